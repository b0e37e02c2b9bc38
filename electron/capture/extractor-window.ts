import { BrowserWindow, MessageChannelMain, session, type Session, type WebContents } from 'electron';
import { EXTRACTOR_PORT_CHANNEL } from '#contract/extractor-port';
import type { ExtractorRequest } from '#contract/extractor';
import type { ExtractorPage, ExtractorPageEvents } from './extractor-page';

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
      session: extractorSession(options),
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
      images: false,
      // A hidden window's timers would be slowed down while a capture waits for it.
      backgroundThrottling: false,
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
  // No `persist:` prefix: it lives in memory and dies with the app.
  const own = session.fromPartition('extractor', { cache: false });
  const { protocol } = new URL(page);
  own.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => {
    answer({ cancel: !url.startsWith(protocol) });
  });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  serveApp(own);
  return own;
}

/** The page stays the page it is, whatever the markup that it reads asks for. */
function keepPut(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
