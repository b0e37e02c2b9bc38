// @ts-check
/** The least that an Electron app can be: one window, one page, and a word when its first frame is painted. */

import { join } from 'node:path';

import { app, BrowserWindow } from 'electron';

/** Shown when none is named. */
const OWN_PAGE = join(import.meta.dirname, 'index.html');

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    show: true,
    width: 1200,
    height: 800,
    webPreferences: { sandbox: true },
  });
  window.on('page-title-updated', (_event, title) => {
    if (title === 'painted') process.stdout.write('blank:painted\n');
  });
  return window.loadFile(process.argv.find((word) => word.endsWith('.html')) ?? OWN_PAGE);
});

app.on('window-all-closed', () => app.quit());
