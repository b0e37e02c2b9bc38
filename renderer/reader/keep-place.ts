import type { ArticleId } from '#core/ids';
import { bridge } from '../app/bridge';
import { notifyFailure } from '../app/notify';
import { useReader } from '../app/reader-store';
import { rooms } from '../app/rooms';
import { frameHeightFor } from './frame-height';
import { usePlace } from './place-store';
import type { ShownArticle } from './shown-article';
import { offsetAtTop, shareRead, showAtTop } from './top-line';

/** So long the pane has to rest before its place is stored. */
const REST_MS = 1_000;

/** Where somebody reads, not stored yet. */
interface Place {
  readonly id: ArticleId;
  readonly version: number;
  readonly offset: number;
  readonly share: number;
}

/**
 * Keeps the place where somebody reads, from now on: what stands first in the pane stays first when the width or the
 * type changes or images come, and is there again when the article is opened next, by another start too.
 */
export function startKeepingPlace(): void {
  let keeper: Keeper | null = null;
  useReader.subscribe(({ shown }, before) => {
    if (shown === before.shown) return;
    keeper?.stop();
    keeper = shown === null ? null : keepPlaceIn(shown);
  });
  window.addEventListener('pagehide', () => keeper?.store());
}

interface Keeper {
  /** Stores what isn't stored yet. */
  readonly store: () => void;
  readonly stop: () => void;
}

function keepPlaceIn(shown: ShownArticle): Keeper {
  const { article } = shown.content;
  showLastPlace(shown);
  let first = offsetAtTop(shown);
  const opened = first;
  let waiting: Place | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let measuring = 0;
  let size = sizeOfFrame();
  usePlace.setState({ share: shareRead() });

  const store = (): void => {
    clearTimeout(timer);
    if (waiting === null) return;
    const place = waiting;
    waiting = null;
    void bridge.commands['article.progress'](place).then((reply) => {
      // An article that was just deleted needs no place.
      if (!reply.ok && reply.error.code !== 'not-found') notifyFailure(reply.error);
    });
  };
  const measure = (): void => {
    measuring = 0;
    if (useReader.getState().shown !== shown) return;
    // The lines have moved and the pane hasn't followed yet: what stands first just now isn't what is read.
    if (frameHeightFor(shown.document) !== rooms.frame.clientHeight || sizeOfFrame() !== size) return;
    const share = shareRead();
    usePlace.setState({ share });
    first = offsetAtTop(shown) ?? first;
    // To look at an article isn't to read in it: its place is kept when somebody has gone on.
    if (first === null || (first === opened && waiting === null)) return;
    waiting = { id: article.id, version: article.version, offset: first, share };
    clearTimeout(timer);
    timer = setTimeout(store, REST_MS);
  };
  const onScroll = (): void => {
    if (measuring === 0) measuring = requestAnimationFrame(measure);
  };
  const onResize = (): void => {
    const next = sizeOfFrame();
    if (next === size) return;
    size = next;
    if (first !== null && first > 0) showAtTop(shown, first);
    usePlace.setState({ share: shareRead() });
  };
  rooms.scroller.addEventListener('scroll', onScroll, { passive: true });
  const observer = new ResizeObserver(onResize);
  observer.observe(rooms.frame);
  return {
    store,
    stop() {
      cancelAnimationFrame(measuring);
      rooms.scroller.removeEventListener('scroll', onScroll);
      observer.disconnect();
      store();
      usePlace.setState({ share: null });
    },
  };
}

/** What was read to its end begins anew: its last screen would be no place to begin at. */
function showLastPlace(shown: ShownArticle): void {
  const { place } = shown.content;
  if (place === null || place.share >= 1) return;
  const offset = place.offset ?? Math.floor(place.share * shown.model.text.length);
  if (offset === 0) return;
  // The frame gets its height a frame later otherwise, and the pane can't be scrolled before.
  rooms.frame.style.height = `${frameHeightFor(shown.document)}px`;
  showAtTop(shown, offset);
}

function sizeOfFrame(): string {
  return `${rooms.frame.clientWidth} ${rooms.frame.clientHeight}`;
}
