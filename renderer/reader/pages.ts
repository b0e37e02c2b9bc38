import { create } from 'zustand';
import { useReader } from '../app/reader-store';
import { rooms } from '../app/rooms';
import { changeReading, useReading } from '../settings/reading-store';
import { lineAbove, lineAt, lineBelow } from './lines';
import { isOfText } from './of-text';
import { topInFrame } from './top-line';

/**
 * Paged reading. A page is a place of the pane that begins with a whole line; a line that would be cut at its foot is
 * covered, and is the next page's first. So the text stays one column in one frame: highlights, notes in the margin and
 * find need to know nothing of pages.
 */
interface Pages {
  /** What is covered at the head and the foot, in CSS pixels of the column; null while the text scrolls. */
  readonly covers: { readonly head: Cover; readonly foot: Cover } | null;
  /** Counted from 1. How many there are is an estimate, by the height of the text. */
  readonly page: number;
  readonly pages: number;
}

interface Cover {
  readonly top: number;
  readonly height: number;
}

export const usePages = create<Pages>(() => ({ covers: null, page: 1, pages: 1 }));

/** Room at the head and the foot of a page. */
const HEAD = 26;
const FOOT = 34;
/** So long the pane has to rest before a page is set: not while something scrolls it. */
const REST_MS = 90;
/** A touchpad tells of one gesture many times. */
const WHEEL_PAUSE_MS = 320;

export function togglePages(): void {
  changeReading({ flow: useReading.getState().flow === 'pages' ? 'scroll' : 'pages' });
}

/** Turns to the next page or the one before. Gives false where there is none, and while the text scrolls. */
export function turnPage(step: 1 | -1): boolean {
  if (useReading.getState().flow !== 'pages' || useReader.getState().shown === null) return false;
  const { scroller } = rooms;
  const before = scroller.scrollTop;
  const to = step === 1 ? nextTop() : previousTop();
  scroller.scrollTo({ top: to, behavior: 'instant' });
  settle();
  return Math.abs(scroller.scrollTop - before) > 1;
}

/** From now on pages are set whenever the pane comes to rest somewhere while pages are turned. */
export function startPaging(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(settle, REST_MS);
  };
  rooms.scroller.addEventListener('scroll', later, { passive: true });
  new ResizeObserver(later).observe(rooms.scroller);
  new ResizeObserver(later).observe(rooms.frame);
  useReading.subscribe(({ flow }, before) => {
    if (flow !== before.flow) settle();
  });
  useReader.subscribe(({ shown }, before) => {
    if (shown !== before.shown) later();
  });
  turnByWheel(rooms.scroller);
}

/** Has the wheel turn pages, over the pane or over the article's document. Gives a function that stops it. */
export function turnByWheel(target: HTMLElement | Document): () => void {
  let last = -Infinity;
  const onWheel = (event: Event): void => {
    const { deltaY, ctrlKey, timeStamp } = event as WheelEvent;
    if (useReading.getState().flow !== 'pages' || ctrlKey || deltaY === 0) return;
    event.preventDefault();
    const isNew = timeStamp - last > WHEEL_PAUSE_MS;
    if (!isNew) return;
    last = timeStamp;
    turnPage(deltaY > 0 ? 1 : -1);
  };
  target.addEventListener('wheel', onWheel, { passive: false });
  return () => target.removeEventListener('wheel', onWheel);
}

/** Keys that turn pages while the text, or nothing, has the keyboard. */
export function turnPageByKey({ key, shiftKey, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || !isOfText(target) || hasOwnKeys(target)) return false;
  if (key === ' ') return turnPage(shiftKey ? -1 : 1);
  if (shiftKey) return false;
  const step = stepOf(key);
  return step !== null && turnPage(step);
}

function stepOf(key: string): 1 | -1 | null {
  const isRtl = useReader.getState().shown?.document.documentElement.matches(':dir(rtl)') === true;
  switch (key) {
    case 'PageDown':
    case 'ArrowDown':
      return 1;
    case 'PageUp':
    case 'ArrowUp':
      return -1;
    case 'ArrowRight':
      return isRtl ? -1 : 1;
    case 'ArrowLeft':
      return isRtl ? 1 : -1;
    default:
      return null;
  }
}

/** A button is pressed, and a wide table scrolled, by the same keys. */
function hasOwnKeys(target: EventTarget | null): boolean {
  return (target as Partial<Element> | null)?.closest?.('button, [role="region"]') != null;
}

/** Sets the page where the pane stands: at a line's beginning, with what is cut at the foot covered. */
function settle(): void {
  const { shown } = useReader.getState();
  if (useReading.getState().flow !== 'pages' || shown === null) {
    usePages.setState({ covers: null });
    return;
  }
  const { scroller } = rooms;
  const height = scroller.clientHeight;
  const inFrame = topInFrame();
  const first = lineAt(shown.document, inFrame + HEAD, height / 2);
  // Half of the first line would be seen: it goes to the head.
  if (first !== null && first.top < inFrame + HEAD - 2 && scroller.scrollTop > 0) {
    scroller.scrollTo({ top: scroller.scrollTop + first.top - inFrame - HEAD, behavior: 'instant' });
  }
  const top = topInFrame();
  const foot = endOfPage(shown.document, top, height).foot;
  const body = Math.max(1, height - HEAD - FOOT);
  usePages.setState({
    covers: {
      head: { top: Math.max(0, top), height: scroller.scrollTop > 0 ? HEAD - 4 : 0 },
      foot: { top: foot, height: Math.max(0, top + height - foot) },
    },
    page: Math.round(scroller.scrollTop / body) + 1,
    pages: Math.max(1, Math.ceil(rooms.frame.clientHeight / body)),
  });
}

/** Where a page ends, and where the next one begins: a heading goes with what follows it. In the frame's pixels. */
function endOfPage(document: Document, top: number, height: number): { foot: number; next: number } {
  const end = top + height - FOOT;
  const cut = lineAt(document, end, height / 2);
  const foot = cut?.top ?? end;
  const last = lineAbove(document, foot - 1, height / 2);
  const x = document.documentElement.clientWidth / 2;
  const lastElement = last === null ? null : document.elementFromPoint(x, (last.top + last.bottom) / 2);
  const heading = lastElement?.closest('h1, h2, h3, h4, h5, h6')?.getBoundingClientRect();
  if (heading !== undefined && heading.top > top + height / 3)
    return { foot: heading.top, next: heading.top };
  return { foot, next: cut?.top ?? lineBelow(document, end, height)?.top ?? end };
}

function nextTop(): number {
  const { shown } = useReader.getState();
  const { scroller } = rooms;
  if (shown === null) return scroller.scrollTop;
  const height = scroller.clientHeight;
  const top = topInFrame();
  const { next } = endOfPage(shown.document, top, height);
  // After the last page there is none, though the pane could be scrolled on.
  return next >= rooms.frame.clientHeight ? scroller.scrollTop : scroller.scrollTop + next - top - HEAD;
}

function previousTop(): number {
  const { shown } = useReader.getState();
  const { scroller } = rooms;
  if (shown === null) return scroller.scrollTop;
  const height = scroller.clientHeight;
  const inFrame = topInFrame();
  const last = lineAbove(shown.document, inFrame + HEAD - 2, height);
  if (last === null) return 0;
  const first = lineBelow(shown.document, last.bottom - (height - HEAD - FOOT), height);
  return first === null ? 0 : scroller.scrollTop + first.top - inFrame - HEAD;
}
