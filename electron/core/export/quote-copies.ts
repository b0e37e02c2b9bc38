import type { QuoteInContext } from '../anchor/context';
import { assertNever } from '../result';
import { citationParts, inARow, passageLink, type CitedSource } from './citation';
import { escapeHtml } from './html-escape';
import { escapeMarkdown, markdownLink, markdownQuote } from './markdown-escape';

/** The ways in which a quote can be copied, in the order of menus. */
export const COPY_FORMATS = ['quote', 'citation', 'markdown', 'html', 'link'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** What is copied, in the flavours that programs may take. */
export interface QuoteCopy {
  readonly text: string;
  /** Set: programs with styled text take this. */
  readonly html?: string;
}

/**
 * A quote as it is copied; null where that can't be made: a link, when the article has no address on the web.
 *
 * @param quote - `exact` has one newline between blocks
 */
export function copyOfQuote(
  format: CopyFormat,
  source: CitedSource,
  quote: QuoteInContext,
): QuoteCopy | null {
  switch (format) {
    case 'quote':
      return { text: quote.exact };
    case 'citation':
      return { text: plainCitation(source, quote) };
    case 'markdown':
      return { text: asMarkdown(source, quote) };
    case 'html': {
      // Where only plain text is taken, in an editor of code, the markup itself is what was asked for.
      const html = asHtml(source, quote);
      return { text: html, html };
    }
    case 'link': {
      const link = passageLink(source, quote);
      return link === null ? null : { text: link };
    }
    default:
      return assertNever(format);
  }
}

function plainCitation(source: CitedSource, quote: QuoteInContext): string {
  const { authors, title, site, date } = citationParts(source);
  const lines = [quote.exact, `— ${inARow(authors, `“${title}”`, site, date)}`];
  const link = passageLink(source, quote);
  if (link !== null) lines.push(link);
  return lines.filter((line) => line !== '').join('\n');
}

function asMarkdown(source: CitedSource, quote: QuoteInContext): string {
  const { authors, title, site, date } = citationParts(source);
  const link = passageLink(source, quote);
  const named = link === null ? `“${escapeMarkdown(title)}”` : markdownLink(title, link);
  const citation = `— ${inARow(escapeMarkdown(authors), named, escapeMarkdown(site), escapeMarkdown(date))}`;
  return quote.exact === '' ? citation : `${markdownQuote(quote.exact)}\n\n${citation}`;
}

/** The citation stands after the quote, not in it: HTML's `blockquote` holds the author's words only. */
function asHtml(source: CitedSource, quote: QuoteInContext): string {
  const { authors, title, site, date } = citationParts(source);
  const link = passageLink(source, quote);
  const named = `<cite>${escapeHtml(title)}</cite>`;
  const citation = inARow(
    escapeHtml(authors),
    link === null ? named : `<a href="${escapeHtml(link)}">${named}</a>`,
    escapeHtml(site),
    escapeHtml(date),
  );
  const cite = link === null ? '' : ` cite="${escapeHtml(link)}"`;
  const language = source.language === null ? '' : ` lang="${escapeHtml(source.language)}"`;
  const paragraphs = quote.exact.split('\n').map((block) => `<p dir="auto">${escapeHtml(block)}</p>`);
  const words =
    quote.exact === '' ? '' : `<blockquote${cite}${language}>${paragraphs.join('')}</blockquote>\n`;
  return `${words}<p>— ${citation}</p>`;
}
