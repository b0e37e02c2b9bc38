// @ts-check
/**
 * One sandboxed window, never shown, with the engines in it. Takes one JSON line a job on standard input, `{ engine,
 * file, url }`, and answers each with one line: what the engine made of the page, and the renderer's memory in KB.
 */

import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import { app, BrowserWindow, protocol } from 'electron';

const [engines] = process.argv.slice(-1);

/** The window's own page, and those to be read: markup inside a script would stay in its compiler's cache for a while. */
const HOME = 'bench://window/';
protocol.registerSchemesAsPrivileged([
  { scheme: 'bench', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

app
  .whenReady()
  .then(serve)
  // A page that an engine throws on ends the bench: its figures would not be of the same pages.
  .catch((/** @type {unknown} */ error) => {
    process.stderr.write(`${String(error)}\n`);
    app.exit(1);
  });

async function serve() {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, images: false, backgroundThrottling: false },
  });
  let markup = '<!doctype html><title>Extraction</title>';
  protocol.handle(
    'bench',
    () => new Response(markup, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
  );
  await window.loadURL(HOME);
  await window.webContents.executeJavaScript(`${await readFile(String(engines), 'utf8')}; undefined`);
  for await (const line of createInterface({ input: process.stdin })) {
    /** @type {unknown} */
    const job = JSON.parse(line);
    const { engine, file, url } = /** @type {{ engine: string, file: string, url: string }} */ (job);
    markup = await readFile(file, 'utf8');
    const page = `await (await fetch('${HOME}page', { cache: 'no-store' })).text()`;
    /** @type {unknown} */
    const answer = await window.webContents.executeJavaScript(
      `(async () => answerOf(${JSON.stringify(engine)}, ${page}, ${JSON.stringify(url)}))()`,
    );
    const pid = window.webContents.getOSProcessId();
    const memory = app.getAppMetrics().find((each) => each.pid === pid)?.memory.workingSetSize ?? 0;
    process.stdout.write(`${JSON.stringify({ answer, memory })}\n`);
  }
  app.exit(0);
}
