import type { HighlightView } from '#contract/views';
import { createPainter } from '../../../../renderer/highlights/painter';
import type { ShownArticle } from '../../../../renderer/reader/shown-article';
import { seededRandom } from '../../storage/random';
import type { RestoreFigures, RestoreJob } from '../jobs';
import { framedArticle } from './frame';
import { doIdleWork } from './idle-work';
import { madeUpHighlights } from './made-up-highlights';
import { plainWrap, type WrapSegment } from './plain-wrap';

/** Until both have been compiled: short runs are mostly that otherwise. */
const WARM_UP_MARKS = 10_000;

/** Saved highlights painted into an article that stands in its frame, against the same marks put in by hand. */
export function timeRestore({ words, highlights: count, turns }: RestoreJob): RestoreFigures {
  const { fresh, shown } = framedArticle(words);
  const highlights = madeUpHighlights(shown.model.text, count, seededRandom(count));
  const segments = segmentsFor(fresh(), highlights);
  const plain: number[] = [];
  const whole: number[] = [];
  const blocking: number[] = [];
  let marks: readonly [number, number] = [0, 0];
  const warmUps = Math.ceil(WARM_UP_MARKS / segments.length);
  for (let turn = -warmUps; turn < turns; turn += 1) {
    const byHand = fresh();
    const plainFrom = performance.now();
    plainWrap(byHand.root, segments);
    const plainMs = performance.now() - plainFrom;

    const painted = fresh();
    const from = performance.now();
    const painter = createPainter(painted, () => undefined);
    painter.paint(highlights);
    const blockingMs = performance.now() - from;
    doIdleWork();
    const wholeMs = performance.now() - from;
    marks = [countMarks(byHand), countMarks(painted)];
    if (turn < 0) continue;
    plain.push(plainMs);
    blocking.push(blockingMs);
    whole.push(wholeMs);
  }
  return { plain, whole, blocking, marks };
}

/** The segments as the painter itself cuts them, read off its marks. */
function segmentsFor(shown: ShownArticle, highlights: readonly HighlightView[]): readonly WrapSegment[] {
  createPainter(shown, () => undefined).paint(highlights);
  doIdleWork();
  const walker = shown.root.ownerDocument.createTreeWalker(shown.root, NodeFilter.SHOW_TEXT);
  const segments: WrapSegment[] = [];
  let start = 0;
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    const end = start + node.length;
    const mark = node.parentElement?.closest<HTMLElement>('mark');
    if (mark != null) {
      const ids = mark.dataset['highlights'] ?? '';
      segments.push({ start, end, ids, color: mark.style.getPropertyValue('--ink-1') });
    }
    start = end;
  }
  return segments;
}

function countMarks({ root }: ShownArticle): number {
  return root.querySelectorAll('mark').length;
}
