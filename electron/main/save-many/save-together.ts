import type { SaveOutcome } from '#contract/actions';
import type { Door } from '#contract/calls';
import type { TaskProgress } from '#contract/events';
import type { SaveItem } from './save-item';
import { saveMany } from './save-many';

/** Saves several things for the window. */
export type SaveTogether = (items: readonly SaveItem[]) => Promise<readonly SaveOutcome[]>;

/** The saving of several things at once, one such list after another, with a way to stop it. */
export interface ManySaves {
  readonly save: SaveTogether;
  /** Stops the list that is under way; those that wait go on. None under way is no error. */
  readonly stop: () => void;
}

export function createManySaves(
  door: Door,
  cancelCapture: (captureId: string) => void,
  onTask: (progress: TaskProgress) => void,
): ManySaves {
  let running: AbortController | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function saveNow(items: readonly SaveItem[]): Promise<readonly SaveOutcome[]> {
    const control = new AbortController();
    running = control;
    // One capture tells its own steps; a figure is for several.
    const isMany = items.length > 1;
    try {
      return await saveMany(door, items, {
        signal: control.signal,
        cancelCapture,
        onProgress: (done, total) => {
          if (isMany) onTask({ task: 'save', done, total, ended: done === total });
        },
      });
    } finally {
      running = null;
      if (isMany) onTask({ task: 'save', done: items.length, total: items.length, ended: true });
    }
  }

  return {
    save(items) {
      const turn = last.then(() => saveNow(items));
      // A turn that threw is its caller's to hear of, not the next one's.
      last = turn.catch(() => undefined);
      return turn;
    },
    stop: () => running?.abort(),
  };
}
