import type { ArticleView, HighlightView } from '#contract/views';
import type { CommandOutput } from './command';

const LONGEST_CELL = 60;

/** Rows as aligned columns, two spaces apart; long cells are cut. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(shortCell));
  const widths: number[] = [];
  for (const row of cells) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, columnsOf(cell));
    });
  }
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columnsOf(cell))).join('  ');
  return cells.map((row) => line(row).trimEnd()).join('\n');
}

/** Normalised text has one newline between blocks; people read it with a blank line there. */
export function withBlankLines(text: string): string {
  return text.replaceAll('\n', '\n\n');
}

/** A number with what is counted: `1 article`, `2 articles`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size for people: three figures at most, in decimal units. */
export function size(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1];
  const shown = unit === 0 || value >= 99.95 ? value.toFixed(0) : value.toPrecision(value < 10 ? 2 : 3);
  return `${shown} ${UNITS[unit]}`;
}

/** A moment by this computer's clock, to the minute. */
export function localTime(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}

/** An article that something was done to. */
export function articleOutput(article: ArticleView, done: string): CommandOutput {
  const facts = [article.authors.join(', '), article.site ?? '', `${article.words} words`];
  return {
    json: article,
    text: `${done} “${article.title}” (${facts.filter((fact) => fact !== '').join(', ')})\n${article.id}`,
  };
}

/** A highlight that something was done to. */
export function highlightOutput(highlight: HighlightView, done: string): CommandOutput {
  return { json: highlight, text: `${done}:\n${highlightText(highlight)}` };
}

/** A highlight for people: its id and colour, the quote, the note, the tags. */
export function highlightText(highlight: HighlightView): string {
  const { id, color, style, anchor, unsure, quote, note, tags } = highlight;
  const state = anchor.state === 'exact' ? '' : `, ${anchor.state}${unsure ? ', to be confirmed' : ''}`;
  const lines = [`${id}  (${color}${style === 'ink' ? '' : ` ${style}`}${state})`, indent(quote, '> ')];
  if (note !== '') lines.push(indent(note, '  '));
  if (tags.length > 0) lines.push(`  ${tags.map((tag) => `#${tag}`).join(' ')}`);
  return lines.join('\n');
}

function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => by + line)
    .join('\n');
}

function shortCell(cell: string): string {
  const oneLine = cell.replace(/\s+/g, ' ');
  const characters = Array.from(oneLine);
  return characters.length <= LONGEST_CELL ? oneLine : `${characters.slice(0, LONGEST_CELL - 1).join('')}…`;
}

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/;

/** How many columns a terminal gives a text: East Asian characters take two, combining marks none. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Cf}/u.test(character)) continue;
    columns += WIDE.test(character) || /\p{Emoji_Presentation}/u.test(character) ? 2 : 1;
  }
  return columns;
}
