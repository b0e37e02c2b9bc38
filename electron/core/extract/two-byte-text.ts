/** A charset of two bytes a character, and what a usual text in it is made of. */
interface Model {
  /** As the Encoding Standard has it. */
  readonly name: string;
  readonly leads: Range;
  readonly trails: readonly Range[];
  readonly common: readonly CommonCharacters[];
  /** Characters of which every text has many; null where `common` is narrow enough. */
  readonly frequent: RegExp | null;
  readonly hasSpaces: boolean;
}

/** Bytes, the first and the last. */
type Range = readonly [number, number];

/** Characters that are in use, by their first byte: how many there are, and their share of a usual text. */
interface CommonCharacters {
  readonly leads: Range;
  readonly count: number;
  readonly share: number;
}

const ABOVE_ASCII: Range = [0xa1, 0xfe];
const MODELS: readonly Model[] = [
  {
    name: 'shift_jis',
    leads: [0x81, 0xfc],
    trails: [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
    common: [
      { leads: [0x81, 0x81], count: 60, share: 0.12 },
      { leads: [0x82, 0x82], count: 145, share: 0.44 },
      { leads: [0x83, 0x83], count: 86, share: 0.12 },
      { leads: [0x88, 0x97], count: 2965, share: 0.3 },
    ],
    frequent: null,
    hasSpaces: false,
  },
  {
    name: 'euc-jp',
    leads: ABOVE_ASCII,
    trails: [ABOVE_ASCII],
    common: [
      { leads: [0xa1, 0xa1], count: 60, share: 0.12 },
      { leads: [0xa3, 0xa3], count: 62, share: 0.02 },
      { leads: [0xa4, 0xa4], count: 83, share: 0.42 },
      { leads: [0xa5, 0xa5], count: 86, share: 0.12 },
      { leads: [0xb0, 0xcf], count: 2965, share: 0.3 },
    ],
    frequent: null,
    hasSpaces: false,
  },
  {
    name: 'gb18030',
    leads: [0x81, 0xfe],
    trails: [
      [0x40, 0x7e],
      [0x80, 0xfe],
    ],
    common: [
      { leads: [0xa1, 0xa1], count: 60, share: 0.07 },
      { leads: [0xa3, 0xa3], count: 94, share: 0.08 },
      { leads: [0xb0, 0xd7], count: 3755, share: 0.83 },
    ],
    frequent: /[的一是不了在人有我他这中大来上国个到说们为和你地出也时年就那要下以会可]/gu,
    hasSpaces: false,
  },
  {
    name: 'big5',
    leads: [0x81, 0xfe],
    trails: [[0x40, 0x7e], ABOVE_ASCII],
    common: [
      { leads: [0xa1, 0xa2], count: 120, share: 0.14 },
      { leads: [0xa4, 0xc6], count: 5401, share: 0.84 },
    ],
    frequent: /[的一是不了在人有我他這中大來上國個到說們為和你地出也時年就那要下以會可]/gu,
    hasSpaces: false,
  },
  {
    name: 'euc-kr',
    leads: [0x81, 0xfe],
    trails: [
      [0x41, 0x5a],
      [0x61, 0x7a],
      [0x81, 0xfe],
    ],
    common: [
      { leads: [0xa1, 0xa1], count: 60, share: 0.02 },
      { leads: [0xb0, 0xc8], count: 2350, share: 0.96 },
    ],
    frequent: /[이다는의에가을고하지한기로사그리도나은를있서어니해자것수들]/gu,
    hasSpaces: true,
  },
];

/** Share of the text's foreign characters that may be broken, and that have to be common ones. */
const MOST_BROKEN = 0.02;
const LEAST_COMMON = 0.75;
/**
 * Of the common characters, so many follow another at once. What looks like a character in Latin-1 is an accented
 * letter with the plain one after it, and two of those seldom meet.
 */
const LEAST_ADJACENT = 0.3;
const FEWEST_ADJACENT = 3;
/** Characters with one space between them, where the script has none: single words of Cyrillic look like Chinese. */
const MOST_SPACED = 0.1;
/** Of so many characters one is a frequent one at least; usually it is five or more. */
const A_FREQUENT_IN = 25;

const LOG_RARE = Math.log(0.01 / 10_000);
const LOG_BROKEN = LOG_RARE * 1.5;
/** How much likelier a frequent character is than a common one. */
const LOG_FREQUENT = Math.log(20);
const SPACE = 0x20;

/**
 * Tells a text of Japanese, Chinese or Korean in a charset of two bytes a character by its bytes alone, whatever was
 * declared. Such a text is made of characters in common use, one after another; the bytes of another charset hardly
 * ever are, also where they happen to be valid. Among several, the one in which the text is likeliest.
 * @returns the encoding's name as the Encoding Standard has it; null when it is no such text
 */
export function twoByteEncoding(bytes: Uint8Array): string | null {
  let best: { readonly name: string; readonly likelihood: number } | null = null;
  for (const model of MODELS) {
    const counts = count(bytes, model);
    if (!isSuchText(counts, model)) continue;
    const frequent = frequentIn(bytes, model);
    if (model.frequent !== null && frequent < Math.floor(counts.common / A_FREQUENT_IN)) continue;
    const likelihood = counts.likelihood + frequent * LOG_FREQUENT;
    if (best === null || likelihood > best.likelihood) best = { name: model.name, likelihood };
  }
  return best?.name ?? null;
}

interface Counts {
  readonly common: number;
  /** Common characters that follow another character at once. */
  readonly adjacent: number;
  /** Spaces between two characters. */
  readonly spaces: number;
  readonly rare: number;
  readonly broken: number;
  /** Natural logarithm of how likely the text is in this charset. */
  readonly likelihood: number;
}

function isSuchText({ common, adjacent, spaces, rare, broken }: Counts, { hasSpaces }: Model): boolean {
  const all = common + rare + broken;
  return (
    (hasSpaces || spaces <= common * MOST_SPACED) &&
    broken <= all * MOST_BROKEN &&
    common >= all * LEAST_COMMON &&
    adjacent >= Math.max(FEWEST_ADJACENT, common * LEAST_ADJACENT)
  );
}

function count(bytes: Uint8Array, model: Model): Counts {
  const densities = densitiesOf(model);
  const [toNext, toSpace] = model.hasSpaces ? [Math.log(0.75), Math.log(0.25)] : [0, Math.log(0.01)];
  let [common, adjacent, spaces, rare, broken, likelihood] = [0, 0, 0, 0, 0, 0];
  let afterCharacter = false;
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) {
      if (afterCharacter && lead === SPACE) {
        likelihood += toSpace;
        if ((bytes[index + 1] ?? 0) >= 0x80) spaces += 1;
      }
      afterCharacter = false;
      index += 1;
      continue;
    }
    // A cut at the end isn't broken.
    if (index + 1 === bytes.length) break;
    if (model.name === 'gb18030' && isDigit(bytes[index + 1]) && isDigit(bytes[index + 3])) {
      rare += 1;
      likelihood += LOG_RARE;
      afterCharacter = true;
      index += 4;
      continue;
    }
    const density = densities[lead];
    const isWhole = density !== undefined && isWithin(bytes[index + 1] ?? 0, model.trails);
    if (!isWhole) {
      broken += 1;
      likelihood += LOG_BROKEN;
    } else if (density === LOG_RARE) {
      rare += 1;
      likelihood += LOG_RARE;
    } else {
      common += 1;
      if (afterCharacter) {
        adjacent += 1;
        likelihood += toNext;
      }
      likelihood += density;
    }
    afterCharacter = isWhole;
    index += isWhole ? 2 : 1;
  }
  return { common, adjacent, spaces, rare, broken, likelihood };
}

/** For each first byte, how likely one character of it is. */
function densitiesOf({ leads, common }: Model): readonly (number | undefined)[] {
  return Array.from({ length: 0x100 }, (_, lead) => {
    if (!isWithin(lead, [leads])) return undefined;
    const own = common.find((characters) => isWithin(lead, [characters.leads]));
    return own === undefined ? LOG_RARE : Math.log(own.share / own.count);
  });
}

/** In GB 18030, every second byte of a character of four. */
function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isWithin(byte: number, ranges: readonly Range[]): boolean {
  return ranges.some(([first, last]) => byte >= first && byte <= last);
}

function frequentIn(bytes: Uint8Array, { name, frequent }: Model): number {
  if (frequent === null) return 0;
  return new TextDecoder(name).decode(bytes, { stream: true }).match(frequent)?.length ?? 0;
}
