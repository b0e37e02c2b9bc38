import { app, session, type BrowserWindow } from 'electron';
import { libraryFolder } from './app-paths';
import { serveApp } from './app-protocol';
import { serveAssets } from './asset-protocol';
import { reviveWindow } from './crashed-window';
import { listenForLinks, openLink } from './deep-links';
import { readReadingEarly } from './early-reading';
import { tellOnceInBox, watchFaults } from './faults';
import { serveWindow } from './ipc';
import { tellNotice } from './notices';
import { pageAddress } from './page-path';
import { takeUpReading } from './reading-look';
import { secureEverything } from './security';
import { openWindow, showWindow } from './window';
import type { WindowCalls } from './window-calls';
import type { WindowWords } from './words';

/** What a second start tells the first. */
interface SecondStart {
  /** Null when it asks for no library of its own: a link is for the one that is open. */
  readonly folder: string | null;
  readonly link: string | null;
}

/** Opens the app with its window. */
export function startDesktop(words: WindowWords): void {
  const folder = libraryFolder(words.library, process.cwd());
  const own: SecondStart = { folder: words.link === null ? folder : null, link: words.link };
  // Of one person's app data there is one app; another start only brings its window up.
  if (!app.requestSingleInstanceLock(own)) {
    app.exit(0);
    return;
  }
  app.on('second-instance', (_event, _argv, _cwd, second) => onSecondStart(folder, second as SecondStart));

  listenForLinks();
  if (words.link !== null) openLink(words.link);
  watchFaults(tellOnceInBox());
  reviveWindow();
  secureEverything();
  // Chromium's way to the system's voices on Linux, which it leaves out unless told.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
  // The library is opened while Chromium loads the page; what the page asks before that waits.
  let onFrame = (): void => undefined;
  const frameGiven = new Promise<void>((resolve) => {
    onFrame = resolve;
  });
  const ready = app.whenReady().then(() => {
    serveApp(session.defaultSession, (url) => {
      if (url === pageAddress('article')) onFrame();
    });
    serveAssets(session.defaultSession, folder);
    takeUpReading(readReadingEarly(app.getPath('userData')));
    return openWindow();
  });
  serveWindow(ready.then((window) => openLibraryBeside(window, folder, frameGiven)));
  app.on('activate', showWindow);
  // The window itself says when to quit; without a listener Electron would, also on macOS.
  app.on('window-all-closed', () => undefined);
}

/**
 * The thread that reads the library's code also serves the page and brings its process together with the one that
 * draws: both would wait. So the code is read when the article's frame has been given (`frameGiven`), which the page
 * asks for last, and is busy with its scripts then; at the latest when loading has ended, however.
 */
async function openLibraryBeside(
  window: BrowserWindow,
  folder: string,
  frameGiven: Promise<void>,
): Promise<WindowCalls | null> {
  await new Promise<void>((resolve) => {
    void frameGiven.then(resolve);
    window.webContents.once('did-stop-loading', () => resolve());
    window.once('closed', () => resolve());
  });
  const { openDesktopLibrary } = await import('./desktop-library');
  return openDesktopLibrary(folder);
}

function onSecondStart(folder: string, second: SecondStart): void {
  showWindow();
  if (second.link !== null) openLink(second.link);
  if (second.folder !== null && second.folder !== folder) {
    tellNotice(`Commonplace is open on “${folder}”. Quit it to open “${second.folder}”.`);
  }
}
