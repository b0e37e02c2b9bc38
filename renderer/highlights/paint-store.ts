import { create } from 'zustand';
import { placeHighlight } from '#core/anchor/place-highlight';
import type { HighlightId } from '#core/ids';
import { useReader } from '../app/reader-store';
import { domRange } from '../reader/shown-article';
import { SpokenNotes } from './spoken-notes';
import { createPainter, type Painter } from './painter';

interface Paint {
  /** Rises whenever marks were put in or taken out, so that what stands beside them can follow. */
  readonly turn: number;
  /** Highlights whose words aren't in the text that is shown. */
  readonly loose: readonly HighlightId[];
}

export const usePaint = create<Paint>(() => ({ turn: 0, loose: [] }));

const ACTIVE = 'active-highlight';

/** Keeps the marks in the open article the same as its highlights, and the active one underlined, from now on. */
export function startPainting(): void {
  let painter: Painter | null = null;
  let spoken: SpokenNotes | null = null;
  useReader.subscribe((state, before) => {
    if (state.shown !== before.shown) {
      painter?.stop();
      spoken?.remove();
      painter = state.shown === null ? null : createPainter(state.shown, onPainted);
      spoken = state.shown === null ? null : new SpokenNotes(state.shown);
    }
    if (painter !== null && (state.shown !== before.shown || state.highlights !== before.highlights)) {
      usePaint.setState({ loose: painter.paint(state.highlights) });
      spoken?.show(state.highlights);
    } else if (state.activeId !== before.activeId) {
      underlineActive();
    }
  });
}

function onPainted(): void {
  // Nodes were split and joined, so the range that is underlined is made anew.
  underlineActive();
  usePaint.setState(({ turn }) => ({ turn: turn + 1 }));
}

/** By the CSS Custom Highlight API: which highlight is looked at changes no markup. */
function underlineActive(): void {
  const { shown, highlights, activeId } = useReader.getState();
  const view = shown?.document.defaultView;
  if (shown === null || view == null) return;
  const active = highlights.find((highlight) => highlight.id === activeId);
  const place = active === undefined ? null : placeHighlight(shown.model.text, active);
  if (place === null) view.CSS.highlights.delete(ACTIVE);
  else view.CSS.highlights.set(ACTIVE, new view.Highlight(domRange(shown, place)));
}
