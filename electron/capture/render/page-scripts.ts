import { LARGEST_SOURCE } from '../limits';

/** In characters: less may be no more than a word that the text is coming. */
const SOME_TEXT = 600;

// What is asked of a rendered page, as source: it runs in the page, in a world of its own. An element may be called
// “childNodes” and stand before a form's or the document's own, so everything goes by the prototypes' getters.
const GETTERS = `
  const getter = (prototype, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return (node) => get.call(node);
  };
  const shadowOf = getter(Element.prototype, 'shadowRoot');
  const everyIn = (root) =>
    (root.nodeType === 9 ? Document : DocumentFragment).prototype.querySelectorAll.call(root, '*');
  const shadowRoots = (root) => [...everyIn(root)].flatMap((element) => {
    const shadow = shadowOf(element);
    return shadow === null ? [] : [shadow, ...shadowRoots(shadow)];
  });`;

/** How long nothing has changed in the document and its open shadow roots, in ms. */
export const QUIET = `(() => {
  ${GETTERS}
  if (globalThis.changedAt === undefined) {
    globalThis.changedAt = performance.now();
    globalThis.watched = new WeakSet();
    globalThis.watch = new MutationObserver(() => { globalThis.changedAt = performance.now(); });
  }
  for (const root of [document, ...shadowRoots(document)]) {
    if (globalThis.watched.has(root)) continue;
    globalThis.watched.add(root);
    globalThis.watch.observe(root, { subtree: true, childList: true, characterData: true });
    globalThis.changedAt = performance.now();
  }
  return performance.now() - globalThis.changedAt;
})()`;

/**
 * Whether there is so much text, menus and the like left out, that the page is no empty shell; it stops as soon as
 * there is enough.
 */
export const HAS_TEXT = `(() => {
  ${GETTERS}
  const FURNITURE = 'script, style, noscript, template, nav, header, footer, aside, form, select, dialog, button';
  const judge = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return Element.prototype.matches.call(node, FURNITURE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  };
  const what = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  let length = 0;
  for (const root of [document, ...shadowRoots(document)]) {
    const texts = Document.prototype.createTreeWalker.call(document, root, what, judge);
    while (length < ${SOME_TEXT} && texts.nextNode() !== null) length += texts.currentNode.data.trim().length;
  }
  return length >= ${SOME_TEXT};
})()`;

/**
 * The document as markup, as it is seen: what stands in an open shadow root is the content of its element, with what
 * was put into its slots. Closed ones are shut to everybody. Null for markup that is too long.
 */
export const TAKE = `(() => {
  ${GETTERS}
  const childrenOf = getter(Node.prototype, 'childNodes');
  const typeOf = getter(Node.prototype, 'nodeType');
  const inert = getter(Document.prototype, 'implementation')(document).createHTMLDocument('');
  const seenIn = (node) => {
    const shadow = typeOf(node) === 1 ? shadowOf(node) : null;
    return [...childrenOf(shadow ?? node)].flatMap((child) => {
      if (!(child instanceof HTMLSlotElement)) return [child];
      const given = HTMLSlotElement.prototype.assignedNodes.call(child, { flatten: true });
      return given.length > 0 ? given : seenIn(child);
    });
  };
  const copy = (node) => {
    const made = inert.importNode(node, false);
    for (const child of seenIn(node)) Node.prototype.appendChild.call(made, copy(child));
    return made;
  };
  const flat = (root) => {
    if (shadowRoots(document).length === 0) return root;
    try {
      return copy(root);
    } catch {
      // Deeper than this can go.
      return root;
    }
  };
  const root = getter(Document.prototype, 'documentElement')(document);
  const html = root === null ? '' : '<!doctype html>' + flat(root).outerHTML;
  return { url: location.href, html: html.length > ${LARGEST_SOURCE} ? null : html };
})()`;
