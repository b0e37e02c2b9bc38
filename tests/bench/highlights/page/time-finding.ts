import { createFinder } from '../../../../renderer/find/find-in-text';
import { rangesOf, showHits } from '../../../../renderer/find/find-paint';
import type { ShownArticle } from '../../../../renderer/reader/shown-article';
import type { FindFigures, FindJob } from '../jobs';
import { framedArticle } from './frame';

const WARM_UPS = 3;
const NAME = 'bench-hits';
/** Some 9,000 hits in 100,000 words. */
const TYPED = 'an';
const MOST_HITS = 9_000;

/** Typed words found and shown, against showing the same places when they are known. */
export function timeFinding({ words, turns }: FindJob): FindFigures {
  const { fresh } = framedArticle(words);
  const shown = fresh();
  const registered: number[] = [];
  const found: number[] = [];
  const first: number[] = [];
  const find = createFinder(shown.model.text);
  const hits = find(TYPED).slice(0, MOST_HITS);
  const places = rangesOf(shown, hits).map(({ startContainer, startOffset, endContainer, endOffset }) => ({
    startContainer,
    startOffset,
    endContainer,
    endOffset,
  }));
  for (let turn = -WARM_UPS; turn < turns; turn += 1) {
    const ms = [
      time(() => register(shown, places)),
      time(() => showHits(shown, NAME, find(TYPED).slice(0, MOST_HITS))),
      time(() => showHits(shown, NAME, createFinder(shown.model.text)(TYPED).slice(0, MOST_HITS))),
    ] as const;
    if (turn < 0) continue;
    registered.push(ms[0]);
    found.push(ms[1]);
    first.push(ms[2]);
  }
  showHits(shown, NAME, []);
  return { hits: hits.length, registered, found, first };
}

function register({ document }: ShownArticle, places: readonly StaticRangeInit[]): void {
  const view = document.defaultView;
  if (view === null) throw new Error('The frame has no window.');
  view.CSS.highlights.set(NAME, new view.Highlight(...places.map((place) => new view.StaticRange(place))));
}

function time(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
