import { expect, test } from 'vitest';
import type { DifferenceBlock } from '#core/text/difference';
import { foldSame } from '../../../renderer/versions/fold-same';

function same(text: string): DifferenceBlock {
  return { kind: 'same', text };
}

const added: DifferenceBlock = { kind: 'added', text: 'new' };

test('equal paragraphs are counted, but for those beside a change', () => {
  const blocks = [same('a'), same('b'), same('c'), added, same('d'), same('e'), same('f')];
  expect(foldSame(blocks)).toEqual([
    { kind: 'folded', count: 2 },
    same('c'),
    added,
    same('d'),
    { kind: 'folded', count: 2 },
  ]);
});

test('texts without a difference are one count', () => {
  expect(foldSame([same('a'), same('b')])).toEqual([{ kind: 'folded', count: 2 }]);
  expect(foldSame([])).toEqual([]);
});
