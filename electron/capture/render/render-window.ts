import { BrowserWindow, type Session } from 'electron';
import { isWeb } from '../address';

/**
 * Opens a window that is never shown, for a page of the web: sandboxed, without preload, Node, dialogs, sound, plugins
 * or images, and with nothing that leads out of it.
 */
export function openRenderWindow(own: Session): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    // A native frame would crash Electron's headless platform, which the command line uses where there is no display.
    frame: false,
    skipTaskbar: true,
    // Tall, since many pages make their text only where it would be seen.
    width: 1200,
    height: 2400,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      disableBlinkFeatures: 'Auxclick',
      autoplayPolicy: 'document-user-activation-required',
      spellcheck: false,
      plugins: false,
      webgl: false,
      // The article's are fetched afterwards. Not loaded, unlike refused, they tell the page of no fault to act on.
      images: false,
      // A hidden window's timers would be slowed down while a capture waits for it.
      backgroundThrottling: false,
    },
  });
  const { webContents } = window;
  webContents.setAudioMuted(true);
  // Its packets would go past the guard of requests.
  webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.on('will-navigate', (event) => {
    if (!URL.canParse(event.url) || !isWeb(new URL(event.url))) event.preventDefault();
  });
  // A page that wants to hold on to its reader doesn't.
  webContents.on('will-prevent-unload', (event) => event.preventDefault());
  // Electron would give the first certificate of the computer's owner.
  webContents.on('select-client-certificate', (event) => event.preventDefault());
  return window;
}
