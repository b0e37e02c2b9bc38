// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../electron/core/text/read-text';
import { normalisedOffset, type TextRange } from '../../../electron/core/text/text-model';
import { chunksOf } from '../../../renderer/highlights/chunks';
import { createFinder } from '../../../renderer/find/find-in-text';
import { rangesOf } from '../../../renderer/find/find-paint';
import { domRange, rawOffsetOf, type TextPlaces } from '../../../renderer/reader/text-places';

const HTML = `<p>One <em>small <b>step</b></em> for</p>
<ul>
<li>a list</li>
<li>of items</li>
</ul>
<div><p>${'long words '.repeat(500)}</p> <p>the end</p></div>`;

function placesOf(html: string): TextPlaces {
  document.body.innerHTML = `<article>${html}</article>`;
  const root = document.querySelector('article');
  if (root === null) throw new Error('no article');
  return { document, root, model: readText(root), chunks: chunksOf(root) };
}

function range(start: number, end: number): TextRange {
  return { start: normalisedOffset(start), end: normalisedOffset(end) };
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}

describe('places in the document', () => {
  it('hold the words of any range, whatever marks split its texts', () => {
    const places = placesOf(HTML);
    const { text } = places.model;
    (places.root.querySelector('b')?.firstChild as Text).splitText(2);
    (places.root.querySelector('li')?.firstChild as Text).splitText(3);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 80 }), (start, length) => {
        const end = Math.min(text.length, start + length);
        const words = domRange(places, range(start, end)).toString();
        expect(plain(words)).toBe(plain(text.slice(start, end)));
      }),
    );
  });

  it('are counted from the beginning of the article, in texts, in elements and outside of it', () => {
    const places = placesOf(HTML);
    const { root } = places;
    const before = (node: Node, offset: number): number => {
      const all = document.createRange();
      all.setStart(root, 0);
      all.setEnd(node, offset);
      return all.toString().length;
    };
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
    for (let node: Node | null = root; node !== null; node = walker.nextNode()) {
      const last = node.nodeType === Node.TEXT_NODE ? (node as Text).length : node.childNodes.length;
      for (const offset of new Set([0, Math.min(1, last), last]))
        expect(rawOffsetOf(places, node, offset)).toBe(before(node, offset));
    }
    expect(rawOffsetOf(places, document.body, 0)).toBe(0);
    expect(rawOffsetOf(places, document.body, 1)).toBe(root.textContent.length);
  });

  it('of many hits are found in one pass', () => {
    const places = placesOf(HTML);
    (places.root.querySelector('b')?.firstChild as Text).splitText(2);
    const { text } = places.model;
    for (const words of ['s', 'step for', 'long words', 'items long']) {
      const hits = createFinder(text)(words);
      const found = rangesOf(places, hits).map((each) => {
        const live = document.createRange();
        live.setStart(each.startContainer, each.startOffset);
        live.setEnd(each.endContainer, each.endOffset);
        return plain(live.toString());
      });
      expect(found).toEqual(hits.map(({ start, end }) => plain(text.slice(start, end))));
    }
  });
});
