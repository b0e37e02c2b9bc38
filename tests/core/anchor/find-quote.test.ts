import { describe, expect, it } from 'vitest';
import { describeQuote } from '#core/anchor/context';
import { findQuote } from '#core/anchor/find-quote';
import { placeHighlight } from '#core/anchor/place-highlight';

const TEXT = 'The tide “rises”, he said.\nThe tide falls — and the tide rises again.';

function found(quote: string, prefix?: string, suffix?: string): string | null {
  const at = findQuote(TEXT, { quote, prefix, suffix });
  return at === null ? null : `${at.start}:${TEXT.slice(at.start, at.end)}`;
}

describe('findQuote', () => {
  it('finds words whatever their quotes, dashes and white space', () => {
    expect(found('tide "rises"')).toBe('4:tide “rises”');
    expect(found('falls -  and')).toBe('36:falls — and');
    expect(found('said. The tide')).toBe('21:said.\nThe tide');
  });

  it('takes the first of several places and says how many there are', () => {
    expect(findQuote(TEXT, { quote: 'tide' })).toEqual({ start: 4, end: 8, occurrences: 3 });
  });

  it('tells equal quotes apart by what stands beside them', () => {
    expect(found('tide', 'and the')).toBe('52:tide');
    expect(found('The tide', undefined, 'falls')).toBe('27:The tide');
    expect(found('tide', 'said. The', 'falls')).toBe('31:tide');
  });

  it('finds nothing for other words, other context, or no words', () => {
    expect(found('ebb')).toBeNull();
    expect(found('Tide')).toBeNull();
    expect(found('tide', 'ebb and')).toBeNull();
    expect(found(' \n')).toBeNull();
  });
});

describe('describeQuote', () => {
  it('keeps up to 64 units a side and cuts no pair in two', () => {
    const text = `${'😀'.repeat(40)}middle${'😀'.repeat(40)}`;
    const { exact, prefix, suffix } = describeQuote(text, 81, 85);
    expect(exact).toBe('iddl');
    expect(prefix).toBe(`${'😀'.repeat(31)}m`);
    expect(suffix).toBe(`e${'😀'.repeat(31)}`);
  });
});

describe('placeHighlight', () => {
  const anchor = { state: 'exact', score: 1, version: 1, start: 4, end: 8 } as const;

  it('holds while the words stand at the stored place', () => {
    expect(placeHighlight(TEXT, { quote: 'tide', anchor })).toEqual({ start: 4, end: 8 });
  });

  it('looks for words that moved, and is loose rather than wrong when it can’t tell', () => {
    expect(placeHighlight(`New. ${TEXT}`, { quote: 'falls', anchor })).toEqual({ start: 41, end: 46 });
    expect(placeHighlight(`New. ${TEXT}`, { quote: 'tide', anchor })).toBeNull();
    expect(placeHighlight(TEXT, { quote: 'ebb', anchor })).toBeNull();
    expect(placeHighlight(TEXT, { quote: 'tide', anchor: { ...anchor, state: 'loose' } })).toBeNull();
  });

  it('doesn’t take what an image is called for words of the text', () => {
    const figure = { kind: 'image', image: 'a.png', label: 'falls' } as const;
    const empty = { ...anchor, start: 4, end: 4 };
    expect(placeHighlight(TEXT, { quote: 'falls', anchor: empty, figure })).toBeNull();
  });
});
