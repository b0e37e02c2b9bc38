import type { HighlightView } from '#contract/views';
import type { HighlightId } from '#core/ids';
import { normalisedOffset } from '#core/text/text-model';
import { domRange } from '../reader/text-places';
import type { ShownArticle } from '../reader/shown-article';
import { spokenNoteId } from './ink';

/** A highlight of something as a whole. */
type FigureHighlight = HighlightView & { readonly figure: NonNullable<HighlightView['figure']> };

const CLASS = 'marked-figure';
export const MARKED_FIGURE = `.${CLASS}`;

/** What a highlight of each kind stands for. */
const SELECTORS: Readonly<Record<FigureHighlight['figure']['kind'], string>> = {
  image: 'img, .missing-image',
  figure: 'figure',
  table: 'table',
  code: 'pre',
};

export function isFigure(highlight: HighlightView): highlight is FigureHighlight {
  return highlight.figure !== null;
}

/**
 * Marks whole figures: they get an outline and say whose it is; no element is added, so nothing moves. Gives the ids of
 * those that aren't in the text.
 */
export function markFigures(
  shown: ShownArticle,
  highlights: readonly FigureHighlight[],
): readonly HighlightId[] {
  for (const element of shown.root.querySelectorAll<HTMLElement>(MARKED_FIGURE)) unmark(element);
  const loose: HighlightId[] = [];
  for (const highlight of highlights) {
    const element = elementOf(shown, highlight);
    if (element === null) loose.push(highlight.id);
    else mark(element, highlight);
  }
  return loose;
}

export function markedFigures({ root }: ShownArticle, id: HighlightId): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`${MARKED_FIGURE}[data-highlights~="${id}"]`)];
}

/** The element that a highlight stands for; null when it isn't in the text that is shown. */
function elementOf(shown: ShownArticle, { figure, anchor }: FigureHighlight): HTMLElement | null {
  if (anchor.state === 'loose') return null;
  const selector = SELECTORS[figure.kind];
  if (figure.image !== null) {
    const image = shown.root.querySelector(`img[src$="/${figure.image}"]`);
    return image?.closest<HTMLElement>(selector) ?? null;
  }
  if (anchor.end <= anchor.start) return null;
  const start = normalisedOffset(anchor.start);
  const range = domRange(shown, { start, end: normalisedOffset(anchor.end) });
  const { startContainer } = range;
  const element = startContainer.nodeType === 1 ? (startContainer as Element) : startContainer.parentElement;
  return element?.closest<HTMLElement>(selector) ?? null;
}

function mark(element: HTMLElement, { id, color, style, note }: FigureHighlight): void {
  const ids = element.dataset['highlights']?.split(' ') ?? [];
  element.classList.add(CLASS);
  element.dataset['highlights'] = [...ids, id].join(' ');
  element.dataset['style'] = style;
  element.style.setProperty('--line', `var(--${color}-strong)`);
  element.tabIndex = 0;
  if (note !== '') element.setAttribute('aria-details', spokenNoteId(id));
}

/** Takes off what says whose a figure is. */
export function unmark(element: HTMLElement): void {
  element.classList.remove(CLASS);
  element.style.removeProperty('--line');
  for (const name of ['data-highlights', 'data-style', 'tabindex', 'aria-details'])
    element.removeAttribute(name);
  for (const name of ['class', 'style']) if (element.getAttribute(name) === '') element.removeAttribute(name);
}
