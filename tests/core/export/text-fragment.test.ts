import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeQuote } from '#core/anchor/context';
import { textFragmentLink } from '#core/export/text-fragment';

/** The directive of a link to `quote`, the first time it stands in `text`. */
function directive(text: string, quote: string, language: string | null = 'en'): string {
  const start = text.indexOf(quote);
  const described = describeQuote(text, start, start + quote.length);
  return textFragmentLink('https://a.example/', described, language).replace(
    'https://a.example/#:~:text=',
    '',
  );
}

describe('textFragmentLink', () => {
  it('names long quotes by their ends and keeps the address’s own fragment', () => {
    const exact = 'one two three four five six seven eight nine ten eleven, twelve';
    expect(
      textFragmentLink('https://a.example/p#part:~:text=old', { exact, prefix: 'a ', suffix: ' b' }, null),
    ).toBe('https://a.example/p#part:~:text=one%20two%20three%20four,nine%20ten%20eleven%2C%20twelve');
  });

  it('encodes what a directive gives a meaning to', () => {
    expect(directive('well-known (so)', 'well-known (so)')).toBe('well%2Dknown%20%28so%29');
    expect(directive('a semi-final, well-known & so', 'well-known')).toBe(
      'a%20semi%2Dfinal%2C-,well%2Dknown,-%26%20so',
    );
  });

  it('tells a short quote from its equals by a few whole words of its block', () => {
    const text = `Before.\nIt is said that the tide, and only the tide, kept its word in ${'every '.repeat(20)}year.`;
    expect(directive(text, 'tide')).toBe('said%20that%20the-,tide,-%2C%20and%20only%20the');
    expect(directive(text, 'It is')).toBe('It%20is,-said%20that%20the');
    expect(directive(text, 'Before.')).toBe('Before.');
  });

  it('takes no half word from where the context ends', () => {
    const text = `${'x'.repeat(80)} tide ${'y'.repeat(80)}`;
    expect(directive(text, 'tide')).toBe('tide');
  });

  it('finds words also where none are parted by spaces', () => {
    expect(decodeURIComponent(directive('船は潮を待たずに港を出ていった。', '港', 'ja'))).toMatch(
      /ずに-,港,-を出/,
    );
  });

  it('names a quote over blocks by words of its first and of its last block', () => {
    const quote = 'of those who wait at the ferry.\nThe tide keeps its word.';
    expect(directive(`A map ${quote}`, quote)).toBe('of%20those%20who%20wait,tide%20keeps%20its%20word.');
  });

  it('has terms that stand beside each other in the text, each within a block', () => {
    const word = fc.stringMatching(/^[a-zé-]{1,8}[.,]?$/);
    const blocks = fc.array(fc.array(word, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(blocks, fc.nat(), fc.nat(), (words, from, length) => {
        const text = words.map((block) => block.join(' ')).join('\n');
        const start = from % text.length;
        const quote = text.slice(start, start + 1 + (length % 60));
        fc.pre(quote.trim() === quote);
        const described = describeQuote(text, start, start + quote.length);
        const [, said = ''] = textFragmentLink('https://a.example/', described, 'en').split(':~:text=');
        const terms = said.split(',');
        const prefix =
          terms[0]?.endsWith('-') === true ? decodeURIComponent(terms.shift()?.slice(0, -1) ?? '') : '';
        const suffix =
          terms.at(-1)?.startsWith('-') === true ? decodeURIComponent(terms.pop()?.slice(1) ?? '') : '';
        const [first = '', last = first] = terms.map(decodeURIComponent);
        expect(text.slice(0, start).trimEnd().endsWith(prefix)).toBe(true);
        expect(text.slice(start).startsWith(first)).toBe(true);
        expect(text.slice(0, start + quote.length).endsWith(last)).toBe(true);
        expect(
          text
            .slice(start + quote.length)
            .trimStart()
            .startsWith(suffix),
        ).toBe(true);
        expect([prefix, first, last, suffix].join('')).not.toContain('\n');
      }),
    );
  });
});
