/** What the tests of painting look at. All but `expectedCover` run in the window; the frame itself runs no scripts. */

import { JSDOM } from 'jsdom';
import type { HighlightView } from '../../electron/core/highlight/highlight-view';
import { readText } from '../../electron/core/text/read-text';
import { normalisedOffset, toRawRange } from '../../electron/core/text/text-model';

/** A text node as it stands in the article. */
export interface CoveredText {
  readonly text: string;
  /** The highlights that its marks name, sorted. */
  readonly ids: readonly string[];
  /** White space between blocks, as they are laid out. */
  readonly between: boolean;
}

/** Which marks stand over which characters, in order. */
export function coveredTexts(): readonly CoveredText[] {
  const root = document.querySelector('iframe')?.contentDocument?.querySelector('article');
  const view = root?.ownerDocument.defaultView;
  if (root == null || view == null) throw new Error('no article is shown');
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: CoveredText[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const ids = new Set<string>();
    let holder = node.parentElement;
    for (; holder !== null && holder.localName === 'mark'; holder = holder.parentElement)
      for (const id of (holder.dataset['highlights'] ?? '').split(' ')) ids.add(id);
    const text = node.nodeValue ?? '';
    const besideBlocks = [...(holder?.children ?? [])].some(
      (child) => !view.getComputedStyle(child).display.startsWith('inline') && child.localName !== 'br',
    );
    texts.push({ text, ids: [...ids].sort(), between: text.trim() === '' && besideBlocks });
  }
  return texts;
}

/** Marks that stand where only items, rows and the like may. */
export function misplacedMarks(): number {
  const root = document.querySelector('iframe')?.contentDocument;
  return root?.querySelectorAll(':is(ul, ol, tr, table, tbody, thead, figure, dl) > mark').length ?? -1;
}

/** The article's markup, and whether its text nodes are as a parser would make them: none empty, none side by side. */
export function markupOf(): { readonly html: string; readonly normal: boolean } {
  const root = document.querySelector('iframe')?.contentDocument?.querySelector('article');
  if (root == null) throw new Error('no article is shown');
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let normal = true;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.nodeValue === '' || node.nextSibling?.nodeType === Node.TEXT_NODE) normal = false;
  return { html: root.innerHTML, normal };
}

/** Where each word of the article stands, as left, top, right and bottom in CSS pixels. */
export function wordPlaces(): readonly (readonly number[])[] {
  const root = document.querySelector('iframe')?.contentDocument?.querySelector('article');
  if (root == null) throw new Error('no article is shown');
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Node; readonly start: number; readonly end: number }[] = [];
  let all = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const start = all.length;
    all += node.nodeValue ?? '';
    nodes.push({ node, start, end: all.length });
  }
  return [...all.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const range = root.ownerDocument.createRange();
    const first = nodes.find(({ end }) => end > index);
    const last = nodes.find(({ end }) => end >= index + word.length);
    if (first === undefined || last === undefined) throw new Error(`no node holds “${word}”`);
    range.setStart(first.node, index - first.start);
    range.setEnd(last.node, index + word.length - last.start);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return [left, top, right, bottom];
  });
}

/** How far the edge of a word moved that moved most, in CSS pixels; infinitely far when the words aren't the same. */
export function farthestMove(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
): number {
  if (before.length !== after.length) return Infinity;
  const moves = before.flatMap((edges, word) =>
    edges.map((edge, index) => Math.abs(edge - (after[word]?.[index] ?? Infinity))),
  );
  return moves.reduce((most, move) => Math.max(most, move), 0);
}

/** For each raw unit of an article without marks, the highlights that should lie over it, sorted. */
export function expectedCover(html: string, highlights: readonly HighlightView[]): readonly string[] {
  const root = new JSDOM(`<article>${html}</article>`).window.document.querySelector('article');
  if (root === null) throw new Error('no article');
  const model = readText(root);
  const cover = Array.from({ length: root.textContent.length }, () => [] as string[]);
  for (const { id, anchor } of highlights) {
    const { start, end } = toRawRange(model, {
      start: normalisedOffset(anchor.start),
      end: normalisedOffset(anchor.end),
    });
    for (let at = start as number; at < end; at += 1) cover[at]?.push(id);
  }
  return cover.map((ids) => ids.sort().join(' '));
}

/** The raw units whose marks aren't those that should be there. */
export function wrongUnits(texts: readonly CoveredText[], expected: readonly string[]): readonly string[] {
  const wrong: string[] = [];
  let at = 0;
  for (const { text, ids, between } of texts) {
    const shown = ids.join(' ');
    for (const unit of text.split('')) {
      const wanted = between ? '' : expected[at];
      if (shown !== wanted)
        wrong.push(`${at} ${JSON.stringify(unit)}: ${shown} instead of ${String(wanted)}`);
      at += 1;
    }
  }
  if (at !== expected.length) wrong.push(`${at} units instead of ${expected.length}`);
  return wrong;
}
