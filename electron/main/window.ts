import { app, BrowserWindow, nativeTheme } from 'electron';
import { preloadPath } from './app-paths';
import { readingSwitch } from '#contract/reading-switch';
import { pageAddress } from './page-path';
import { currentReading, onReading } from './reading-look';
import { paperColor } from './theme';

const SIZE = { width: 1280, height: 820, minWidth: 480, minHeight: 400 };

let current: BrowserWindow | null = null;

/** The window, or null when it isn't open. */
export function mainWindow(): BrowserWindow | null {
  return current;
}

/** Opens the window. It is shown when its first frame is ready. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    show: false,
    title: 'Commonplace',
    backgroundColor: paperColor(currentReading().theme),
    webPreferences: {
      preload: preloadPath('window'),
      additionalArguments: [readingSwitch(currentReading())],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableBlinkFeatures: 'Auxclick',
      // The app's own scripts are compiled once: they are the same at every start.
      v8CacheOptions: 'bypassHeatCheck',
      // Elsewhere than on macOS the dictionaries would come over the network.
      spellcheck: process.platform === 'darwin',
    },
  });
  current = window;
  const onTheme = (): void => window.setBackgroundColor(paperColor(currentReading().theme));
  nativeTheme.on('updated', onTheme);
  const stopHearing = onReading(onTheme);
  window.once('closed', () => {
    nativeTheme.off('updated', onTheme);
    stopHearing();
    current = null;
    // Not left to `window-all-closed`: the extractor's hidden window may still be there.
    if (process.platform !== 'darwin') app.quit();
  });
  window.once('ready-to-show', () => window.show());
  // Rejects when the window is closed while it loads; there is nobody left to tell then.
  window.loadURL(pageAddress('index')).catch(() => undefined);
  return window;
}

/** Brings the window before the person, and opens it when there is none. */
export function showWindow(): void {
  if (current === null) {
    openWindow();
    return;
  }
  if (current.isMinimized()) current.restore();
  current.show();
  current.focus();
}
