import type { DifferenceBlock } from '#core/text/difference';

/** A run of equal blocks of which only the number is shown. */
interface Folded {
  readonly kind: 'folded';
  readonly count: number;
}

/** Folds away what is the same, but for the blocks right before and after a change. */
export function foldSame(blocks: readonly DifferenceBlock[]): readonly (DifferenceBlock | Folded)[] {
  const isNearChange = (index: number): boolean =>
    [blocks[index - 1], blocks[index + 1]].some((block) => block !== undefined && block.kind !== 'same');
  const parts: (DifferenceBlock | Folded)[] = [];
  let count = 0;
  blocks.forEach((block, index) => {
    const isFolded = block.kind === 'same' && !isNearChange(index);
    if (isFolded) count += 1;
    if (count > 0 && (!isFolded || index === blocks.length - 1)) {
      parts.push({ kind: 'folded', count });
      count = 0;
    }
    if (!isFolded) parts.push(block);
  });
  return parts;
}
