import { areIndented, asTheyStand, oneLine } from './indented-lines';

/** A paragraph of plain text: its lines, more than one where the breaks carry meaning (verse, addresses, lists). */
export type Paragraph = readonly string[];

/** Programs and people wrap text within these widths; what is broken narrower is verse or a list. */
const NARROWEST_WRAP = 55;
const WIDEST_WRAP = 120;
/** So many of the breaks must be where a wrapping program would have put them. */
const WRAPPED_SHARE = 0.7;
/** A line of wrapped text shorter than this share of the width was ended on purpose. */
const FULL_LINE = 0.6;

/**
 * Groups lines into paragraphs. Without blank lines, every line is one. With them, what stands between two is one: its
 * breaks are undone where the text was wrapped at a width, kept where the lines are short; long lines are paragraphs of
 * their own. Lines at different depths keep their breaks and their depths.
 */
export function paragraphsOf(lines: readonly string[]): readonly Paragraph[] {
  const given = blocksOf(lines);
  const blocks = given.map((block) => block.map(oneLine));
  const [only = []] = given;
  if (blocks.length <= 1)
    return areIndented(only) ? [asTheyStand(only)] : blocks.flat().map((line) => [line]);
  const width = Math.max(0, ...blocks.flat().map((line) => (line.includes(' ') ? line.length : 0)));
  const wrapped = width <= WIDEST_WRAP && isWrapped(blocks, width);
  return blocks.flatMap((block, at) => {
    const stood = given[at] ?? [];
    // In wrapped text, long lines at another depth are an item of a list that goes on.
    const most = wrapped ? width * FULL_LINE : WIDEST_WRAP;
    if (areIndented(stood) && block.every((line) => line.length <= most)) return [asTheyStand(stood)];
    if (width > WIDEST_WRAP) return longLines(block);
    return [wrapped ? unwrap(block, width) : block];
  });
}

function blocksOf(lines: readonly string[]): readonly Paragraph[] {
  const blocks: string[][] = [];
  let open = false;
  for (const line of lines) {
    if (line === '') {
      open = false;
    } else if (open) {
      blocks.at(-1)?.push(line);
    } else {
      blocks.push([line]);
      open = true;
    }
  }
  return blocks;
}

/** Where lines are long, a break ends a paragraph; a block of nothing but short lines keeps together. */
function longLines(block: Paragraph): readonly Paragraph[] {
  return block.some((line) => line.length > WIDEST_WRAP) ? block.map((line) => [line]) : [block];
}

function isWrapped(blocks: readonly Paragraph[], width: number): boolean {
  if (width < NARROWEST_WRAP) return false;
  let breaks = 0;
  let forced = 0;
  for (const block of blocks) {
    for (const [index, line] of block.slice(0, -1).entries()) {
      // Short lines, such as a list's, were ended on purpose and say nothing of the rest.
      if (line.length < width * FULL_LINE) continue;
      breaks += 1;
      if (isForced(line, block[index + 1] ?? '', width)) forced += 1;
    }
  }
  return breaks > 0 && forced / breaks >= WRAPPED_SHARE;
}

/** Whether the next line's first word wouldn't have fitted, give or take a tenth of the width. */
function isForced(line: string, next: string, width: number): boolean {
  const word = next.split(' ', 1)[0] ?? '';
  return line.length + 1 + word.length > width * 0.9;
}

function unwrap(block: Paragraph, width: number): Paragraph {
  const paragraph: string[] = [];
  let joins = false;
  for (const line of block) {
    if (joins) paragraph.push(`${paragraph.pop() ?? ''} ${line}`);
    else paragraph.push(line);
    joins = line.length >= width * FULL_LINE;
  }
  return paragraph;
}
