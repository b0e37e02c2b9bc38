/** What no text has: signs of bytes that the charset doesn't know, controls, and code points kept for private use. */
const IMPOSSIBLE = /[\uFFFD\u0080-\u009F\uE000-\uF8FF]/gu;

/**
 * What bytes look like in the wrong charset of one byte a character (`ÐŸÐ°Ñ€`, `оЮПНЛ`, `³ódŸ`). Each alone may stand
 * in a text, many don't.
 */
const UNLIKELY: readonly RegExp[] = [
  // A capital after a small letter. In Latin script only accented ones: product names have plain ones.
  /(?<=\p{Ll})(?![A-Z])\p{Lu}/gu,
  // A sign of money, number or law within a word. The apostrophe and the middle dot belong to words.
  /(?<=\p{L})[¡-©¬-¶¸¹¼-¿×÷†‡‰‹›˜•„](?=\p{L})/gu,
  // Letters of two scripts in one word.
  /(?<=\p{Script=Latin})[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]/gu,
  /(?<=[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}])\p{Script=Latin}/gu,
  // Four accented letters of Latin script in a row: no language has them.
  /(?:(?![a-zA-Z])\p{Script=Latin}){4,}/gu,
  // Half-width katakana: what Shift_JIS makes of many charsets, and rare in what was written since screens are wide.
  /[\uFF61-\uFF9F]/gu,
  // Frames and blocks within a word.
  /(?<=\p{L})[\u2500-\u25FF]+/gu,
];

/**
 * How much of a text looks as if it was decoded in the wrong charset.
 * @returns the share of such characters among those outside ASCII, 0 to 1
 */
export function oddness(text: string): number {
  const foreign = text.match(/[^\u0000-\u007F]/gu)?.length ?? 0;
  if (foreign === 0) return 0;
  const odd = [IMPOSSIBLE, ...UNLIKELY].reduce((sum, pattern) => sum + lengthOf(text.match(pattern)), 0);
  return Math.min(1, (odd + surplusCapitals(text)) / foreign);
}

function lengthOf(matches: readonly string[] | null): number {
  return matches?.reduce((sum, match) => sum + match.length, 0) ?? 0;
}

/** Cyrillic capitals beyond the number of small letters: the charsets in use have them in each other's places. */
function surplusCapitals(text: string): number {
  const letters = text.match(/\p{Script=Cyrillic}/gu) ?? [];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  return Math.max(0, capitals - (letters.length - capitals));
}
