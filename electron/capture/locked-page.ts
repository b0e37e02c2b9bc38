import { session, type Session, type WebContents, type WebPreferences } from 'electron';

/** What a page of ours that works on saved markup, and is never shown, may do: nothing beyond its own document. */
export const LOCKED_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  disableBlinkFeatures: 'Auxclick',
  spellcheck: false,
  // A hidden window's timers would be slowed down while somebody waits for it.
  backgroundThrottling: false,
} as const satisfies WebPreferences;

/**
 * A session in memory in which nothing but the given schemes of the app can be asked for, and nothing is permitted.
 *
 * @param schemes - as `commonplace-app`
 */
export function lockedSession(name: string, schemes: readonly string[]): Session {
  // No `persist:` prefix: it lives in memory and dies with the app.
  const own = session.fromPartition(name, { cache: false });
  own.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => {
    answer({ cancel: !schemes.some((scheme) => url.startsWith(`${scheme}:`)) });
  });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  return own;
}

/** The page stays the page it is, whatever the markup in it asks for. */
export function keepPut(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
