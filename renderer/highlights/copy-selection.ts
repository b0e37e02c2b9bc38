import { useReader } from '../app/reader-store';
import { isTextField } from '../app/text-field';
import { selectedRange } from '../reader/shown-article';

/**
 * Ctrl+C copies what is selected in the article also while a button or the list has the keyboard. In the article
 * itself, and wherever something else is selected, it does what it always does. Gives a function that stops it.
 */
export function copySelectionFrom(document: Document): () => void {
  const stop = new AbortController();
  const onCopy = (event: ClipboardEvent): void => {
    const words = wordsToCopy(document);
    if (words === null) return;
    event.clipboardData?.setData('text/plain', words);
    event.preventDefault();
  };
  // Without this Chromium sees nothing to copy and doesn't ask.
  const onBeforeCopy = (event: Event): void => {
    if (wordsToCopy(document) !== null) event.preventDefault();
  };
  document.addEventListener('copy', onCopy, { signal: stop.signal });
  document.addEventListener('beforecopy', onBeforeCopy, { signal: stop.signal });
  return () => stop.abort();
}

function wordsToCopy(document: Document): string | null {
  const own = document.getSelection();
  if (isTextField(document.activeElement) || (own !== null && !own.isCollapsed)) return null;
  const { shown } = useReader.getState();
  const selection = shown === null ? null : selectedRange(shown);
  return shown === null || selection === null ? null : shown.model.text.slice(selection.start, selection.end);
}
