import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areNear, distance, FINGERPRINT, fingerprintOf } from '#core/duplicates/fingerprint';
import { needsFolder } from '../../support/needs';

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/articles');

const WORDS = 'tide rope lamp ferry clock harbour rain stone keeper winter letter bell ice road glass'.split(
  ' ',
);

/** A text of made-up sentences; the same seed gives the same text. */
function textOf(seed: number, words = 400): string {
  let state = seed;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const word = WORDS[(state >>> 8) % WORDS.length] ?? '';
    return `${word}${(state >>> 16) % 40}`;
  }).join(' ');
}

function near(one: string, other: string): boolean {
  const [first, second] = [fingerprintOf(one), fingerprintOf(other)];
  if (first === null || second === null) throw new Error('One of them is too short.');
  return areNear(first, second);
}

describe('texts that are nearly the same', () => {
  test('case, punctuation and white space make no difference at all', () => {
    const text = textOf(1);
    expect(fingerprintOf(text.toUpperCase().replaceAll(' ', ',\n\n '))).toBe(fingerprintOf(text));
  });

  test.each([
    ['a correction below', (text: string) => `${text} Correction: the year of the bridge was misstated.`],
    ['a date above', (text: string) => `Updated 3 May. ${text}`],
    ['one word in two hundred', (text: string) => text.replace(/((?:\S+ ){199})\S+/g, '$1changed')],
  ])('%s leaves it near', (_what, change) => {
    for (let seed = 1; seed <= 20; seed += 1) expect(near(textOf(seed), change(textOf(seed)))).toBe(true);
  });

  test('of scripts without spaces too', () => {
    const text = '潮の満ち引きは月が決める。灯台守は毎朝時計を巻き、船の出入りを帳面に記す。'.repeat(3);
    expect(near(text, `${text}訂正あり。`)).toBe(true);
  });
});

describe('texts that are not', () => {
  test('other words', () => {
    for (let seed = 1; seed <= 20; seed += 1) expect(near(textOf(seed), textOf(seed + 100))).toBe(false);
  });

  test('the same words in another order', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      expect(near(textOf(seed), textOf(seed).split(' ').sort().join(' '))).toBe(false);
    }
  });

  test('no two of the real articles are taken for each other', (context) => {
    needsFolder(context, CORPUS);
    const truth = JSON.parse(readFileSync(join(CORPUS, 'ground-truth.json'), 'utf8')) as Record<
      string,
      { readonly articleBody?: string }
    >;
    const prints = Object.values(truth).flatMap(({ articleBody = '' }) => fingerprintOf(articleBody) ?? []);
    expect(prints.length).toBeGreaterThan(50);
    const pairs = prints.flatMap((one, at) => prints.slice(at + 1).filter((other) => areNear(one, other)));
    expect(pairs).toEqual([]);
  });
});

test('a short text has none', () => {
  expect(fingerprintOf('The bell under the ice.')).toBe(null);
  expect(fingerprintOf('')).toBe(null);
});

test('it is 16 digits for any text, and the distance is one of bits', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 60 }), fc.integer(), (words, seed) => {
      const print = fingerprintOf(words.join(' '));
      const other = fingerprintOf(textOf(seed)) ?? '';
      if (print === null) return;
      expect(print).toMatch(FINGERPRINT);
      expect(distance(print, print)).toBe(0);
      expect(distance(print, other)).toBe(distance(other, print));
      expect(distance(print, other)).toBeLessThanOrEqual(64);
    }),
  );
});
