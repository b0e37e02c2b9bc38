import { shortestEdit, type EditStep } from './shortest-edit';
import { changedWords, likeness, type Piece } from './word-difference';

/** One block (paragraph, heading, list item) of two texts that are compared. */
export type DifferenceBlock =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }
  /** Nearly the same block, with the words that differ. */
  | { readonly kind: 'changed'; readonly pieces: readonly Piece[] };

/** What makes one text of another, for people to read: whole blocks, and words within those that merely changed. */
export interface TextDifference {
  readonly blocks: readonly DifferenceBlock[];
  /** How many blocks of each kind. */
  readonly counts: { readonly added: number; readonly removed: number; readonly changed: number };
}

/** From here on two blocks are one that was changed; below, one that went and one that came. */
const ALIKE = 0.5;
/** How far a block's other form is looked for. */
const MOST_TRIED = 40;

/**
 * Compares two normalised texts (one newline between blocks), in the order of the new one.
 *
 * @param old - of the earlier version
 */
export function differenceOf(old: string, present: string): TextDifference {
  const blocks: DifferenceBlock[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const settle = (): void => {
    blocks.push(...paired(removed, added));
    [removed, added] = [[], []];
  };
  for (const { kind, item } of shortestEdit(blocksOf(old), blocksOf(present))) {
    if (kind === 'removed') removed.push(item);
    else if (kind === 'added') added.push(item);
    else {
      settle();
      blocks.push({ kind: 'same', text: item });
    }
  }
  settle();
  const count = (kind: EditStep<string>['kind'] | 'changed'): number =>
    blocks.filter((block) => block.kind === kind).length;
  return { blocks, counts: { added: count('added'), removed: count('removed'), changed: count('changed') } };
}

function blocksOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

/** Blocks that stand in one place of both texts; those that are alike, in order, are one block that was changed. */
function paired(removed: readonly string[], added: readonly string[]): readonly DifferenceBlock[] {
  const blocks: DifferenceBlock[] = [];
  let next = 0;
  for (const text of removed) {
    const at = added.slice(next, next + MOST_TRIED).findIndex((other) => likeness(text, other) >= ALIKE);
    const match = at === -1 ? undefined : added[next + at];
    if (match === undefined) {
      blocks.push({ kind: 'removed', text });
      continue;
    }
    blocks.push(...added.slice(next, next + at).map(asAdded), {
      kind: 'changed',
      pieces: changedWords(text, match),
    });
    next += at + 1;
  }
  return [...blocks, ...added.slice(next).map(asAdded)];
}

function asAdded(text: string): DifferenceBlock {
  return { kind: 'added', text };
}
