import type { HighlightRecord } from '../highlight/highlight';
import { normalisedOffset, type TextRange } from '../text/text-model';
import { findQuote } from './find-quote';
import { hasSameWords } from './same-words';

/** What is needed to find a highlight's words in a text. */
export interface Placeable {
  readonly quote: string;
  readonly anchor: HighlightRecord['anchor'];
  readonly figure?: HighlightRecord['figure'] | null;
}

/**
 * Where to paint a highlight in the text that is shown. The stored place holds if its words stand there; should the
 * text have been read differently (a newer sanitiser, say) the words are looked for. Null: they aren't there, and the
 * highlight is shown as loose rather than over other words.
 */
export function placeHighlight(text: string, highlight: Placeable): TextRange | null {
  const { start, end, state } = highlight.anchor;
  if (state === 'loose') return null;
  // An image without words: its quote is what it is called, which may stand in the text by chance.
  if (highlight.figure != null && start === end) return null;
  if (state === 'fuzzy' || hasSameWords(text.slice(start, end), highlight.quote)) {
    return end <= text.length ? { start: normalisedOffset(start), end: normalisedOffset(end) } : null;
  }
  const found = findQuote(text, { quote: highlight.quote });
  if (found === null || found.occurrences > 1) return null;
  return { start: normalisedOffset(found.start), end: normalisedOffset(found.end) };
}
