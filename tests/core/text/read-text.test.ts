import { JSDOM } from 'jsdom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '#core/text/read-text';
import { normalisedOffset, rawOffset, toRawRange, toTextRange, type TextModel } from '#core/text/text-model';

function rootOf(html: string): Element {
  return new JSDOM(`<article>${html}</article>`).window.document.querySelector('article') as Element;
}

function textOf(html: string): string {
  return readText(rootOf(html)).text;
}

/** What a normalised range covers in the raw text. */
function source(root: Element, model: TextModel, words: string): string {
  const start = model.text.indexOf(words);
  const raw = toRawRange(model, {
    start: normalisedOffset(start),
    end: normalisedOffset(start + words.length),
  });
  return root.textContent.slice(raw.start, raw.end);
}

describe('the text of an article', () => {
  it('separates blocks by a newline, line breaks and cells by a space', () => {
    expect(textOf('<p>One</p><p>two<br>three</p>')).toBe('One\ntwo three');
    expect(textOf('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).toBe('a b\nc');
    expect(textOf('<ul>\n  <li>first</li>\n  <li>second <ul><li>inner</li></ul></li></ul>')).toBe(
      'first\nsecond\ninner',
    );
  });

  it('collapses white space, also across elements, and trims it at block edges', () => {
    expect(textOf('<p>  a\n\tb <b> c</b> </p>\n<p>\u00a0d</p>')).toBe('a b c\nd');
  });

  it('keeps lines of code apart', () => {
    expect(textOf('<pre>if (a)\n  b();</pre>')).toBe('if (a)\nb();');
  });

  it('drops what says nothing and keeps joiners', () => {
    expect(textOf('<p>ex\u00adam\u200bple \u{1F469}\u200D\u{1F52C} می\u200cخواهم</p>')).toBe(
      'example \u{1F469}\u200D\u{1F52C} می\u200cخواهم',
    );
  });

  it('composes decomposed letters, marks and Hangul, and finds their source', () => {
    const root = rootOf('<p>Cafe\u0301 \u1112\u1161\u11ab x</p>');
    const model = readText(root);
    expect(model.text).toBe('Café 한 x');
    expect(source(root, model, 'é')).toBe('e\u0301');
    expect(source(root, model, '한')).toBe('\u1112\u1161\u11ab');
    expect(source(root, model, 'x')).toBe('x');
  });

  it('keeps the author’s quotes and dashes', () => {
    expect(textOf('<p>“Yes” — it’s so.</p>')).toBe('“Yes” — it’s so.');
  });

  it('leaves scripts and styles out but counts them in raw offsets', () => {
    const root = rootOf('<style>p{}</style><p>Words</p>');
    const model = readText(root);
    expect(model.text).toBe('Words');
    expect(source(root, model, 'Words')).toBe('Words');
  });

  it('says where each block begins', () => {
    const model = readText(rootOf('<h2>Head</h2><p>Para</p><ul><li>x</li></ul>'));
    expect(model.blockStarts.map((start) => model.text.slice(start).split('\n')[0])).toEqual([
      'Head',
      'Para',
      'x',
    ]);
  });
});

describe('the way between text and markup', () => {
  it('gives no range for a selection of nothing but space between blocks', () => {
    const root = rootOf('<p>a</p>\n\n<p>b</p>');
    expect(toTextRange(readText(root), { start: rawOffset(1), end: rawOffset(3) })).toBeNull();
  });

  it('takes the whole of a composed character when a selection begins inside it', () => {
    const model = readText(rootOf('<p>e\u0301a</p>'));
    const range = toTextRange(model, { start: rawOffset(1), end: rawOffset(3) });
    expect(range && model.text.slice(range.start, range.end)).toBe('éa');
  });

  it('comes back to the same range for every piece of every text', () => {
    const piece = fc.constantFrom(
      'word',
      ' ',
      '  ',
      '\n',
      'e\u0301',
      '\u00ad',
      '\u200b',
      '“',
      '—',
      '日本',
      '\u{1F600}',
      '<b>bold</b>',
      '<br>',
      '</p><p>',
      '</p>\n<ul>\n<li>item</li>\n</ul><p>',
      '&amp;',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(), fc.nat(), (pieces, one, other) => {
        const root = rootOf(`<p>${pieces.join('')}</p>`);
        const model = readText(root);
        expect(model.text).not.toMatch(/^\s|\s$|\s\s/);
        expect(model.rawStarts.length).toBe(model.text.length);
        if (model.text.length === 0) return;
        const [start, end] = [one % model.text.length, other % model.text.length].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const range = { start: normalisedOffset(start), end: normalisedOffset(end + 1) };
        const words = model.text.slice(range.start, range.end);
        const back = toTextRange(model, toRawRange(model, range));
        expect(back === null ? '' : model.text.slice(back.start, back.end)).toBe(words.trim());
      }),
      { numRuns: 300 },
    );
  });
});
