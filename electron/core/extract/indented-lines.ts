const TAB = '    ';
/** So many spaces are meant; one is a slip. */
const LEAST = 2;
const NO_BREAK = '\u00a0';

/** A line with its white space single, without any at its ends. */
export function oneLine(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

/**
 * Whether lines stand at different depths, as those of verse and code do. A first line alone says nothing: paragraphs
 * begin so.
 */
export function areIndented(lines: readonly string[]): boolean {
  const depths = lines.map(depthOf);
  const least = Math.min(...depths);
  return depths.slice(1).some((depth) => depth >= least + LEAST);
}

/** Lines as they stand, in spaces that markup keeps; the depth that all have is taken off. */
export function asTheyStand(lines: readonly string[]): readonly string[] {
  const least = Math.min(...lines.map(depthOf));
  return lines.map((line) => {
    const words = line.trim().replaceAll('\t', TAB);
    const spaced = words.replace(/ {2,}/g, (run) => `${NO_BREAK.repeat(run.length - 1)} `);
    return `${NO_BREAK.repeat(depthOf(line) - least)}${spaced}`;
  });
}

function depthOf(line: string): number {
  return (/^\s*/.exec(line)?.[0] ?? '').replaceAll('\t', TAB).length;
}
