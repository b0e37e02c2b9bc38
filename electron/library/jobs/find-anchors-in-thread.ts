import type { FindAnchors } from '#core/anchor/find-anchors';
import type { StoreContext } from '../document/store-context';
import type { JobThread } from './job-thread';

/** Looks for highlights in a thread, so that neither the window nor a write of another article waits for it. */
export function findAnchorsInThread(thread: JobThread, context: StoreContext): FindAnchors {
  return async (search) => {
    if (search.highlights.length === 0) return [];
    const found = await thread.run('findAnchors', context, search, {
      onProgress: () => undefined,
      tell: () => undefined,
      signal: new AbortController().signal,
    });
    return found.value;
  };
}
