import Mark from 'mark.js';
import type { HighlightView } from '#contract/views';
import { placeHighlight } from '#core/anchor/place-highlight';
import type { HighlightId } from '#core/ids';
import { toRawRange } from '#core/text/text-model';
import type { ShownArticle } from '../reader/shown-article';
import { chunksOf, type Chunk } from './chunks';
import { flatten, type Inked, type Piece } from './flatten';
import { segmentsOf } from './segments';

/** How many inks one piece of text can show at once; a fourth highlight is there, but its ink is under the others. */
const SHOWN_INKS = 3;
const PAINTED = 'painted';

export interface Painter {
  /**
   * Brings the marks in the article into agreement with these highlights. Only the chunks in which something differs
   * are touched; those near the top of the window at once, the others when the window has nothing else to do.
   * Gives the ids of the highlights whose words aren't in the text.
   */
  paint(highlights: readonly HighlightView[]): readonly HighlightId[];
  /** Stops work that waits. */
  stop(): void;
}

/** The article's marks, kept by mark.js; its only home. `onPainted` is called after each batch of chunks. */
export function createPainter(shown: ShownArticle, onPainted: () => void): Painter {
  const chunks = chunksOf(shown.root);
  const painted = new Map<Chunk, string>();
  let waiting: (() => void)[] = [];
  let idle: number | null = null;

  const work = (deadline: IdleDeadline): void => {
    idle = null;
    while (waiting.length > 0 && deadline.timeRemaining() > 2) waiting.shift()?.();
    onPainted();
    if (waiting.length > 0) idle = requestIdleCallback(work);
  };
  const stop = (): void => {
    if (idle !== null) cancelIdleCallback(idle);
    idle = null;
    waiting = [];
  };

  return {
    stop,
    paint(highlights) {
      stop();
      const loose: HighlightId[] = [];
      const ranges: Inked<HighlightView>[] = [];
      for (const highlight of highlights) {
        const place = placeHighlight(shown.model.text, highlight);
        if (place === null) loose.push(highlight.id);
        else ranges.push({ id: highlight, ...toRawRange(shown.model, place) });
      }
      const pieces = flatten(ranges);
      const view = shown.document.defaultView;
      for (const chunk of chunks) {
        const own = piecesIn(pieces, chunk);
        const wanted = signature(own);
        if ((painted.get(chunk) ?? '') === wanted) continue;
        const task = (): void => {
          repaint(chunk, own);
          painted.set(chunk, wanted);
        };
        const top = chunk.element.getBoundingClientRect().top + frameTop(view);
        if (top < window.innerHeight) task();
        else waiting.push(task);
      }
      onPainted();
      if (waiting.length > 0) idle = requestIdleCallback(work);
      return loose;
    },
  };
}

/** The marks of a highlight, in order; empty while its chunk waits to be painted. */
export function marksOf(shown: ShownArticle, id: HighlightId): readonly HTMLElement[] {
  return [...shown.root.querySelectorAll<HTMLElement>(`mark[data-highlights~="${id}"]`)];
}

/** The ids of the highlights at a node of the frame, the shortest first; empty outside marks. */
export function highlightsAt(node: Element): readonly string[] {
  const mark = node.closest<HTMLElement>(`mark.${PAINTED}`);
  return mark?.dataset['highlights']?.split(' ') ?? [];
}

function frameTop(view: Window | null): number {
  return view?.frameElement?.getBoundingClientRect().top ?? 0;
}

function piecesIn(pieces: readonly Piece<HighlightView>[], chunk: Chunk): readonly Piece<HighlightView>[] {
  return pieces
    .filter((piece) => piece.end > chunk.start && piece.start < chunk.end)
    .map((piece) => ({
      start: Math.max(piece.start, chunk.start) - chunk.start,
      end: Math.min(piece.end, chunk.end) - chunk.start,
      ids: piece.ids,
    }));
}

function signature(pieces: readonly Piece<HighlightView>[]): string {
  return pieces
    .map(({ start, end, ids }) => `${start}-${end}:${ids.map(({ id, color }) => `${id}${color}`).join(',')}`)
    .join(';');
}

function repaint(chunk: Chunk, pieces: readonly Piece<HighlightView>[]): void {
  const marker = new Mark(chunk.element as HTMLElement);
  marker.unmark({ element: 'mark', className: PAINTED });
  const { words, spaces } = segmentsOf(chunk.element, pieces);
  const inks = new Map(words.map((segment) => [segment.start, segment.ids]));
  marker.markRanges(
    words.map(({ start, length }) => ({ start, length })),
    {
      element: 'mark',
      className: PAINTED,
      each: (element, range) => ink(element as HTMLElement, inks.get(range.start) ?? []),
    },
  );
  // mark.js leaves a range of nothing but white space out, so a space between two styled words goes by expression.
  for (const { node, parent, ids } of spaces) {
    new Mark(parent).markRegExp(/\s+/g, {
      element: 'mark',
      className: PAINTED,
      filter: (textNode) => textNode === node,
      each: (element) => ink(element as HTMLElement, ids),
    });
  }
}

function ink(mark: HTMLElement, highlights: readonly HighlightView[]): void {
  const shortestFirst = [...highlights].sort(
    (one, other) => one.anchor.end - one.anchor.start - (other.anchor.end - other.anchor.start),
  );
  mark.dataset['highlights'] = shortestFirst.map((highlight) => highlight.id).join(' ');
  const colors = [...new Set(highlights.map((highlight) => highlight.color))].slice(0, SHOWN_INKS);
  mark.dataset['inks'] = String(colors.length);
  for (const [index, color] of colors.entries())
    mark.style.setProperty(`--ink-${index + 1}`, `var(--${color})`);
}
