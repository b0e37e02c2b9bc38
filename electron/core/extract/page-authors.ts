import { bylineNames, readsAsName, splitNames } from './person-names';

const MONTH = /\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d.*$/i;
const LONGEST_AUTHOR = 100;
const MOST_AUTHORS = 20;
const VISIBLE =
  '[rel~="author"], [itemprop~="author"] [itemprop~="name"], [itemprop~="author"], .byline-name, .author-name, .byline, .author, .p-author';

/**
 * Cleans what a page calls its authors: "By" and roles are cut off, lists taken apart, addresses and repeats dropped.
 */
export function cleanAuthors(given: readonly string[]): readonly string[] {
  const names = given.flatMap(cleanAuthor);
  const seen = new Set<string>();
  return names
    .filter((name) => {
      const key = name.toLowerCase();
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_AUTHORS);
}

function cleanAuthor(given: string): readonly string[] {
  // A date often stands in the same line.
  const line = given
    .replace(/\s+/g, ' ')
    .trim()
    .replace(MONTH, '')
    .replace(/\s*\d.*$/, '');
  if (line === '' || /^(?:https?:|www\.|@)|^\S+@\S+$|:$/i.test(line)) return [];
  const byline = bylineNames(line);
  if (byline !== null) return byline;
  const withoutBy = line.replace(/^(?:written |posted |words )?by:?\s+/i, '').replace(/\s*[|•·–—].*$/, '');
  const parts = splitNames(withoutBy);
  // A list only when its parts read as names: "Department of Fisheries and Ports" is one author.
  const people = parts.filter(readsAsName);
  if (people.length > 0 && people.length >= parts.length / 2) return people;
  return withoutBy !== '' && withoutBy.length <= LONGEST_AUTHOR ? [withoutBy] : [];
}

/** The authors that the page shows, by the marks that sites put on them. */
export function visibleAuthors(document: Document): readonly string[] {
  for (const element of document.querySelectorAll(VISIBLE)) {
    const text = element.textContent.replace(/\s+/g, ' ').trim();
    if (text.length > LONGEST_AUTHOR) continue;
    const names = cleanAuthors([text]);
    if (names.length > 0) return names;
  }
  return [];
}
