import type { WebContents } from 'electron';
import { tellWindow } from './events';
import { mainWindow } from './window';

let listener: WebContents | null = null;
let waiting: readonly (() => void)[] = [];

/** Tells the person something in the window; it waits until the window is there and listens. */
export function tellNotice(message: string): void {
  whenListening(() => tellWindow('notice', { message }));
}

/** Calls back when the page in the window listens, or at once when it does already. */
export function whenListening(tell: () => void): void {
  const window = mainWindow();
  if (window !== null && window.webContents === listener) tell();
  else waiting = [...waiting, tell];
}

/** The page in the window is gone: what is told waits until its next one listens. */
export function stopNotices(): void {
  listener = null;
}

/** The page in the window listens from now on. */
export function startNotices(contents: WebContents): void {
  listener = contents;
  const tellings = waiting;
  waiting = [];
  tellings.forEach(whenListening);
}
