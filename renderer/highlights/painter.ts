import type { HighlightView } from '#contract/views';
import { placeHighlight } from '#core/anchor/place-highlight';
import type { HighlightId } from '#core/ids';
import { toRawRange } from '#core/text/text-model';
import type { ShownArticle } from '../reader/shown-article';
import { firstWhere, type Chunk } from './chunks';
import { isFigure, MARKED_FIGURE, markedFigures, markFigures } from './figure-marks';
import { createInk, PAINTED } from './ink';
import { createLedger, type Ledger } from './ledger';
import { Marker } from './marker';
import { segmentsOf, type Segment } from './segments';

export interface Painter {
  /**
   * Brings the marks in the article into agreement with these highlights. Only the chunks in which something differs
   * are touched; those in view at once, the others when the window has nothing else to do.
   * Gives the ids of the highlights whose words aren't in the text.
   */
  paint(highlights: readonly HighlightView[]): readonly HighlightId[];
  /** Stops work that waits. */
  stop(): void;
}

/** What was painted last in each article, for those who ask where its marks are. */
const ledgers = new WeakMap<ShownArticle, Ledger>();

/**
 * The article's marks, kept by mark.js; its only home. `onPainted` is called after each batch of chunks. `atOnce`
 * says what isn't left for later: what is in view, or for paper all.
 */
export function createPainter(
  shown: ShownArticle,
  onPainted: () => void,
  atOnce: 'in-view' | 'all' = 'in-view',
): Painter {
  const { chunks } = shown;
  const ledger = createLedger(chunks, (highlight) => {
    const place = placeHighlight(shown.model.text, highlight);
    return place === null ? null : toRawRange(shown.model, place);
  });
  ledgers.set(shown, ledger);
  const ink = createInk(shown.document);
  const marked = new Set<Chunk>();
  /** Chunks whose marks aren't right yet, those nearest to what is in view first. */
  let waiting: readonly Chunk[] = [];
  let idle: number | null = null;

  const marker = new Marker();

  const repaint = (chunk: Chunk): void => {
    // First of all: marks that stand there cut the text nodes that segments are cut at.
    if (marked.has(chunk)) marker.takeOut(chunk.element);
    const segments = segmentsOf(chunk.element, ledger.piecesOf(chunk));
    if (segments.length === 0) {
      marked.delete(chunk);
      return;
    }
    const isFirst = firstOnes(chunk, segments);
    marker.put(chunk.element, segments, (index) => ink(segments[index]?.ids ?? [], isFirst[index] === true));
    marked.add(chunk);
  };
  /** For each segment, whether a highlight begins with it. */
  const firstOnes = (chunk: Chunk, segments: readonly Segment<HighlightView>[]): readonly boolean[] => {
    const begun = new Set<HighlightId>();
    return segments.map(({ ids }) => {
      const fresh = ids.filter(({ id }) => !begun.has(id) && ledger.chunksOf(id)[0] === chunk);
      for (const { id } of ids) begun.add(id);
      return fresh.length > 0;
    });
  };
  const work = (deadline: IdleDeadline): void => {
    idle = null;
    let done = 0;
    for (const chunk of waiting) {
      if (deadline.timeRemaining() <= 2) break;
      repaint(chunk);
      done += 1;
    }
    waiting = waiting.slice(done);
    onPainted();
    if (waiting.length > 0) idle = requestIdleCallback(work);
  };
  const stop = (): void => {
    if (idle !== null) cancelIdleCallback(idle);
    idle = null;
  };

  return {
    stop,
    paint(all) {
      stop();
      const [highlights, figures] = [all.filter(({ figure }) => figure === null), all.filter(isFigure)];
      const { touched, loose: looseWords } = ledger.update(highlights);
      const loose = [...looseWords, ...markFigures(shown, figures)];
      for (const chunk of waiting) touched.add(chunk);
      const inOrder = [...touched].sort((one, other) => one.start - other.start);
      const { first, end } = atOnce === 'all' ? { first: 0, end: inOrder.length } : inView(shown, inOrder);
      for (const chunk of inOrder.slice(first, end)) repaint(chunk);
      waiting = [...inOrder.slice(end), ...inOrder.slice(0, first).reverse()];
      onPainted();
      if (waiting.length > 0) idle = requestIdleCallback(work);
      return loose;
    },
  };
}

/** The marks of a highlight, in order; empty while its chunk waits to be painted. */
export function marksOf(shown: ShownArticle, id: HighlightId): readonly HTMLElement[] {
  const under = ledgers.get(shown)?.chunksOf(id) ?? [];
  if (under.length === 0) return markedFigures(shown, id);
  return under.flatMap(({ element }) => [
    ...element.querySelectorAll<HTMLElement>(`mark[data-highlights~="${id}"]`),
  ]);
}

/** The ids of the highlights at a node of the frame, the shortest first; empty outside marks. */
export function highlightsAt(node: Element): readonly string[] {
  const mark = node.closest<HTMLElement>(`mark.${PAINTED}, ${MARKED_FIGURE}`);
  return mark?.dataset['highlights']?.split(' ') ?? [];
}

/**
 * Which of these chunks, in order, show in the window: from `first` to before `end`. Found by halving, since chunks
 * stand below each other; the few that don't (in the cells of a long row) are painted a moment later.
 */
function inView(shown: ShownArticle, chunks: readonly Chunk[]): { first: number; end: number } {
  if (chunks.length === 0) return { first: 0, end: 0 };
  const frame = shown.document.defaultView?.frameElement?.getBoundingClientRect().top ?? 0;
  const boxOf = (chunk: Chunk): DOMRect => chunk.element.getBoundingClientRect();
  return {
    first: firstWhere(chunks, (chunk) => boxOf(chunk).bottom + frame > 0),
    end: firstWhere(chunks, (chunk) => boxOf(chunk).top + frame >= window.innerHeight),
  };
}
