import type { ShownArticle } from './shown-article';

/** Around a table: it scrolls, so that the table itself can stay one, also for those who hear it. */
const BOX_CLASS = 'wide';

const KINDS = [
  { selector: `.${BOX_CLASS}`, name: 'Table' },
  { selector: 'pre:not(.verse)', name: 'Code' },
  { selector: 'math[display="block"]', name: 'Formula' },
] as const;

/** Puts a box around each table. It holds no text and begins a block as the table does, so no offset changes. */
export function boxTables(root: HTMLElement): void {
  for (const table of root.querySelectorAll('table')) {
    if (table.parentElement?.closest('table') != null) continue;
    const box = root.ownerDocument.createElement('div');
    box.className = BOX_CLASS;
    table.replaceWith(box);
    box.append(table);
  }
}

/**
 * Lets the keyboard scroll what is wider than the text, and tells of it by name; from now on, as the width changes.
 * Gives a function that stops it.
 */
export function nameWideParts({ root }: ShownArticle): () => void {
  const parts = KINDS.flatMap(({ selector, name }) =>
    [...root.querySelectorAll(selector)].map((element) => ({ element, name })),
  );
  if (parts.length === 0) return () => undefined;
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const part = parts.find(({ element }) => element === target);
      if (part !== undefined) nameIfWide(part.element, part.name);
    }
  });
  for (const { element } of parts) observer.observe(element);
  return () => observer.disconnect();
}

function nameIfWide(element: Element, name: string): void {
  const attributes = { tabindex: '0', role: 'region', 'aria-label': `${name}, scrolls sideways` };
  const isWide = element.scrollWidth > element.clientWidth + 1;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (isWide) element.setAttribute(attribute, value);
    else element.removeAttribute(attribute);
  }
}
