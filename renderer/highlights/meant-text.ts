import type { TextRange } from '#core/text/text-model';
import { spokenSentence } from '../aloud/aloud-store';
import { useReader } from '../app/reader-store';
import { selectedRange, type ShownArticle } from '../reader/shown-article';

/** The words that a mark is for: those that are selected, else the sentence that is heard while somebody listens. */
export function meantText(shown: ShownArticle): TextRange | null {
  // Read from the document: a key may follow faster than the event about the selection.
  return selectedRange(shown) ?? spokenSentence();
}

/** Whether a mark would be for something new, words or a figure; else it is for the highlight that is open. */
export function isSomethingMeant(): boolean {
  const { shown, figure } = useReader.getState();
  return figure !== null || (shown !== null && meantText(shown) !== null);
}
