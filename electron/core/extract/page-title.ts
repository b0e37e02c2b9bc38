/** What stands between a title and the name of its site. */
const SEPARATOR = /\s+[|\-–—·•:»«/\\]+\s+|\s*::\s*|\s*\|\s*/;
/** At the end of a title. */
const IN_BRACKETS = /\s*[[(]([^[\]()]+)[\])]$/;
const LONGEST_TITLE = 500;
const LEAST_OF_WHOLE = 0.3;

/** What a page's title can be told apart by. */
export interface TitleHints {
  /** What the site is called, by its own word or by its host. */
  readonly siteNames: () => readonly string[];
  /** The texts of the page's main headings. */
  readonly headings: readonly string[];
  /** The title is the one for the browser's tab, where sites add their name whether they say it elsewhere or not. */
  readonly forTab: boolean;
}

/**
 * Takes the site's name off a page's title: the last part between separators when it ends in one of the names in
 * brackets; else the last or the first part when it is one of the names, when a heading of the page is the title
 * without it, or, in a title for the tab, when it looks like a name.
 */
export function cleanTitle(title: string, { siteNames, headings, forTab }: TitleHints): string {
  const whole = title.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE);
  const parts = splitWithSeparators(whole);
  const inBrackets = IN_BRACKETS.exec(whole);
  if (parts.length < 2 && inBrackets === null) return whole;
  const names = new Set(
    siteNames()
      .map(nameKey)
      .filter((name) => name !== ''),
  );
  if (inBrackets !== null && names.has(nameKey(inBrackets[1] ?? ''))) {
    // `Title | Part of the site [Site]`: what shares its part with the site's name belongs to the site.
    const rest = whole.slice(0, parts.length < 2 ? inBrackets.index : parts.at(-1)?.separatorAt).trim();
    return rest === '' ? whole : rest;
  }
  if (parts.length < 2) return whole;
  const heading = headings.find(
    (text) => isMainPart(text, whole) && !names.has(nameKey(text)) && contains(parts, text),
  );
  if (heading !== undefined) return heading;
  const last = parts.at(-1);
  const first = parts[0];
  if (last !== undefined && names.has(nameKey(last.text))) return whole.slice(0, last.separatorAt).trim();
  if (first !== undefined && names.has(nameKey(first.text))) return whole.slice(parts[1]?.at ?? 0).trim();
  if (forTab && last !== undefined && looksLikeSite(last.text, whole.slice(0, last.separatorAt))) {
    return whole.slice(0, last.separatorAt).trim();
  }
  return whole;
}

/** The main heading of some pages is the site's name: a title is the greater part of the whole. */
function isMainPart(heading: string, whole: string): boolean {
  return heading.length < whole.length && heading.length >= whole.length * LEAST_OF_WHOLE;
}

/** For comparing names: “The Daily Gull” calls itself dailygull.example as well. */
function nameKey(name: string): string {
  return bare(name.trim().replace(/^the\s+/i, ''));
}

/** A short capitalised end after a title of some length; what papers are called may also end a short one. */
function looksLikeSite(end: string, rest: string): boolean {
  const words = (text: string): number => text.trim().split(/\s+/).length;
  if (/^The(?: \p{Lu}[\p{L}’'-]+){2,3}$/u.test(end.trim()) && words(rest) >= 2) return true;
  return /^\p{Lu}/u.test(end.trim()) && words(end) <= 3 && words(rest) >= 4;
}

interface Part {
  readonly text: string;
  readonly at: number;
  /** Where the separator before this part begins. */
  readonly separatorAt: number;
}

function splitWithSeparators(title: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  let separatorAt = 0;
  for (const match of title.matchAll(new RegExp(SEPARATOR, 'g'))) {
    parts.push({ text: title.slice(at, match.index), at, separatorAt });
    separatorAt = match.index;
    at = match.index + match[0].length;
  }
  parts.push({ text: title.slice(at), at, separatorAt });
  return parts;
}

/** Whether the heading is one part, or the first few, of the title: what is left then is the site's. */
function contains(parts: readonly Part[], heading: string): boolean {
  const wanted = bare(heading);
  let joined = '';
  return parts.some((part) => {
    joined += bare(part.text);
    return joined === wanted || bare(part.text) === wanted;
  });
}

/** For comparing: letters and digits only, lower case. */
export function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
