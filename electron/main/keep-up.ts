import { app } from 'electron';
import { nodeFileSystem } from '../library/document/file-system';
import { OwnWrites } from '../library/index/own-writes';
import { watchFolders } from '../library/index/watch-folders';
import type { Library } from '../library/library';
import { onceReady } from './window-ready';

/** For what no watch tells of. A scan of what is known costs a thread of its own under a second. */
const EVERY_MS = 60_000;
/** Coming back to the window is when a person looks; going to and fro needn't scan each time. */
const NOT_WITHIN_MS = 3_000;

/**
 * Keeps an open library up with its folder, whoever changes it: when the window shows its content, when somebody else
 * does something in the folder, when the person comes back to the window, and from time to time.
 */
export function keepUp(library: Library): void {
  const own = new OwnWrites(nodeFileSystem, library.folder);
  let last = 0;
  const look = (): void => {
    last = Date.now();
    void library.reconcile();
  };
  library.onChange((ids) => own.changed(ids));
  onceReady(() => {
    look();
    const stop = watchFolders(library.folder, (paths) => {
      void own.explain(paths).then((isOwn) => {
        if (!isOwn) look();
      });
    });
    const timer = setInterval(look, EVERY_MS);
    app.on('browser-window-focus', () => {
      if (Date.now() - last > NOT_WITHIN_MS) look();
    });
    app.once('will-quit', () => {
      clearInterval(timer);
      stop();
    });
  });
}
