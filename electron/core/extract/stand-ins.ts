import { EMBED_CLASS } from '../sanitize/attribute-rules';

/** Private-use signs, which no page writes: what they hold is found again wherever an engine puts it. */
const SIGN = /\ue0f0(\d+)\ue0f1/g;
const KEPT = `math, pre, figure.${EMBED_CLASS}`;

/** Puts what was kept back into the places that an engine left for it. */
export type PutBack = (content: Element) => void;

/**
 * Keeps formulas, code and embeds out of the hands of an engine that would write them anew. Each is signed within its
 * own words, so that the page reads as long as it is; the signed piece gives way to the original afterwards.
 */
export function keepAside(document: Document): PutBack {
  const kept: Element[] = [];
  for (const element of document.querySelectorAll(KEPT)) {
    if (element.parentElement?.closest(KEPT) != null) continue;
    const sign = `\ue0f0${kept.length}\ue0f1`;
    kept.push(element.cloneNode(true) as Element);
    if (element.localName === 'math') {
      const code = document.createElement('code');
      code.textContent = `${sign}${element.textContent}`;
      element.replaceWith(code);
    } else (element.querySelector('figcaption, code') ?? element).prepend(sign);
  }
  return (content) => {
    if (kept.length > 0) putBack(content, kept);
  };
}

function putBack(content: Element, kept: readonly Element[]): void {
  const texts: Node[] = [];
  const walker = content.ownerDocument.createTreeWalker(content, 4);
  while (walker.nextNode() !== null) {
    if (walker.currentNode.nodeValue?.includes('\ue0f0') === true) texts.push(walker.currentNode);
  }
  for (const text of texts) {
    const index = Number([...(text.nodeValue ?? '').matchAll(SIGN)][0]?.[1] ?? -1);
    const original = kept[index];
    const holder = original === undefined ? null : holderOf(text, original);
    if (original !== undefined && holder !== null && content.contains(holder)) {
      holder.replaceWith(content.ownerDocument.importNode(original, true));
    } else text.nodeValue = (text.nodeValue ?? '').replace(SIGN, '');
  }
}

function holderOf(text: Node, { localName }: Element): Element | null {
  return text.parentElement?.closest(localName === 'math' ? 'code' : localName) ?? null;
}
