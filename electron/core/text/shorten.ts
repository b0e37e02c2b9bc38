/**
 * Words for a message, cut where they would drown what is said: tracking addresses, `data:` addresses, long quotes.
 *
 * @param longest - in UTF-16 units, the ellipsis included; no surrogate pair is cut
 */
export function shorten(words: string, longest: number): string {
  if (words.length <= longest) return words;
  return `${words.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
