import type { WebContents } from 'electron';
import { tellWindow } from './events';
import { mainWindow } from './window';

let listener: WebContents | null = null;
let waiting: readonly string[] = [];

/** Tells the person something in the window; it waits until the window is there and listens. */
export function tellNotice(message: string): void {
  const window = mainWindow();
  if (window !== null && window.webContents === listener) tellWindow('notice', { message });
  else waiting = [...waiting, message];
}

/** The page in the window is gone: what is told waits until its next one listens. */
export function stopNotices(): void {
  listener = null;
}

/** The page in the window listens from now on. */
export function startNotices(contents: WebContents): void {
  listener = contents;
  const messages = waiting;
  waiting = [];
  for (const message of messages) tellNotice(message);
}
