import { rooms } from '../app/rooms';
import { distanceIntoView, type Lines } from './scroll-distance';
import type { ShownArticle } from './shown-article';

/**
 * Scrolls the reader pane until a box of the article's frame is in view; not at all when it is. `smoothly` is for steps
 * that go far, and obeys the system's wish for less motion.
 */
export function bringIntoView(shown: ShownArticle, box: Lines, smoothly: boolean): void {
  const pane = rooms.scroller;
  const by = distanceIntoView(inPane(shown, box), pane.clientHeight);
  const still = !smoothly || matchMedia('(prefers-reduced-motion: reduce)').matches;
  // Told also when nothing is to be done: a scroll that is still under way would take the words out of view again.
  pane.scrollTo({ top: pane.scrollTop + by, behavior: still || by === 0 ? 'instant' : 'smooth' });
}

/** Whether something of a box of the article's frame can be seen. */
export function isInView(shown: ShownArticle, box: Lines): boolean {
  const { top, bottom } = inPane(shown, box);
  return bottom > 0 && top < rooms.scroller.clientHeight;
}

function inPane(shown: ShownArticle, { top, bottom }: Lines): Lines {
  const frameTop = shown.document.defaultView?.frameElement?.getBoundingClientRect().top ?? 0;
  const offset = frameTop - rooms.scroller.getBoundingClientRect().top;
  return { top: top + offset, bottom: bottom + offset };
}
