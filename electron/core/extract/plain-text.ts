import { bylineDate, withoutDate } from './byline-date';
import { oneLine } from './indented-lines';
import { bylineNames, startsWithBy } from './person-names';
import { isSocialLeftover } from './social-leftovers';
import { paragraphsOf, type Paragraph } from './text-paragraphs';

/** A text with the shape of a pasted article, taken apart. */
export interface PlainTextArticle {
  readonly title: string;
  readonly authors: readonly string[];
  /** ISO 8601, from the byline; null when it has no date. */
  readonly published: string | null;
  readonly paragraphs: readonly Paragraph[];
}

/** A first line longer than this is a paragraph, not a title; the title is then its beginning. */
const LONGEST_TITLE = 200;
const SHORTENED_TITLE = 80;
/** How far above the end a byline may stand: below it there may be a date, a role, a place. */
const LINES_BELOW_BYLINE = 2;
const LONGEST_LINE_BELOW_BYLINE = 60;

/**
 * Reads a text as a person pastes an article: the first line is the title; a byline may stand right below it ("By …")
 * or near the end (also a bare name); the names of the page's social links, left over at the very end, are dropped.
 * What is dropped at the end is never all that there is.
 * @returns null when there is nothing but white space
 */
export function readPlainText(text: string): PlainTextArticle | null {
  const lines = linesOf(text);
  const [given = '', ...below] = lines;
  const first = oneLine(given);
  if (first === '') return null;
  const body = trimBlank(below);
  const leading = takeLeadingByline(body);
  const trailing = takeTrailingByline(withoutLeftovers(leading.rest));
  const rest = trimBlank(trailing.rest);
  const isTitle = first.length <= LONGEST_TITLE;
  return {
    title: isTitle ? first : `${first.slice(0, SHORTENED_TITLE).replace(/\s+\S*$/, '')}…`,
    authors: unique([...leading.authors, ...trailing.authors]),
    published: leading.published ?? trailing.published,
    // A single line is both: its own title and all that there is to read.
    paragraphs: paragraphsOf(isTitle && rest.length > 0 ? rest : [given, '', ...rest]),
  };
}

/** Lines, whatever ends them, without blank ones at either end; white space alone is an empty line. */
function linesOf(text: string): readonly string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\f\u0085\u2028\u2029]/)
    .map((line) => line.trimEnd());
  return trimBlank(lines);
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return [];
  return lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}

interface Taken {
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly rest: readonly string[];
}

function takeLeadingByline(lines: readonly string[]): Taken {
  const [given = '', ...rest] = lines;
  const first = oneLine(given);
  const names = startsWithBy(first) ? bylineNames(withoutDate(first)) : null;
  if (names === null || rest.length === 0) return { authors: [], published: null, rest: lines };
  return { authors: names, published: bylineDate(first), rest: trimBlank(rest) };
}

function withoutLeftovers(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line !== '' && !isSocialLeftover(oneLine(line)));
  return last < 0 ? lines : lines.slice(0, last + 1);
}

function takeTrailingByline(lines: readonly string[]): Taken {
  const filled = [...lines.keys()].filter((index) => lines[index] !== '');
  // The first line of the text proper stays: a text of names is a list, not a row of bylines.
  for (let up = 1; up <= LINES_BELOW_BYLINE + 1 && up < filled.length; up += 1) {
    const index = filled[filled.length - up] ?? 0;
    const line = oneLine(lines[index] ?? '');
    const above = lines[filled[filled.length - up - 1] ?? 0] ?? '';
    const names = bylineNames(startsWithBy(line) ? withoutDate(line) : line);
    if (names !== null && (startsWithBy(line) || endsParagraph(above))) {
      return { authors: names, published: bylineDate(line), rest: lines.filter((_, at) => at !== index) };
    }
    if (!mayStandBelowByline(line)) break;
  }
  return { authors: [], published: null, rest: lines };
}

/** A bare name counts below a finished paragraph only: below other short lines it belongs to a list or a poem. */
function endsParagraph(line: string): boolean {
  return /[.!?…]["'”’»)\]]*$/u.test(line);
}

function mayStandBelowByline(line: string): boolean {
  return line.length <= LONGEST_LINE_BELOW_BYLINE && !/[.!?…]["'”’»)\]]*$/u.test(line);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
