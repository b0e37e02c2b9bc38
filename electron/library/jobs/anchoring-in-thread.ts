import type { Anchoring } from '#core/anchor/anchoring';
import type { StoreContext } from '../document/store-context';
import type { JobThread } from './job-thread';

/** Looks for highlights in a thread, so that neither the window nor a write of another article waits for it. */
export function anchoringInThread(thread: JobThread, context: StoreContext): Anchoring {
  return {
    find: async (search) =>
      search.highlights.length === 0
        ? []
        : (await thread.run('findAnchors', context, search, withoutWatch())).value,
    rank: async (search) => (await thread.run('rankPlaces', context, search, withoutWatch())).value,
  };
}

function withoutWatch() {
  return { onProgress: () => undefined, tell: () => undefined, signal: new AbortController().signal };
}
