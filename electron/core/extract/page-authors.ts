import { bylineDate, withoutDate } from './byline-date';
import { bylineNames, readsAsName, splitNames, startsWithBy } from './person-names';

const MONTH = /\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d.*$/i;
/** Others who worked on a piece are named after its authors. */
const OTHER_ROLE =
  /[\s,;|]+(?:(?:and )?(?:edited|reviewed|fact[- ]checked|illustrated|translated)|photo(?:graph)?s?|photography|illustrations?|video)(?: by\b|:).*$/i;
/** How many pieces of text under the main heading are looked at for a line that says "By". */
const NEAR_HEADING = 30;
const SHOW_TEXT = 4;
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
    .replace(OTHER_ROLE, '')
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

/** The authors that a page shows: by the marks that sites put on them, or in a "By" line under the heading. */
export function visibleAuthors(document: Document): readonly string[] {
  for (const element of document.querySelectorAll(VISIBLE)) {
    const text = element.textContent.replace(/\s+/g, ' ').trim();
    if (text.length > LONGEST_AUTHOR) continue;
    const names = cleanAuthors([text]);
    if (names.length > 0) return names;
  }
  return authorsUnderHeading(document);
}

function authorsUnderHeading(document: Document): readonly string[] {
  for (const text of textsUnderHeading(document)) {
    const line = lineAround(text);
    const names = line === '' ? null : bylineNames(withoutDate(line.replace(OTHER_ROLE, '')));
    if (names !== null) return names;
  }
  return [];
}

/** The pieces of text under the main heading that begin with "By". */
function textsUnderHeading(document: Document): readonly Node[] {
  const heading = document.querySelector('h1');
  if (heading === null) return [];
  const walker = document.createTreeWalker(document.body, SHOW_TEXT);
  walker.currentNode = heading;
  const found: Node[] = [];
  for (let seen = 0; seen < NEAR_HEADING;) {
    const text = walker.nextNode();
    if (text === null) break;
    const data = (text.nodeValue ?? '').trim();
    if (data === '') continue;
    seen += 1;
    if (startsWithBy(`${data} `)) found.push(text);
  }
  return found;
}

/** The date that stands in a "By" line, where the page marks one or under the heading. */
export function visibleBylineDate(document: Document): string | null {
  const marked = [...document.querySelectorAll(VISIBLE)].map(({ textContent }) => textContent);
  const near = textsUnderHeading(document).map((text) => lineAround(text));
  return (
    [...marked, ...near]
      .map((line) => bylineDate(line.replace(/\s+/g, ' ').trim()))
      .find((date) => date !== null) ?? null
  );
}

/** The text of the block that a piece of text begins: `By <a>Ada Marsh</a>` in a paragraph. */
function lineAround(text: Node): string {
  const line = (text.parentElement?.closest('p, div, address, li, header, h2, h3, h4')?.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return startsWithBy(line) && line.length <= LONGEST_AUTHOR ? line : '';
}
