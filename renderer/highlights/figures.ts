import type { CommandArgs } from '#core/commands';
import type { Figure } from '#core/highlight/highlight';
import { shorten } from '#core/text/shorten';
import { rawOffset, toTextRange } from '#core/text/text-model';
import { notify } from '../app/notify';
import { setSelection, useReader } from '../app/reader-store';
import { focusReader } from '../reader/focus-reader';
import type { ShownArticle } from '../reader/shown-article';
import { markedFigures } from './figure-marks';
import { rawOffsetOf } from '../reader/text-places';

/** Something that can be marked as a whole, and was chosen for it. */
export interface PickedFigure {
  readonly element: HTMLElement;
  readonly figure: Figure;
  readonly at: { readonly start: number; readonly end: number };
}

/** What can be marked whole; an image, table or code inside a figure is part of it. */
const WHOLE = 'figure, table, pre, img';
const PICKED = 'picked-figure';
const LONGEST_LABEL = 120;

/** Chooses the next or previous image, figure, table or block of code, the first in view to begin with. */
export function pickNeighbour(step: 1 | -1): void {
  const { shown, figure, activeId } = useReader.getState();
  if (shown === null) return;
  const all = wholesOf(shown);
  // Whoever looks at a marked one goes on from there.
  const from = figure?.element ?? (activeId === null ? undefined : markedFigures(shown, activeId)[0]);
  const at = from === undefined ? firstInView(shown, all) - (step === 1 ? 1 : 0) : all.indexOf(from);
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  if (next === undefined) notify('This article has no image, table or code to mark.');
  else pick(shown, next);
}

/** Chooses what an element is, or is part of; false when that is nothing that can be marked whole. */
export function pickAt(element: Element): boolean {
  const { shown } = useReader.getState();
  const whole = element.closest<HTMLElement>('figure') ?? element.closest<HTMLElement>(WHOLE);
  if (shown === null || whole === null || !shown.root.contains(whole)) return false;
  pick(shown, whole);
  return true;
}

/** Lets go of what was chosen; false when nothing was. */
export function letGoOfFigure(): boolean {
  const { figure } = useReader.getState();
  if (figure === null) return false;
  figure.element.classList.remove(PICKED);
  if (figure.element.className === '') figure.element.removeAttribute('class');
  useReader.setState({ figure: null });
  return true;
}

/** What a command needs to mark it. */
export function placeOfFigure(
  { figure, at }: PickedFigure,
  version: number,
): Pick<CommandArgs<'highlight.add'>, 'at' | 'figure'> {
  return { at: { version, ...at }, figure };
}

function pick(shown: ShownArticle, element: HTMLElement): void {
  letGoOfFigure();
  shown.document.getSelection()?.removeAllRanges();
  setSelection(null);
  const picked = describe(shown, element);
  if (picked === null) {
    notify('This image isn’t kept with the article, so it can’t be marked.');
    return;
  }
  element.classList.add(PICKED);
  useReader.setState({ figure: picked });
  focusReader();
  element.scrollIntoView({ block: 'nearest' });
}

function describe(shown: ShownArticle, element: HTMLElement): PickedFigure | null {
  const start = rawOffsetOf(shown, element, 0);
  const words = toTextRange(shown.model, { start, end: rawOffset(start + element.textContent.length) });
  const image = imageOf(element);
  if (words === null && image === null) return null;
  // An image without words stands behind those before it.
  const before = toTextRange(shown.model, { start: rawOffset(0), end: start })?.end ?? 0;
  const at = words === null ? { start: before, end: before } : { start: words.start, end: words.end };
  return { element, at, figure: { kind: kindOf(element), image, label: labelOf(element) } };
}

function kindOf({ localName }: Element): Figure['kind'] {
  switch (localName) {
    case 'figure':
      return 'figure';
    case 'table':
      return 'table';
    case 'pre':
      return 'code';
    default:
      return 'image';
  }
}

/** The file of the first image that is kept. */
function imageOf(element: Element): string | null {
  const image = element.matches('img[src]') ? element : element.querySelector('img[src]');
  return image?.getAttribute('src')?.split('/').at(-1) ?? null;
}

function labelOf(element: Element): string {
  const caption = element.querySelector('figcaption, caption')?.textContent ?? '';
  const image = element.matches('img') ? element : element.querySelector('img');
  const words = caption.trim() === '' ? (image?.getAttribute('alt') ?? '') : caption;
  return shorten(words.replace(/\s+/g, ' ').trim(), LONGEST_LABEL);
}

function wholesOf({ root }: ShownArticle): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(WHOLE)].filter(
    (element) => element.parentElement?.closest(WHOLE) == null,
  );
}

function firstInView({ document }: ShownArticle, elements: readonly HTMLElement[]): number {
  const frame = document.defaultView?.frameElement?.getBoundingClientRect().top ?? 0;
  const first = elements.findIndex((element) => element.getBoundingClientRect().bottom + frame > 0);
  return first === -1 ? elements.length : first;
}
