import { app, session, type Session, type WebContents } from 'electron';
import { isOnWeb } from '../capture/render/web-sessions';
import { devServer } from './dev-server';
import { logFault } from './log';
import { pageAddress } from './page-path';

const PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);
const NETWORK = /^(https?|wss?|ftp|file):/i;

/** Puts every session and every page, whoever makes it, under the rules of this file. Call before Electron is ready. */
export function secureEverything(): void {
  app.on('session-created', secureSession);
  app.on('web-contents-created', (_event, contents) => secureContents(contents));
}

function secureSession(created: Session): void {
  created.setPermissionRequestHandler((_contents, permission, answer) => answer(PERMISSIONS.has(permission)));
  created.setPermissionCheckHandler((_contents, permission) => PERMISSIONS.has(permission));
  created.setDevicePermissionHandler(() => false);
  created.on('will-download', (event) => event.preventDefault());
  // Elsewhere than on macOS a session fetches dictionaries from the web by itself, whether a window checks or not.
  if (process.platform !== 'darwin') created.setSpellCheckerLanguages([]);
  created.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, answer) => {
    // Pages have no network at all. Requests that no page makes are capture's, which has a session for itself.
    const fromPage = details.webContentsId !== undefined || created === session.defaultSession;
    answer({ cancel: fromPage && NETWORK.test(details.url) && !isDevServer(details.url) });
  });
}

function secureContents(contents: WebContents): void {
  // A page that is rendered goes where it is sent, under rules that the capture gives it.
  if (isOnWeb(contents.session)) return;
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    event.preventDefault();
    void logFault('A page tried to go elsewhere and was stopped', event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame) return;
    // The frame that articles are shown in may load its own empty page, and nothing after that.
    if (event.url !== pageAddress('article')) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

function isDevServer(address: string): boolean {
  const server = devServer();
  return server !== null && new URL(address).host === server.host;
}
