import { BrowserWindow, MessageChannelMain, type Session, type WebContents } from 'electron';
import { ASSET_SCHEME } from '#contract/asset-address';
import { printReplySchema, type PrintJob, type PrintReply } from '#contract/print';
import { PRINT_PORT_CHANNEL } from '#contract/print-port';
import { fail, type Result } from '#core/result';
import { keepPut, LOCKED_PREFERENCES, lockedSession } from '../../capture/locked-page';
import { preloadPath } from '../app-paths';
import { serveApp } from '../app-protocol';
import { serveAssets } from '../asset-protocol';
import { APP_SCHEME, pageAddress } from '../page-path';

/** A long article with hundreds of images takes seconds; what takes longer has failed. */
const LIMIT_MS = 60_000;

let own: { readonly library: string; readonly session: Session } | null = null;

/**
 * Sets an article in a page that is never shown, lets `use` print it, and closes the page. The page has a session of
 * its own, no network, and no scripts once the article stands in it.
 *
 * @param library - the folder that the images are in
 */
export async function withPrintPage<Value>(
  library: string,
  job: PrintJob,
  use: (contents: WebContents) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const window = new BrowserWindow({
    show: false,
    // A native frame would crash Electron's headless platform, which the command line uses where there is no display.
    frame: false,
    webPreferences: { ...LOCKED_PREFERENCES, session: printSession(library), preload: preloadPath('print') },
  });
  keepPut(window.webContents);
  const limit = setTimeout(() => window.destroy(), LIMIT_MS);
  try {
    await window.loadURL(pageAddress('print'));
    const reply = await set(window.webContents, job);
    if (reply === null) return fail('timeout', 'The article could not be made ready to print in time.');
    if (reply.kind === 'failed') {
      return fail('internal', `The article could not be made ready to print (${reply.message}).`);
    }
    return await use(window.webContents);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail('internal', `The article could not be printed (${reason}).`);
  } finally {
    clearTimeout(limit);
    if (!window.isDestroyed()) window.destroy();
  }
}

/** Gives the page its article; null when the page goes before it has answered. */
function set(contents: WebContents, job: PrintJob): Promise<PrintReply | null> {
  const { port1: ours, port2: theirs } = new MessageChannelMain();
  return new Promise<PrintReply | null>((resolve) => {
    contents.once('destroyed', () => resolve(null));
    contents.once('render-process-gone', () => resolve(null));
    ours.once('message', ({ data }: { readonly data: unknown }) => {
      const reply = printReplySchema.safeParse(data);
      resolve(reply.success ? reply.data : null);
    });
    ours.start();
    contents.postMessage(PRINT_PORT_CHANNEL, null, [theirs]);
    ours.postMessage(job);
  }).finally(() => ours.close());
}

function printSession(library: string): Session {
  if (own?.library === library) return own.session;
  // A process has one library; were it another one, its images would need a session of their own.
  const made = lockedSession(`print:${library}`, [APP_SCHEME, ASSET_SCHEME]);
  serveApp(made);
  serveAssets(made, library);
  own = { library, session: made };
  return made;
}
