import { useEffect, useRef, useState } from 'react';
import { bridge } from '../app/bridge';
import { notifyFailure } from '../app/notify';
import { setSelection, setShown, useReader } from '../app/reader-store';
import { selectedRange, showArticle, type ShownArticle } from './shown-article';
import styles from './reader.module.css';

interface ArticleFrameProps {
  /** Called with the frame's document once; gives what undoes it. For keys, drops and clicks. */
  readonly onDocument: (document: Document) => () => void;
}

/**
 * The article in a frame of its own, without scripts and under its own policy. The frame is as tall as its text: the
 * reader pane scrolls, and with it the margin, so the two can't drift apart.
 */
export function ArticleFrame({ onDocument }: ArticleFrameProps) {
  // Its metadata may change while the same text is shown; that is no reason to fill the frame anew.
  const id = useReader((state) => state.content?.article.id ?? null);
  const html = useReader((state) => state.content?.html ?? null);
  const title = useReader((state) => state.content?.article.title ?? 'Article');
  const frame = useRef<HTMLIFrameElement>(null);
  const [document, setDocument] = useState<Document | null>(null);

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
      if (frame.current !== null) frame.current.style.height = `${height}px`;
    });
  }, [document]);

  useEffect(() => {
    const { content } = useReader.getState();
    if (document === null || content?.article.id !== id || content.html !== html) return;
    const shown = showArticle(document, content);
    setShown(shown);
    const stop = followSelection(shown);
    return () => {
      stop();
      setShown(null);
    };
  }, [document, id, html]);

  return (
    <iframe
      ref={frame}
      className={styles['frame']}
      title={title}
      src="./article.html"
      sandbox="allow-same-origin"
      onLoad={() => setDocument(frame.current?.contentDocument ?? null)}
    />
  );
}

/** Nothing in a saved page may navigate or send: links open in the person's browser, and only when they click one. */
function keepInert(document: Document): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const follow = (event: MouseEvent): void => {
    const link = (event.target as Element | null)?.closest('a[href]');
    if (link == null) return;
    event.preventDefault();
    const address = link.getAttribute('href') ?? '';
    if (address.startsWith('#')) {
      document.getElementById(fragmentId(address))?.scrollIntoView();
    } else if (event.type === 'click') {
      void bridge.actions['link.open']({ url: address }).then((reply) => {
        if (!reply.ok) notifyFailure(reply.error);
      });
    }
  };
  document.addEventListener('click', follow, { signal });
  document.addEventListener('auxclick', follow, { signal });
  document.addEventListener('submit', (event) => event.preventDefault(), { signal });
  return () => stop.abort();
}

function fragmentId(address: string): string {
  const fragment = address.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A lone percent sign: the author meant the characters themselves.
    return fragment;
  }
}

function followHeight(document: Document, onHeight: (pixels: number) => void): () => void {
  const observer = new ResizeObserver(() =>
    onHeight(Math.ceil(document.body.getBoundingClientRect().height)),
  );
  observer.observe(document.body);
  return () => observer.disconnect();
}

function followSelection(shown: ShownArticle): () => void {
  const onChange = (): void => setSelection(selectedRange(shown));
  shown.document.addEventListener('selectionchange', onChange);
  return () => shown.document.removeEventListener('selectionchange', onChange);
}
