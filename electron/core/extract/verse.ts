import { VERSE_CLASS } from '../sanitize/attribute-rules';
import { isVersePre } from './code-blocks';

const CONTAINERS =
  '.poem, .poetry, .verse, .stanza, .line-block, .poem-body, .poem-text, .poem__body, .lg, [data-poem]';
const LINES = 'div, p, span, li';
const HOLDS_BLOCKS = 'div, p, ul, ol, li, table, blockquote, figure, h1, h2, h3, h4, h5, h6, pre';
/** Of a line of verse, in characters; prose in an element called a poem is a note on it. */
const LONGEST_LINE = 160;

/**
 * Gives verse one form, in place: a paragraph for each stanza, its lines ended by `<br>`, or a `<pre>` where it came as
 * one; both of the class `verse`.
 */
export function settleVerse(document: Document): void {
  for (const block of document.querySelectorAll('pre[class]')) {
    if (!isVersePre(block)) continue;
    block.setAttribute('class', VERSE_CLASS);
    const code = block.querySelector(':scope > code');
    code?.replaceWith(...code.childNodes);
  }
  for (const box of document.querySelectorAll(CONTAINERS)) {
    if (box.localName === 'pre') continue;
    if (box.localName === 'p') box.setAttribute('class', VERSE_CLASS);
    else if (box.querySelector(CONTAINERS) === null || linesOf(box) !== null) settleBox(box);
  }
}

function settleBox(box: Element): void {
  const lines = linesOf(box);
  if (lines === null) {
    for (const paragraph of box.querySelectorAll('p:has(br)')) paragraph.setAttribute('class', VERSE_CLASS);
    return;
  }
  const stanzas: Element[] = [];
  let stanza: Element | null = null;
  for (const line of lines) {
    if (!/\S/.test(line.textContent)) {
      stanza = null;
      continue;
    }
    if (stanza === null) {
      stanza = box.ownerDocument.createElement('p');
      stanza.setAttribute('class', VERSE_CLASS);
      stanzas.push(stanza);
    } else stanza.append(box.ownerDocument.createElement('br'));
    const last = line.lastElementChild;
    if (last?.localName === 'br' && !/\S/.test(last.nextSibling?.nodeValue ?? '')) last.remove();
    stanza.append(...line.childNodes);
  }
  box.replaceChildren(...stanzas);
}

/** Its children, where each is a line of verse; null where it is built in another way. */
function linesOf(box: Element): readonly Element[] | null {
  const own = [...box.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.nodeValue ?? ''));
  const children = [...box.children].filter(({ localName }) => localName !== 'br');
  if (own || children.length < 2) return null;
  const areLines = children.every(
    (child) =>
      child.matches(LINES) &&
      child.querySelector(HOLDS_BLOCKS) === null &&
      child.textContent.trim().length <= LONGEST_LINE &&
      child.querySelectorAll('br').length < 2,
  );
  return areLines
    ? [...box.children].map((child) => (child.localName === 'br' ? emptyLine(child) : child))
    : null;
}

function emptyLine(element: Element): Element {
  return element.ownerDocument.createElement('span');
}
