import type { HighlightView } from '#contract/views';
import { createPainter, type Painter } from '../../../../renderer/highlights/painter';
import { seededRandom } from '../../storage/random';
import type { ChangeFigures, ChangeJob } from '../jobs';
import { framedArticle } from './frame';
import { doIdleWork } from './idle-work';
import { madeUpHighlight, madeUpHighlights } from './made-up-highlights';

const WARM_UPS = 10;

/** One highlight added and one removed, in an article with few and with many. */
export function timeChanges({ words, few, many, turns }: ChangeJob): ChangeFigures {
  return {
    few: changesAt(words, few, turns, false),
    many: changesAt(words, many, turns, false),
    readAgain: changesAt(words, many, turns, true),
  };
}

/** For each turn two figures: until one more is painted, and until it is gone. */
function changesAt(words: number, count: number, turns: number, readAgain: boolean): readonly number[] {
  const { fresh, shown } = framedArticle(words);
  const painter = createPainter(fresh(), () => undefined);
  const standing = madeUpHighlights(shown.model.text, count, seededRandom(count));
  const random = seededRandom(1);
  painter.paint(standing);
  doIdleWork();
  const figures: number[] = [];
  for (let turn = -WARM_UPS; turn < turns; turn += 1) {
    const added = [...standing, madeUpHighlight(shown.model.text, random)].sort(
      (one, other) => one.anchor.start - other.anchor.start,
    );
    const both = [added, standing].map((list) =>
      timePaint(painter, readAgain ? structuredClone(list) : list),
    );
    if (turn >= 0) figures.push(...both);
  }
  return figures;
}

function timePaint(painter: Painter, highlights: readonly HighlightView[]): number {
  const from = performance.now();
  painter.paint(highlights);
  doIdleWork();
  return performance.now() - from;
}
