// @ts-check
/** Run by Electron, not by Node: shows that a hidden window can load a page here and run a script in it. */

import { app, BrowserWindow } from 'electron';

const PAGE = 'data:text/html,<title>the page was read</title>';
const LIMIT_MS = 20_000;

setTimeout(() => app.exit(1), LIMIT_MS);

void app
  .whenReady()
  .then(async () => {
    // A native frame is what crashes there; the app's own hidden windows have none either.
    const window = new BrowserWindow({ show: false, frame: false, webPreferences: { sandbox: true } });
    await window.loadURL(PAGE);
    /** @type {unknown} */
    const title = await window.webContents.executeJavaScript('document.title');
    process.stdout.write(`${String(title)}\n`, () => app.exit(0));
  })
  .catch(() => app.exit(1));
