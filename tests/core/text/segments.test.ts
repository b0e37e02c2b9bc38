import { describe, expect, it } from 'vitest';
import { countWords, snapToGraphemes } from '#core/text/segments';
import { sentencesOf } from '#core/text/sentences';

function snapped(text: string, start: number, end: number): string {
  const range = snapToGraphemes(text, start, end);
  return text.slice(range.start, range.end);
}

describe('snapToGraphemes', () => {
  it('never cuts an emoji, a flag or an accented letter', () => {
    expect(snapped('a👩‍🔬b', 2, 3)).toBe('👩‍🔬');
    expect(snapped('x🇳🇱y', 3, 4)).toBe('🇳🇱');
    expect(snapped('q\u0308\u0301z', 0, 1)).toBe('q\u0308\u0301');
  });

  it('leaves ends between characters where they are', () => {
    expect(snapped('plain words', 0, 5)).toBe('plain');
    expect(snapped('plain', 0, 5)).toBe('plain');
  });
});

describe('countWords', () => {
  it('counts as the language has words', () => {
    expect(countWords('Nine minutes behind, and proud of it.', 'en')).toBe(7);
    expect(countWords('我喜欢读书', 'zh')).toBe(3);
    expect(countWords('', null)).toBe(0);
  });

  it('falls back to the default rules for a tag that is no language', () => {
    expect(countWords('two words', 'not a tag!')).toBe(2);
  });
});

describe('sentencesOf', () => {
  it('ends a sentence at a full stop and at a block’s end', () => {
    const text = 'A heading\nOne here. Two “there!”\nThree';
    expect(sentencesOf(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      'A heading',
      'One here.',
      'Two “there!”',
      'Three',
    ]);
  });
});
