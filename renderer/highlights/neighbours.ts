import { lookAt, useReader } from '../app/reader-store';
import { notify } from '../app/notify';
import { marksOf } from './painter';

/** Goes to the next or previous highlight of the article and brings its words into view. */
export function lookAtNeighbour(step: 1 | -1): void {
  const { highlights, activeId, shown } = useReader.getState();
  if (highlights.length === 0 || shown === null) {
    notify('This article has no highlights yet.');
    return;
  }
  const at = highlights.findIndex((highlight) => highlight.id === activeId);
  const start = at === -1 && step === -1 ? 0 : at;
  const next = highlights[(start + step + highlights.length) % highlights.length];
  if (next === undefined) return;
  lookAt(next.id);
  marksOf(shown, next.id)[0]?.scrollIntoView({ block: 'center' });
}
