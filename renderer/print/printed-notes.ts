import type { HighlightView, OpenArticle } from '#contract/views';
import type { HighlightId } from '#core/ids';
import { marksOf } from '../highlights/painter';
import type { ShownArticle } from '../reader/shown-article';

interface Printed extends Pick<OpenArticle, 'highlights' | 'note'> {
  /** By the id of the highlight, as it stands in the text. */
  readonly numbered: ReadonlyMap<HighlightId, number>;
  /** Highlights whose words aren't in the text that is printed. */
  readonly loose: readonly HighlightId[];
}

/**
 * Puts a number behind each highlight that something was written on: its note stands under that number. Highlights come
 * in reading order, and so do the numbers.
 */
export function numberNotes(
  shown: ShownArticle,
  highlights: readonly HighlightView[],
): ReadonlyMap<HighlightId, number> {
  const numbers = new Map<HighlightId, number>();
  for (const highlight of highlights) {
    const last = marksOf(shown, highlight.id).at(-1);
    if (!hasWords(highlight) || last === undefined) continue;
    numbers.set(highlight.id, numbers.size + 1);
    const number = shown.document.createElement('sup');
    number.className = 'note-number';
    number.textContent = String(numbers.size);
    last.after(number);
  }
  return numbers;
}

/** The notes as they stand after the text; null when there is nothing to say. */
export function printedNotes(document: Document, printed: Printed): HTMLElement | null {
  const { highlights, note, numbered, loose } = printed;
  const inText = highlights.filter(({ id }) => numbered.has(id));
  const lost = highlights.filter(({ id }) => loose.includes(id));
  if (note.trim() === '' && inText.length === 0 && lost.length === 0) return null;
  const section = document.createElement('section');
  section.className = 'printed-notes';
  section.append(words(document, 'h2', 'Notes'));
  if (note.trim() !== '') section.append(words(document, 'p', note.trim(), 'note'));
  if (inText.length > 0) section.append(list(document, 'ol', inText));
  if (lost.length > 0) {
    section.append(words(document, 'h3', 'Highlights whose words are not in this text'));
    section.append(list(document, 'ul', lost));
  }
  return section;
}

function list(document: Document, name: 'ol' | 'ul', highlights: readonly HighlightView[]): HTMLElement {
  const element = document.createElement(name);
  for (const highlight of highlights) {
    const item = document.createElement('li');
    const quote = words(document, 'blockquote', quoteOf(highlight));
    quote.style.setProperty('--line', `var(--${highlight.color}-strong)`);
    item.append(quote);
    if (highlight.note.trim() !== '') item.append(words(document, 'p', highlight.note.trim(), 'note'));
    if (highlight.tags.length > 0) item.append(words(document, 'p', highlight.tags.join(', '), 'tags'));
    element.append(item);
  }
  return element;
}

function hasWords({ note, tags }: HighlightView): boolean {
  return note.trim() !== '' || tags.length > 0;
}

/** Only an image that nobody gave a name has none. */
function quoteOf({ quote }: HighlightView): string {
  return quote === '' ? 'Image:' : quote;
}

function words(
  document: Document,
  name: 'h2' | 'h3' | 'p' | 'blockquote',
  text: string,
  className?: string,
): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  element.dir = 'auto';
  if (className !== undefined) element.className = className;
  return element;
}
