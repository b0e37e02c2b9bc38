import { watch, type FSWatcher } from 'node:fs';
import { isSystemError } from '../document/system-error';
import { placeFolder, PLACES } from '../layout';

/** Changes come in bursts: a sync tool replaces many files one after the other. */
const SETTLE_MS = 400;

/** Where one watch sees what happens in folders below. Elsewhere each folder would need its own. */
const SEES_BELOW = process.platform === 'darwin' || process.platform === 'win32';

/**
 * Calls back a moment after something came, went or was replaced in the library's two folders. What it doesn't see (on
 * Linux, files inside an article's folder; on some network drives, anything) is for a scan from time to time to find.
 * Gives the function that stops it.
 */
export function watchFolders(library: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  const settle = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      onChange();
    }, SETTLE_MS);
  };
  const watchers = PLACES.map((place) => watchOne(placeFolder(library, place), settle));
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const watcher of watchers) watcher?.close();
  };
}

function watchOne(folder: string, onChange: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false, recursive: SEES_BELOW }, onChange);
    // The folder went away; the scans tell of that.
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch (error) {
    if (isSystemError(error)) return null;
    throw error;
  }
}
