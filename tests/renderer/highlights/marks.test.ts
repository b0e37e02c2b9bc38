// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { chunksOf } from '../../../renderer/highlights/chunks';
import { flatten, type Inked } from '../../../renderer/highlights/flatten';
import { layOutMargin, type Card } from '../../../renderer/highlights/margin-layout';
import { segmentsOf } from '../../../renderer/highlights/segments';

function rootOf(html: string): Element {
  document.body.innerHTML = `<article>${html}</article>`;
  return document.querySelector('article') as Element;
}

beforeEach(() => {
  document.body.replaceChildren();
});

describe('chunks', () => {
  it('hold all words once, are small, and know where they begin', () => {
    const paragraph = `<p>${'word '.repeat(300)}</p>\n`;
    const root = rootOf(`${paragraph.repeat(9)}<section>${paragraph.repeat(4)}</section>`);
    const chunks = chunksOf(root);
    expect(chunks).toHaveLength(13);
    for (const chunk of chunks) {
      expect(chunk.end - chunk.start).toBeLessThanOrEqual(4000);
      expect(root.textContent.slice(chunk.start, chunk.end)).toBe(chunk.element.textContent);
    }
    expect(
      chunks
        .map((chunk) => chunk.element.textContent)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(root.textContent.replace(/\s/g, ''));
  });

  it('keep an element whole that has words beside its children', () => {
    const root = rootOf(`<div>own words <p>${'x'.repeat(5000)}</p></div>`);
    expect(chunksOf(root).map((chunk) => chunk.element.localName)).toEqual(['div']);
  });

  it('take the root when its words stand in no element', () => {
    expect(chunksOf(rootOf('just words')).map((chunk) => chunk.element.localName)).toEqual(['article']);
  });
});

describe('flatten', () => {
  it('cuts overlapping ranges into pieces that know what lies over them', () => {
    const pieces = flatten([
      { id: 'a', start: 0, end: 10 },
      { id: 'b', start: 5, end: 15 },
      { id: 'c', start: 20, end: 21 },
    ]);
    expect(pieces).toEqual([
      { start: 0, end: 5, ids: ['a'] },
      { start: 5, end: 10, ids: ['a', 'b'] },
      { start: 10, end: 15, ids: ['b'] },
      { start: 20, end: 21, ids: ['c'] },
    ]);
  });

  it('covers each character with the same highlights as the ranges do', () => {
    const range = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
        const inked: Inked<number>[] = ranges.map(([start, length], id) => ({
          id,
          start,
          end: start + length,
        }));
        const pieces = flatten(inked);
        for (let at = 0; at < 62; at += 1) {
          const wanted = inked.filter(({ start, end }) => start <= at && at < end).map(({ id }) => id);
          const over = pieces.filter(({ start, end }) => start <= at && at < end);
          expect(over.length).toBeLessThanOrEqual(1);
          expect(over.flatMap(({ ids }) => ids)).toEqual(wanted);
        }
      }),
    );
  });
});

describe('segments', () => {
  it('cut pieces at text nodes and skip the white space between items', () => {
    const root = rootOf('<ul>\n<li>one <b>two</b></li>\n<li>three</li>\n</ul>');
    const all = [{ start: 0, end: root.textContent.length, ids: ['a'] }];
    const segments = segmentsOf(root, all);
    expect(segments.map(({ start, length }) => root.textContent.slice(start, start + length))).toEqual([
      'one ',
      'two',
      'three',
    ]);
  });

  it('are never empty, though a text node is', () => {
    const root = rootOf('<p>one <b>two</b></p>');
    root.querySelector('p')?.firstChild?.after('');
    const segments = segmentsOf(root, [{ start: 0, end: 7, ids: ['a'] }]);
    expect(segments.map(({ start, length }) => [start, length])).toEqual([
      [0, 4],
      [4, 3],
    ]);
  });

  it('keep the space between two styled words', () => {
    const root = rootOf('<p><b>one</b> <i>two</i></p>');
    const segments = segmentsOf(root, [{ start: 0, end: 7, ids: ['a'] }]);
    expect(segments.map(({ start, length }) => [start, length])).toEqual([
      [0, 3],
      [3, 1],
      [4, 3],
    ]);
  });
});

describe('the margin', () => {
  it('puts the active card beside its words and makes the others give way', () => {
    const cards = [
      { id: 'a', wanted: 100, height: 50 },
      { id: 'b', wanted: 110, height: 50 },
      { id: 'c', wanted: 120, height: 50 },
    ];
    expect([...layOutMargin(cards, 'b', 10)]).toEqual([
      ['b', 110],
      ['c', 170],
      ['a', 50],
    ]);
    expect([...layOutMargin(cards, null, 10)]).toEqual([
      ['a', 100],
      ['b', 160],
      ['c', 220],
    ]);
  });

  it('never lets cards overlap and keeps their order', () => {
    const card = fc.record({ wanted: fc.nat(1000), height: fc.integer({ min: 1, max: 200 }) });
    fc.assert(
      fc.property(fc.array(card, { maxLength: 20 }), fc.nat(), (cards, active) => {
        const ordered: Card<number>[] = [...cards]
          .sort((a, b) => a.wanted - b.wanted)
          .map((each, id) => ({ ...each, id }));
        const tops = layOutMargin(ordered, ordered.length === 0 ? null : active % ordered.length, 8);
        for (const [index, each] of ordered.entries()) {
          const next = ordered[index + 1];
          if (next === undefined) break;
          expect((tops.get(each.id) ?? NaN) + each.height + 8).toBeLessThanOrEqual(tops.get(next.id) ?? NaN);
        }
      }),
    );
  });
});
