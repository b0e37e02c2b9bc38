import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../storage/random';
import { CHANGES, type Change } from './changes';
import { ownDocuments } from './documents';
import { draftOf, written } from './draft';
import { quotesFrom } from './quotes';
import { supplyFrom } from './trial';
import { isGone, truthOf } from './truth';

const DOCUMENTS = ownDocuments();
const SUPPLY = supplyFrom(DOCUMENTS);

function changed(text: string, change: Change, seed: number) {
  const random = seededRandom(seed);
  const draft = draftOf(text);
  const after = written(change.carryOut(draft, random, SUPPLY));
  return { after, quotes: quotesFrom(draft, 10, random) };
}

/** The words alone: signs may be others, white space and accents written otherwise. */
function lettersOf(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

describe('the changes of the bench', () => {
  it('are at least fourteen, each of another name', () => {
    expect(new Set(CHANGES.map(({ name }) => name)).size).toBe(CHANGES.length);
    expect(CHANGES.length).toBeGreaterThanOrEqual(14);
  });

  it('are the same whenever they are made', () => {
    for (const change of CHANGES) {
      const text = DOCUMENTS[0]?.text ?? '';
      expect(changed(text, change, 7)).toEqual(changed(text, change, 7));
    }
  });

  it('all alter the text, but for that of the markup', () => {
    for (const change of CHANGES) {
      const texts = DOCUMENTS.map(({ text }) => [text, changed(text, change, 7).after.text]);
      const isAltered = texts.some(([before, after]) => before !== after);
      expect([change.name, isAltered]).toEqual([change.name, change.name !== 'markup only']);
    }
  });
});

describe('what the bench takes for true', () => {
  it('is where the quote’s words stand, for all changes that keep words', () => {
    const keeping = CHANGES.filter(({ keepsWords }) => keepsWords);
    fc.assert(
      fc.property(
        fc.constantFrom(...keeping),
        fc.constantFrom(...DOCUMENTS),
        fc.integer({ min: 1, max: 1e6 }),
        (change, { text }, seed) => {
          const { after, quotes } = changed(text, change, seed);
          for (const quote of quotes) {
            const { kept, places } = truthOf(text, quote, after);
            expect(kept).toBeGreaterThan(0.99);
            const words = lettersOf(text.slice(quote.start, quote.end));
            const [place] = places;
            const there = lettersOf(after.text.slice(place?.start, place?.end));
            // Torn apart, or with something put in between, the place holds a part, or more than the quote.
            if (places.length === 1 && there.length === words.length) expect(there).toBe(words);
            else if (places.length === 1)
              expect(words.includes(there) || there.length > words.length).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is that a quote is gone whose paragraph was cut off', () => {
    const truncation = CHANGES.find(({ name }) => name === 'truncated');
    const text = DOCUMENTS[0]?.text ?? '';
    if (truncation === undefined) throw new Error('no change of the name “truncated”');
    const { after } = changed(text, truncation, 3);
    const last = { start: text.length - 40, end: text.length - 1 };
    expect(isGone(truthOf(text, last, after))).toBe(true);
    expect(truthOf(text, { start: 0, end: 30 }, after).places).toEqual([{ start: 0, end: 30 }]);
  });
});
