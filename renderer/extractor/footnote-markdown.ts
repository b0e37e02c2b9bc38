import { notesIn } from '#core/extract/footnotes';

const REFERENCE = 'note-reference';
const DEFINITION = 'note-definition';
/** A note's own number, and the ways back to its mark. */
const NUMBER = /^[[(]?(?:\d{1,3}|[a-z]|[*†‡§¶^↑]{1,3})[\])]?[.:]?$/i;
const WAY_BACK =
  /^(?:[\s↩↵↑^⏎⤴]|\ufe0e|\ufe0f|back to (?:text|content|top)|jump up|return|[a-z](?=\s|$))*$/iu;

/**
 * Marks the footnotes of an article for `addFootnoteRules`, in place: `[^1]` in the text, `[^1]: …` for the note, which
 * loses its own number and its links back. Labels are the numbers of their order, for a note's id may hold anything.
 */
export function markFootnotes(article: Document): void {
  const labels = new Map<Element, string>();
  for (const { mark, block } of notesIn(article.body)) {
    const label = labels.get(block) ?? String(labels.size + 1);
    labels.set(block, label);
    const reference = article.createElement(REFERENCE);
    reference.textContent = label;
    (onlyIn(mark, 'sup') ?? mark).replaceWith(reference);
  }
  // A note within another would be taken along with it.
  for (const [block, label] of labels) {
    const definition = article.createElement(DEFINITION);
    definition.setAttribute('data-label', label);
    takeLinksBack(block);
    definition.append(...block.childNodes);
    block.replaceChildren(definition);
    const list = block.closest('ol, ul');
    if (block.localName === 'li') block.replaceWith(definition);
    if (list !== null && [...list.children].every(({ localName }) => localName === DEFINITION)) {
      list.replaceWith(...list.childNodes);
    }
  }
}

/** The rules for what `markFootnotes` left; elements are told by their names. */
export const FOOTNOTE_RULES = {
  reference: {
    filter: (node: Node) => node.nodeName.toLowerCase() === REFERENCE,
    replacement: (content: string) => `[^${content}]`,
  },
  definition: {
    filter: (node: Node) => node.nodeName.toLowerCase() === DEFINITION,
    // What follows the first paragraph belongs to the note by its indent.
    replacement: (content: string, node: Node) =>
      `\n\n[^${(node as Element).getAttribute('data-label') ?? ''}]: ${content.trim().replace(/\n(?=.)/g, '\n    ')}\n\n`,
  },
} as const;

function takeLinksBack(block: Element): void {
  for (const link of block.querySelectorAll('a[href^="#"]')) {
    const text = link.textContent.trim();
    const isNumber = NUMBER.test(text) && textBefore(block, link) === '';
    if (isNumber || WAY_BACK.test(text)) (onlyIn(link, 'sup') ?? link).remove();
  }
  trimEnds(block);
}

/** Spaces that stood between a note and its links; at an edge the converter would put them outside of the note. */
function trimEnds(block: Element): void {
  const walker = block.ownerDocument.createTreeWalker(block, 4 /* NodeFilter.SHOW_TEXT */);
  while (walker.nextNode() !== null) {
    const text = walker.currentNode as Text;
    if (text.nextSibling === null) text.data = text.data.trimEnd();
    if (text.previousSibling === null) text.data = text.data.trimStart();
  }
}

function textBefore(block: Element, link: Element): string {
  const range = block.ownerDocument.createRange();
  range.setStart(block, 0);
  range.setEndBefore(link);
  return range.toString().trim();
}

/** The element around a link that holds nothing else. */
function onlyIn(link: Element, name: string): Element | null {
  const around = link.closest(name);
  return around?.textContent.trim() === link.textContent.trim() ? around : null;
}
