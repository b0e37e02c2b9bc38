import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from '#core/text/difference';
import { changedWords } from '#core/text/word-difference';

const OLD = [
  'The ferry and the clock',
  'The ferry leaves at seven, whatever the weather says of it.',
  'A timetable is a promise made to strangers.',
  'Nobody on the far shore owned a clock before it came.',
].join('\n');

test('equal texts have no difference', () => {
  expect(differenceOf(OLD, OLD).counts).toEqual({ added: 0, removed: 0, changed: 0 });
});

test('a paragraph that was changed shows its words; others are added or removed whole', () => {
  const present = OLD.replace('seven', 'half past six')
    .replace('\nA timetable is a promise made to strangers.', '')
    .concat('\nThe harbour office has confirmed this.');
  const { blocks, counts } = differenceOf(OLD, present);
  expect(counts).toEqual({ added: 1, removed: 1, changed: 1 });
  expect(blocks[1]).toEqual({
    kind: 'changed',
    pieces: [
      { kind: 'same', text: 'The ferry leaves at ' },
      { kind: 'removed', text: 'seven' },
      { kind: 'added', text: 'half past six' },
      { kind: 'same', text: ', whatever the weather says of it.' },
    ],
  });
  expect(blocks[2]).toEqual({ kind: 'removed', text: 'A timetable is a promise made to strangers.' });
  expect(blocks.at(-1)).toEqual({ kind: 'added', text: 'The harbour office has confirmed this.' });
});

test('scripts without spaces differ by characters', () => {
  expect(changedWords('船は七時に出る', '船は六時に出る')).toEqual([
    { kind: 'same', text: '船は' },
    { kind: 'removed', text: '七' },
    { kind: 'added', text: '六' },
    { kind: 'same', text: '時に出る' },
  ]);
});

test('both texts can be read back from the difference', () => {
  const words = fc.array(fc.constantFrom('ferry', 'clock', 'the', 'of', '—', 'ö'), { maxLength: 8 });
  const text = fc
    .array(
      words.map((each) => each.join(' ')),
      { maxLength: 8 },
    )
    .map((blocks) => blocks.filter((block) => block !== '').join('\n'));
  fc.assert(
    fc.property(text, text, (old, present) => {
      const { blocks } = differenceOf(old, present);
      const read = (gone: 'added' | 'removed'): string =>
        blocks
          .flatMap((block) =>
            block.kind === 'changed'
              ? [
                  block.pieces
                    .filter(({ kind }) => kind !== gone)
                    .map((piece) => piece.text)
                    .join(''),
                ]
              : block.kind === gone
                ? []
                : [block.text],
          )
          .join('\n');
      expect(read('added')).toBe(old);
      expect(read('removed')).toBe(present);
    }),
  );
});
