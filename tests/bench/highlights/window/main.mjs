// @ts-check
/**
 * One window with the real painter in it and an article's frame. Takes one JSON line a job on standard input, and
 * answers each with one line: what the page measured.
 */

import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import { app, BrowserWindow, protocol } from 'electron';

const [page] = process.argv.slice(-1);

const HOME = 'bench://window/';
protocol.registerSchemesAsPrivileged([{ scheme: 'bench', privileges: { standard: true, secure: true } }]);

app
  .whenReady()
  .then(serve)
  .catch((/** @type {unknown} */ error) => {
    process.stderr.write(`${String(error)}\n`);
    app.exit(1);
  });

async function serve() {
  protocol.handle(
    'bench',
    () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
  );
  const window = new BrowserWindow({
    width: 1200,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  await window.loadURL(HOME);
  await window.webContents.executeJavaScript(`${await readFile(String(page), 'utf8')}; undefined`);
  for await (const line of createInterface({ input: process.stdin })) {
    /** @type {unknown} */
    const answer = await window.webContents.executeJavaScript(`answerTo(${line})`);
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  app.exit(0);
}
