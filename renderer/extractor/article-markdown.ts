import TurndownService from 'turndown';
import { PLACE_CLASS, placeLabel, renewPlace } from '#core/sanitize/image-places';
import { tableAsMarkdown } from './table-markdown';

/** Writes a sanitised article, parsed into a document of its own, as Markdown (CommonMark, with pipe tables). */
export function articleMarkdown(article: Document): string {
  for (const place of article.querySelectorAll(`span.${PLACE_CLASS}`)) renewPlace(place);
  // Where the image is on the web; what came without an address is named as it lies in the article's folder.
  for (const image of article.querySelectorAll('img[data-address]')) {
    image.setAttribute('src', image.getAttribute('data-address') ?? '');
    image.setAttribute('alt', placeLabel(image.getAttribute('alt') ?? ''));
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
