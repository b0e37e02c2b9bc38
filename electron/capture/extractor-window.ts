import { BrowserWindow, MessageChannelMain, type Session } from 'electron';
import { EXTRACTOR_PORT_CHANNEL } from '#contract/extractor-port';
import type { ExtractorRequest } from '#contract/extractor';
import type { ExtractorPage, ExtractorPageEvents } from './extractor-page';
import { keepPut, LOCKED_PREFERENCES, lockedSession } from './locked-page';

export interface ExtractorWindowOptions {
  /** Address of the extractor page on the app's scheme. */
  readonly page: string;
  /** Absolute path of its preload script. */
  readonly preload: string;
  /** Serves the app's pages to a session. */
  readonly serveApp: (session: Session) => void;
}

const LOAD_LIMIT_MS = 10_000;

/**
 * Opens the extractor page in a window that is never shown: sandboxed, in a session of its own in memory, where
 * nothing but the app's own scheme can be asked for. Rejects when the page can't be loaded.
 */
export async function openExtractorWindow(
  options: ExtractorWindowOptions,
  events: ExtractorPageEvents,
): Promise<ExtractorPage> {
  const window = new BrowserWindow({
    show: false,
    // A native frame would crash Electron's headless platform, which the command line uses where there is no display.
    frame: false,
    webPreferences: {
      ...LOCKED_PREFERENCES,
      session: extractorSession(options),
      preload: options.preload,
      images: false,
    },
  });
  const { webContents } = window;
  keepPut(webContents);
  const limit = setTimeout(() => window.destroy(), LOAD_LIMIT_MS);
  try {
    await window.loadURL(options.page);
  } catch (error) {
    if (!window.isDestroyed()) window.destroy();
    throw error;
  } finally {
    clearTimeout(limit);
  }
  return connect(window, events);
}

function connect(window: BrowserWindow, events: ExtractorPageEvents): ExtractorPage {
  const { webContents } = window;
  const { port1: ours, port2: theirs } = new MessageChannelMain();
  let open = true;
  const end = (): void => {
    open = false;
    ours.close();
    if (window.isDestroyed()) return;
    // A page that is busy for ever doesn't hear that its window is gone; its process does.
    webContents.forcefullyCrashRenderer();
    window.destroy();
  };
  const gone = (): void => {
    if (!open) return;
    end();
    events.onGone();
  };
  webContents.on('render-process-gone', gone);
  window.on('closed', gone);
  ours.on('message', ({ data }: { readonly data: unknown }) => {
    if (open) events.onMessage(data);
  });
  ours.start();
  webContents.postMessage(EXTRACTOR_PORT_CHANNEL, null, [theirs]);
  return {
    send: (request: ExtractorRequest) => ours.postMessage(request),
    close: () => {
      if (open) end();
    },
  };
}

function extractorSession({ page, serveApp }: ExtractorWindowOptions): Session {
  const own = lockedSession('extractor', [new URL(page).protocol.slice(0, -1)]);
  serveApp(own);
  return own;
}
