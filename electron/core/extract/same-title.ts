/** What sites add to a title to say which page it is: “– Page 2”, “(2/3)”, “Teil 2 von 3”. */
const COUNTING = /\b(?:page|pages|part|parts|seite|teil|pagina|página|partie|parte|of|von|de|sur|di)\b/g;

/** Whether two titles are the same but for what says which page of a piece they stand over. */
export function isSameTitle(one: string, other: string): boolean {
  const bare = withoutCount(one);
  return bare !== '' && bare === withoutCount(other);
}

function withoutCount(title: string): string {
  const words = title.toLowerCase().replace(/\p{N}+/gu, ' ');
  return words
    .replace(COUNTING, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
