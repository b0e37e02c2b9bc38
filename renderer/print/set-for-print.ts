import type { PrintJob } from '#contract/print';
import { createPainter } from '../highlights/painter';
import { showArticle } from '../reader/shown-article';
import { numberNotes, printedNotes } from './printed-notes';

/**
 * Sets an article with its highlights, and after it its notes, in a page that is printed. Waits for images and fonts;
 * an image that doesn't come keeps nobody from the rest.
 */
export async function setForPrint(document: Document, { open, typeface }: PrintJob): Promise<void> {
  allowNoScript(document);
  document.documentElement.dataset['typeface'] = typeface;
  const shown = showArticle(document, open.content);
  const loose = createPainter(shown, () => undefined, 'all').paint(open.highlights);
  const numbered = numberNotes(shown, open.highlights);
  const { url } = open.content.article;
  if (url !== null) document.querySelector('header')?.append(addressLine(document, url));
  const notes = printedNotes(document, { ...open, numbered, loose });
  if (notes !== null) document.body.append(notes);
  await Promise.all([document.fonts.ready, ...[...document.images].map(there)]);
}

/** From here on: this page's own script has been read, and what was saved needs none. */
function allowNoScript(document: Document): void {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "script-src 'none'";
  document.head.append(policy);
}

async function there(image: HTMLImageElement): Promise<void> {
  // What is far down the page would wait to be scrolled to.
  image.loading = 'eager';
  await image.decode().catch(() => undefined);
}

function addressLine(document: Document, url: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'address';
  const link = document.createElement('a');
  link.href = url;
  link.textContent = url;
  line.append(link);
  return line;
}
