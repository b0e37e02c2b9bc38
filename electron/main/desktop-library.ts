import { setTimeout as pause } from 'node:timers/promises';
import { app, dialog } from 'electron';
import { changeReading, showReading } from './change-reading';
import { keepBackedUp } from './daily-backup';
import { tellWindow } from './events';
import { keepUp } from './keep-up';
import { openLibraryHere, type LibrarySession, type OpenedLibrary } from './library-session';
import { logFault } from './log';
import { setMenu } from './menu';
import { tellNotice } from './notices';
import { openSettings } from './settings';
import { askToShow } from './socket/socket-client';
import { addWelcome } from './welcome';
import { showWindow } from './window';
import { createWindowCalls, type WindowCalls } from './window-calls';

/** A command line that holds the library is usually done in a moment. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 250;

/**
 * Opens the library for the window, with the menu and all else that works on it. Gives null when the app ends instead:
 * the library is open in another window, which comes up, or can't be had, which the person is told.
 */
export async function openDesktopLibrary(folder: string): Promise<WindowCalls | null> {
  const [settings, opened] = await Promise.all([
    openSettings(app.getPath('userData'), tellNotice),
    takeLibrary(folder),
  ]);
  switch (opened.kind) {
    case 'failed':
      endWith(opened.error.message);
      return null;
    case 'elsewhere':
      await leaveToOther(opened);
      return null;
    case 'here': {
      const { session } = opened;
      closeBeforeQuit(session);
      setMenu(settings, (theme) => {
        void changeReading(settings, { theme }).then((stored) => {
          if (!stored.ok) tellNotice(stored.error.message);
        });
      });
      showReading(settings.current().reading);
      if (session.library.isNew) await addWelcome(session.door);
      keepUp(session.library);
      keepBackedUp(session);
      return createWindowCalls(session, settings);
    }
  }
}

async function takeLibrary(folder: string): Promise<OpenedLibrary> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const opened = await openLibraryHere({
      folder,
      what: 'app',
      onNotice: tellNotice,
      onProgress: (progress) => tellWindow('capture.progress', progress),
      onTask: (progress) => tellWindow('task.progress', progress),
      onChange: (articleIds) => tellWindow('library.changed', { articleIds }),
      onShow: showWindow,
    });
    const willEndSoon = opened.kind === 'elsewhere' && opened.holder.what === 'command line';
    if (!willEndSoon || Date.now() > deadline) return opened;
    await pause(PAUSE_MS);
  }
}

async function leaveToOther(opened: Extract<OpenedLibrary, { readonly kind: 'elsewhere' }>): Promise<void> {
  if (opened.holder.what === 'app') {
    const socket = await opened.connect();
    if (socket.ok) {
      await askToShow(socket.value);
      app.exit(0);
      return;
    }
  }
  endWith(opened.error.message);
}

function endWith(message: string): void {
  dialog.showErrorBox('Commonplace can’t open the library', message);
  app.exit(1);
}

/** Lets the app end when everything that was started is on the disk. */
function closeBeforeQuit(session: LibrarySession): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    session.close('stop').then(
      () => app.exit(0),
      async (error: unknown) => {
        await logFault('The library could not be closed', error);
        app.exit(1);
      },
    );
  });
}
