import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { fragmentOf } from '#core/extract/footnotes';
import { letGoOfFigure } from '../highlights/figures';
import { setSelection, setShown, useReader } from '../app/reader-store';
import { rooms } from '../app/rooms';
import { TRY_AGAIN_CLASS } from './article-images';
import { frameHeightFor } from './frame-height';
import { openLink } from './links/open-link';
import { fetchMissingImages } from './missing-images';
import { jumpTo } from './notes/jumps';
import { openNoteOf } from './notes/note-in-place';
import { nameWideParts } from './wide-parts';
import { selectedRange, showArticle, type ShownArticle } from './shown-article';

/**
 * Fills the article's frame, which is without scripts and under its own policy. The frame is as tall as its text: the
 * reader pane scrolls, and with it the margin, so the two can't drift apart.
 *
 * `onDocument` is called with the frame's document once it is there, and gives what undoes it. For keys, drops and
 * clicks.
 */
export function useArticleFrame(onDocument: (document: Document) => () => void): void {
  // Its metadata may change while the same text is shown; that is no reason to fill the frame anew.
  const id = useReader((state) => state.content?.article.id ?? null);
  const html = useReader((state) => state.content?.html ?? null);
  const title = useReader((state) => state.content?.article.title ?? 'Article');
  const document = useSyncExternalStore(onFrameLoad, frameDocument);

  useLayoutEffect(() => {
    rooms.frame.title = title;
  }, [title]);

  useEffect(() => {
    if (document === null) return;
    return onDocument(document);
  }, [document, onDocument]);

  useEffect(() => {
    if (document === null) return;
    return keepInert(document);
  }, [document]);

  useEffect(() => {
    if (document === null) return;
    return followHeight(document, (height) => {
      rooms.frame.style.height = `${height}px`;
    });
  }, [document]);

  useEffect(() => {
    const { content } = useReader.getState();
    if (document === null || content?.article.id !== id || content.html !== html) return;
    const shown = showArticle(document, content);
    setShown(shown);
    const stops = [followSelection(shown), nameWideParts(shown)];
    return () => {
      stops.forEach((stop) => stop());
      setShown(null);
    };
  }, [document, id, html]);
}

function onFrameLoad(listener: () => void): () => void {
  rooms.frame.addEventListener('load', listener);
  return () => rooms.frame.removeEventListener('load', listener);
}

/** The document of article.html with its style sheet, or null while it is on its way. */
function frameDocument(): Document | null {
  const document = rooms.frame.contentDocument;
  // Until its own page comes a frame holds an empty one, which is complete as well.
  return document?.readyState === 'complete' && document.URL === rooms.frame.src ? document : null;
}

/** Nothing in a saved page may navigate or send: links open in the person's browser, and only when they click one. */
function keepInert(document: Document): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const follow = (event: MouseEvent): void => {
    const target = event.target as Element | null;
    if (event.type === 'click' && target?.closest(`button.${TRY_AGAIN_CLASS}`) != null) {
      event.preventDefault();
      void fetchMissingImages();
      return;
    }
    const link = target?.closest('a[href]');
    if (link == null) return;
    event.preventDefault();
    const address = link.getAttribute('href') ?? '';
    if (event.type !== 'click') return;
    if (!address.startsWith('#')) void openLink(address);
    else if (!openNoteOf(link)) {
      const place = document.getElementById(fragmentOf(link));
      if (place !== null) jumpTo(place);
    }
  };
  document.addEventListener('click', follow, { signal });
  document.addEventListener('auxclick', follow, { signal });
  document.addEventListener('submit', (event) => event.preventDefault(), { signal });
  return () => stop.abort();
}

function followHeight(document: Document, onHeight: (pixels: number) => void): () => void {
  const observer = new ResizeObserver(() => onHeight(frameHeightFor(document)));
  observer.observe(document.body);
  return () => observer.disconnect();
}

function followSelection(shown: ShownArticle): () => void {
  const onChange = (): void => {
    const range = selectedRange(shown);
    if (range !== null) letGoOfFigure();
    setSelection(range);
  };
  shown.document.addEventListener('selectionchange', onChange);
  return () => shown.document.removeEventListener('selectionchange', onChange);
}
