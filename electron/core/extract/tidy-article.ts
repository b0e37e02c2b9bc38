import { bare } from './page-title';

const HEADINGS = 'h1, h2';
/** The element that Readability wraps its find in. */
const WRAPPER = '#readability-page-1';
/** A heading further down than this isn't the page's title but a part's. */
const TITLE_WITHIN = 300;

/**
 * Cleans the content that was found, in place: the heading that repeats the title goes, and old anchors
 * (`<a name>`) get the id that links to them look for.
 */
export function tidyArticle(content: Element, title: string): void {
  const wrapper = content.querySelector(`:scope > ${WRAPPER}`);
  wrapper?.replaceWith(...wrapper.childNodes);
  removeRepeatedTitle(content, title);
  for (const anchor of content.querySelectorAll('a[name]:not([id])')) {
    anchor.setAttribute('id', anchor.getAttribute('name') ?? '');
  }
}

function removeRepeatedTitle(content: Element, title: string): void {
  const wanted = bare(title);
  const heading = [...content.querySelectorAll(HEADINGS)].find(
    (element) => bare(element.textContent) === wanted,
  );
  if (heading === undefined || wanted === '' || textBefore(content, heading) > TITLE_WITHIN) return;
  heading.remove();
}

function textBefore(content: Element, heading: Element): number {
  const range = content.ownerDocument.createRange();
  range.setStart(content, 0);
  range.setEndBefore(heading);
  return range.toString().replace(/\s+/g, ' ').length;
}
