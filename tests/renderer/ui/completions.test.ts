import { describe, expect, it } from 'vitest';
import { completionsOf } from '../../../renderer/ui/completions';

const KNOWN = ['reading', 'Law of the sea', 'ferry', 'sea', 'reading/slow', 'Éducation'];

describe('completionsOf', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['r', [], ['reading', 'reading/slow']],
    ['SEA', [], ['sea', 'Law of the sea']],
    ['law', [], ['Law of the sea']],
    ['slow', [], ['reading/slow']],
    ['é', [], ['Éducation']],
    ['r', ['READING'], ['reading/slow']],
    ['x', [], []],
    ['ea', [], []],
  ])('for “%s”, with %j taken, offers %j', (typed, taken, offered) => {
    expect(completionsOf(typed, KNOWN, taken)).toEqual(offered);
  });

  it('offers the first of all before anything is typed, and never many', () => {
    expect(completionsOf('', KNOWN, ['sea'])).toEqual(KNOWN.filter((word) => word !== 'sea'));
    const many = Array.from({ length: 50 }, (_, index) => `tag ${index}`);
    expect(completionsOf('t', many, [])).toEqual(many.slice(0, 7));
  });
});
