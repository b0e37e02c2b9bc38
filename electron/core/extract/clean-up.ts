import { leafBlocks, type LeafBlock } from './leaf-blocks';
import { leftoverOf, type Leftover, type Place } from './leftovers';

/** A block that was taken out, for the capture's log. */
export interface Removal {
  readonly why: Leftover;
  readonly text: string;
}

export interface CleanUp {
  readonly removals: readonly Removal[];
  /** Characters that stayed before the first paragraph of some length. */
  readonly runUp: number;
}

/** Fewer links in a row may be the article's own. */
const FEWEST_LINKS = 3;
const ALL_LINK = 0.9;
const LONGEST_LINK = 160;
/** A line over a list of links that isn't marked up as a heading. */
const LONGEST_HEADING = 50;
const POINTS_ELSEWHERE =
  /^(?:more (?:from|on|stories|great)|related|latest|popular|most (?:read|popular|viewed)|read (?:next|more)|recommended|trending|see also|you (?:may|might))\b/i;
/** More than this taken away means that the signs were misread, and everything stays. */
const MOST_REMOVED = 0.4;

/**
 * Takes what isn't the article out of what an engine found, in place: menus and dates before the first paragraph,
 * related links, share rows, requests to subscribe, the byline once more. Tables, figures with their captions, code and
 * quotations stay as they are.
 */
export function cleanUp(
  content: Element,
  { host, authors }: { readonly host: string | null; readonly authors: readonly string[] },
): CleanUp {
  const blocks = leafBlocks(content, host);
  const found = leftovers(blocks, authors);
  const misread = lengthOf([...found.keys()]) > lengthOf(blocks) * MOST_REMOVED;
  const runUp = lengthOf(
    blocks.slice(0, Math.max(0, firstProse(blocks))).filter((block) => misread || !found.has(block)),
  );
  if (misread) return { removals: [], runUp };
  for (const { element } of found.keys()) removeWithEmptyParents(element, content);
  return { removals: [...found].map(([{ text }, why]) => ({ why, text })), runUp };
}

function lengthOf(blocks: readonly LeafBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function firstProse(blocks: readonly LeafBlock[]): number {
  return blocks.findIndex(({ isProse }) => isProse);
}

function leftovers(
  blocks: readonly LeafBlock[],
  authors: readonly string[],
): ReadonlyMap<LeafBlock, Leftover> {
  const found = new Map<LeafBlock, Leftover>();
  const first = firstProse(blocks);
  const last = blocks.findLastIndex(({ isProse }) => isProse);
  // A page without one paragraph is a list or a poem: nothing tells its lines from leftovers.
  if (first < 0) return found;
  blocks.forEach((block, index) => {
    const place: Place = index < first ? 'before' : index > last ? 'after' : 'within';
    const why = leftoverOf(block, place, authors);
    if (why !== null) found.set(block, why);
  });
  for (const block of linkRuns(blocks, first, last)) found.set(block, 'links');
  return found;
}

/** Rows of three or more lines that are links and nothing else, outside of the prose, with the heading over them. */
function* linkRuns(blocks: readonly LeafBlock[], first: number, last: number): Iterable<LeafBlock> {
  let run: LeafBlock[] = [];
  for (let index = 0; index <= blocks.length; index += 1) {
    const block = blocks[index];
    if (block !== undefined && isLink(block)) {
      run.push(block);
      continue;
    }
    if (run.length >= FEWEST_LINKS) {
      const start = index - run.length;
      const outside = index - 1 < first || start > last;
      const before = blocks[start - 1];
      const heading = before !== undefined && isHeading(before) ? before : null;
      if (outside || heading !== null) yield* run;
      if (heading !== null && start - 1 > first) yield heading;
    }
    run = [];
  }
}

function isHeading({ kind, text }: LeafBlock): boolean {
  return kind === 'heading' || (text.length <= LONGEST_HEADING && POINTS_ELSEWHERE.test(text));
}

function isLink({ linked, linksHome, text, kind }: LeafBlock): boolean {
  return linksHome && linked > ALL_LINK && text.length <= LONGEST_LINK && kind !== 'heading';
}

function removeWithEmptyParents(element: Element, content: Element): void {
  let gone = element;
  while (gone.parentElement !== null && gone.parentElement !== content && isOnlyChild(gone)) {
    gone = gone.parentElement;
  }
  gone.remove();
}

function isOnlyChild(element: Element): boolean {
  const parent = element.parentElement;
  if (parent?.querySelector('img, figure, table, video, iframe') !== null) return false;
  return parent.textContent.trim() === element.textContent.trim();
}
