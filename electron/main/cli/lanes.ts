import type { Lane } from './command';

/** Starts work when everything has ended that it may not overtake. */
export type RunInLane = <Value>(lane: Lane, work: () => Promise<Value>) => Promise<Value>;

/**
 * Lets work on different articles go on side by side while work on one article, and work on everything, keeps the
 * order in which it was given.
 */
export function createLanes(): RunInLane {
  const running = new Set<Promise<void>>();
  const lastOf = new Map<string, Promise<void>>();
  let lastOnEverything: Promise<void> = Promise.resolve();

  function before(lane: Lane): Promise<unknown> {
    switch (lane.kind) {
      case 'own':
        return lastOnEverything;
      case 'article':
        return Promise.all([lastOnEverything, lastOf.get(lane.id)]);
      case 'everything':
        return Promise.all(running);
    }
  }

  return (lane, work) => {
    const result = before(lane).then(work);
    const ended = result.then(
      () => undefined,
      () => undefined,
    );
    running.add(ended);
    if (lane.kind === 'article') lastOf.set(lane.id, ended);
    if (lane.kind === 'everything') lastOnEverything = ended;
    void ended.then(() => {
      running.delete(ended);
      if (lane.kind === 'article' && lastOf.get(lane.id) === ended) lastOf.delete(lane.id);
    });
    return result;
  };
}
