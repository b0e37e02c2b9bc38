import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { HighlightView } from '#contract/views';
import type { HighlightId } from '#core/ids';
import { useReader } from '../app/reader-store';
import type { ShownArticle } from '../reader/shown-article';
import { HighlightCard } from './highlight-card';
import { ARTICLE_CARD, ArticleNote } from './article-note';
import { layOutMargin, type Card } from './margin-layout';
import { marksOf } from './painter';
import { usePaint } from './paint-store';
import styles from './margin.module.css';

type CardKey = HighlightId | typeof ARTICLE_CARD;

const NONE: readonly HighlightView[] = [];
const GAP = 22;
const GAP_OF_SIGNS = 2;

/** A column this wide holds signs, not cards. */
const NARROW = 100;

/** The notes beside the text, each by its words. In a narrow pane they are signs, and the open one lies at the foot. */
export function Margin() {
  const turn = usePaint((state) => state.turn);
  const loose = usePaint((state) => state.loose);
  const all = useReader((state) => state.highlights);
  const shown = useReader((state) => state.shown);
  const activeId = useReader((state) => state.activeId);
  const annotating = useReader((state) => state.annotating);
  const articleId = useReader((state) => state.content?.article.id ?? null);
  // The text of another article is painted first, its cards in the frame after: twenty take as long as the text.
  const cardsOf = useDeferredValue(articleId, null);
  const highlights = cardsOf === articleId ? all : NONE;
  const activeCard = annotating ? ARTICLE_CARD : activeId;
  const column = useRef<HTMLElement>(null);
  const [tops, setTops] = useState<ReadonlyMap<CardKey, number>>(new Map());

  const place = useCallback((): void => {
    if (shown === null || column.current === null) return;
    let last = 0;
    const heightOf = (key: CardKey): number =>
      column.current?.querySelector<HTMLElement>(`[data-card="${key}"]`)?.offsetHeight ?? 0;
    const cards: Card<CardKey>[] = [{ id: ARTICLE_CARD, wanted: 0, height: heightOf(ARTICLE_CARD) }];
    for (const { id } of highlights) {
      const [mark] = marksOf(shown, id);
      // Not painted yet, or loose: it waits below the one before it.
      if (mark !== undefined) last = mark.getBoundingClientRect().top;
      cards.push({ id, wanted: last, height: heightOf(id) });
    }
    // Those that don't show, and the open one at the foot of a narrow pane, take no room of the others.
    const narrow = column.current.offsetWidth < NARROW;
    const inColumn = narrow ? cards.filter(({ id, height }) => height > 0 && id !== activeCard) : cards;
    const laidOut = layOutMargin(inColumn, activeCard, narrow ? GAP_OF_SIGNS : GAP);
    setTops(new Map([...cards.map(({ id, wanted }) => [id, wanted] as const), ...laidOut]));
  }, [shown, highlights, activeCard]);

  useLayoutEffect(place, [place, turn]);

  // Cards grow while a note is written, and the text moves when the pane changes its width.
  useEffect(() => {
    if (column.current === null || shown === null) return;
    const observer = new ResizeObserver(place);
    observer.observe(shown.root);
    for (const card of column.current.children) observer.observe(card);
    return () => observer.disconnect();
  }, [place, shown]);

  // In a narrow pane the open card lies over the foot of the text; its words shouldn't lie under it.
  useEffect(() => {
    if (shown === null || activeId === null || column.current === null) return;
    const card = column.current.querySelector<HTMLElement>(`[data-card="${activeId}"]`);
    if (card === null || getComputedStyle(card).position !== 'fixed') return;
    const covered = bottomOf(shown, activeId) - card.getBoundingClientRect().top + GAP;
    if (covered > 0) column.current.closest('[data-scroller]')?.scrollBy({ top: covered });
  }, [shown, activeId]);

  return (
    <aside ref={column} className={styles['margin']} aria-label="Highlights and notes">
      {articleId !== null && <ArticleNote articleId={articleId} top={tops.get(ARTICLE_CARD)} />}
      {highlights.map((highlight) => (
        <HighlightCard
          key={highlight.id}
          highlight={highlight}
          top={tops.get(highlight.id)}
          active={highlight.id === activeId}
          loose={loose.includes(highlight.id)}
        />
      ))}
    </aside>
  );
}

/** Where a highlight's first line ends on the screen, in CSS pixels from the window's top. */
function bottomOf(shown: ShownArticle, id: HighlightId): number {
  const line = marksOf(shown, id)[0]?.getClientRects()[0];
  const frame = shown.document.defaultView?.frameElement?.getBoundingClientRect();
  return line === undefined || frame === undefined ? 0 : frame.top + line.bottom;
}
