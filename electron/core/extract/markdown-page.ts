import { Marked } from 'marked';
import markedFootnote from 'marked-footnote';

// CommonMark with GitHub's additions (tables, task lists, strikethrough, footnotes). A task's box is said by a sign:
// an article has no forms.
const reader = new Marked({ gfm: true }).use(markedFootnote(), {
  renderer: { checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') },
});

/**
 * Writes Markdown as the markup of a page. Nothing in it is trusted more than in any other page: markup inside the text
 * comes through as it is.
 */
export function markdownPage(markdown: string): string {
  return `<!doctype html><body>${reader.parse(markdown, { async: false })}</body>`;
}

/** The heading that a page begins with, as a note has its title; null when it begins with anything else. */
export function leadingHeading(page: Document): string | null {
  const first = page.body.firstElementChild;
  if (first === null || !/^H[12]$/.test(first.tagName)) return null;
  const title = first.textContent.replace(/\s+/g, ' ').trim();
  return title === '' ? null : title;
}
