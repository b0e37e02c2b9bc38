import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignWords, inverted } from '#core/anchor/align-words';
import { Vocabulary, wordsOf } from '#core/anchor/words';

function aligned(old: string, present: string) {
  const vocabulary = new Vocabulary();
  const [one, other] = [wordsOf(old, vocabulary), wordsOf(present, vocabulary)];
  return { one, other, alignment: alignWords(one, other) };
}

test('words that stayed are found among words that came and went', () => {
  const { alignment } = aligned('a b c d e f', 'x a b q d f y');
  expect([...alignment]).toEqual([1, 2, -1, 4, -1, 5]);
});

test('the way back leads where the way there came from', () => {
  const { alignment, other } = aligned('a b c d', 'c a b d d');
  inverted(alignment, other.count).forEach((inOld, inNew) => {
    if (inOld >= 0) expect(alignment[inOld]).toBe(inNew);
  });
});

test('whatever the texts, only equal words are aligned, and in order', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 60 });
  fc.assert(
    fc.property(text, text, (old, present) => {
      const { one, other, alignment } = aligned(old.join(' '), present.join(' '));
      let last = -1;
      alignment.forEach((inNew, inOld) => {
        if (inNew < 0) return;
        expect(one.ids[inOld]).toBe(other.ids[inNew]);
        expect(inNew).toBeGreaterThan(last);
        last = inNew;
      });
    }),
  );
});
