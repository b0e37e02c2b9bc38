import { create } from 'zustand';
import { bridge } from '../app/bridge';
import { notifyFailure } from '../app/notify';

/** The library's tags, the most used first, as they were when a field for tags was last entered. */
export const useKnownTags = create<{ readonly tags: readonly string[] }>(() => ({ tags: [] }));

/** Asks for them anew: other doors may have used others since. */
export async function loadKnownTags(): Promise<void> {
  const reply = await bridge.queries['tag.list']({});
  if (reply.ok) useKnownTags.setState({ tags: reply.value.map(({ tag }) => tag) });
  else notifyFailure(reply.error);
}
