import type { ArticleView, HighlightView } from '#contract/views';
import { describeQuote, type QuoteInContext } from '#core/anchor/context';
import { copyOfQuote, type CopyFormat } from '#core/export/quote-copies';
import { writeClipboard } from '../app/clipboard';
import { notify, notifyFailure } from '../app/notify';
import { useReader } from '../app/reader-store';
import { selectedRange } from '../reader/shown-article';
import { COPY_NAMES } from './copy-names';

interface Meant {
  readonly article: ArticleView;
  readonly quote: QuoteInContext;
}

/** Copies the selected words, or those of the highlight that is open. */
export async function copyQuote(format: CopyFormat): Promise<void> {
  const meant = meantQuote();
  if (meant === null) {
    notify('Select some text first, or open a highlight: then its words can be copied.');
    return;
  }
  const copy = copyOfQuote(format, meant.article, meant.quote);
  if (copy === null) {
    notify(`“${meant.article.title}” has no address on the web, so there is no link to copy.`);
    return;
  }
  const written = await writeClipboard(copy);
  if (written.ok) notify(`${COPY_NAMES[format].copied} copied.`);
  else notifyFailure(written.error);
}

function meantQuote(): Meant | null {
  const { shown, highlights, activeId } = useReader.getState();
  if (shown === null) return null;
  const { article } = shown.content;
  // Read from the document: a key may follow faster than the event about the selection.
  const selection = selectedRange(shown);
  if (selection !== null) {
    return { article, quote: describeQuote(shown.model.text, selection.start, selection.end) };
  }
  const open = highlights.find(({ id }) => id === activeId);
  return open === undefined ? null : { article, quote: quoteOf(open) };
}

/** Of an image the view says what it is called, which nobody could find on the page as its words. */
function quoteOf({ quote, prefix, suffix, figure, anchor }: HighlightView): QuoteInContext {
  const hasWords = figure === null || anchor.end > anchor.start;
  return { exact: hasWords ? quote : '', prefix, suffix };
}
