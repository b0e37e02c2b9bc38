import { asRawHtml, type RawHtml } from '../html';
import type { Paragraph } from './text-paragraphs';

/** Writes paragraphs as markup: one `<p>` each, with `<br>` where a break carries meaning. */
export function paragraphsAsHtml(paragraphs: readonly Paragraph[]): RawHtml {
  return asRawHtml(
    paragraphs.map((paragraph) => `<p>${paragraph.map(escapeText).join('<br>')}</p>`).join('\n'),
  );
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
