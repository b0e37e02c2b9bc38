import TurndownService from 'turndown';
import { PLACE_CLASS } from '#core/sanitize/image-places';
import { tableAsMarkdown } from './table-markdown';

/** Writes a sanitised article, parsed into a document of its own, as Markdown (CommonMark, with pipe tables). */
export function articleMarkdown(article: Document): string {
  // Turndown drops empty elements before any rule sees them, but knows images.
  for (const place of article.querySelectorAll(`span.${PLACE_CLASS}`)) {
    const image = article.createElement('img');
    image.setAttribute('alt', place.getAttribute('aria-label') ?? '');
    image.setAttribute('src', place.getAttribute('data-src') ?? '');
    place.replaceWith(image);
  }
  for (const block of article.querySelectorAll('pre')) fenceWhole(block);
  const markdown = converter().turndown(article.body).trim();
  return `${markdown}\n`;
}

/** Turndown fences `<pre><code>` only; elsewhere lines of code would run together. */
function fenceWhole(block: HTMLPreElement): void {
  const inner = block.querySelector(':scope > code');
  if (inner !== null && inner.textContent.trim() === block.textContent.trim()) return;
  const code = block.ownerDocument.createElement('code');
  const language = block.getAttribute('class');
  if (language !== null) code.setAttribute('class', language);
  code.textContent = block.textContent;
  block.replaceChildren(code);
}

function converter(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  service.addRule('table', {
    filter: 'table',
    replacement: (content, node) => tableAsMarkdown(node as HTMLTableElement) ?? `\n\n${content}\n\n`,
  });
  return service;
}
