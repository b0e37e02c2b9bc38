import { watch, type FSWatcher } from 'node:fs';
import { isSystemError } from '../document/system-error';
import { placeFolder, PLACES } from '../layout';

/** Changes come in bursts: a sync tool replaces many files one after the other, and a write has several steps. */
const SETTLE_MS = 400;
/** A burst without an end isn't waited for. */
const MOST_MS = 2_000;

/** Where one watch sees what happens in folders below. Elsewhere each folder would need its own. */
const SEES_BELOW = process.platform === 'darwin' || process.platform === 'win32';

/**
 * A path below one of the library's two folders, as the system gives it; null when it says that something happened
 * and not where.
 */
export type ChangedPath = string | null;

/**
 * Calls back a moment after something came, went or was replaced in the library's two folders. What it doesn't see (on
 * Linux, files inside an article's folder; on some network drives, anything) is for a scan from time to time to find.
 * Gives the function that stops it.
 */
export function watchFolders(
  library: string,
  onChange: (paths: ReadonlySet<ChangedPath>) => void,
): () => void {
  const burst = gatherBursts(onChange);
  const watchers = PLACES.map((place) => watchOne(placeFolder(library, place), burst.add));
  return () => {
    burst.stop();
    for (const watcher of watchers) watcher?.close();
  };
}

/** What gathers the changes of a burst, and hands them over when it has ended. */
export interface BurstGatherer {
  readonly add: (path: ChangedPath) => void;
  /** Hands over nothing more. */
  readonly stop: () => void;
}

export function gatherBursts(onBurst: (paths: ReadonlySet<ChangedPath>) => void): BurstGatherer {
  let paths = new Set<ChangedPath>();
  let began = 0;
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    const burst = paths;
    paths = new Set();
    onBurst(burst);
  };
  return {
    add(path) {
      const now = Date.now();
      if (paths.size === 0) began = now;
      paths.add(path);
      clearTimeout(timer);
      timer = setTimeout(end, Math.max(0, Math.min(SETTLE_MS, began + MOST_MS - now)));
    },
    stop: () => clearTimeout(timer),
  };
}

function watchOne(folder: string, onChange: (path: ChangedPath) => void): FSWatcher | null {
  try {
    const options = { persistent: false, recursive: SEES_BELOW };
    const watcher = watch(folder, options, (_event, path) => onChange(path));
    // The folder went away; the scans tell of that.
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch (error) {
    if (isSystemError(error)) return null;
    throw error;
  }
}
