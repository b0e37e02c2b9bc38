import { app, dialog } from 'electron';
import { createAllowance } from './allowance';
import { stopNotices, tellNotice } from './notices';
import { mainWindow } from './window';

/** A page that crashes at once, every time, must not be loaded for ever. */
const MOST = 3;
const WITHIN_MS = 60_000;

/** Loads the window's page again when its process ended without having been told to, and tells the person. */
export function reviveWindow(): void {
  const mayRevive = createAllowance(MOST, WITHIN_MS);
  app.on('render-process-gone', (_event, contents, { reason }) => {
    if (reason === 'clean-exit' || contents !== mainWindow()?.webContents) return;
    stopNotices();
    if (!mayRevive(Date.now())) {
      dialog.showErrorBox(
        'Commonplace',
        'The window keeps stopping and was not opened again. Nothing that was stored is lost. Quit Commonplace and start it again.',
      );
      return;
    }
    tellNotice('The window stopped working and was opened again. Nothing that was stored is lost.');
    // Electron is still taking the old process down while it tells of it.
    setImmediate(() => {
      if (!contents.isDestroyed()) contents.reload();
    });
  });
}
