import { app } from 'electron';
import { readDeepLink } from '#core/deep-link';
import { tellWindow } from './events';
import { tellNotice, whenListening } from './notices';

export const LINK_SCHEME = 'commonplace';

/** Makes the system bring such links here. Before Electron is ready, or macOS's first one would be missed. */
export function listenForLinks(): void {
  // From source the system would have to be told a path that may be gone tomorrow.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    openLink(link);
  });
}

/** Has the window save what a link names, and say so; the link waits until the window is there. */
export function openLink(words: string): void {
  const link = readDeepLink(words);
  if (link.ok) whenListening(() => tellWindow('save.asked', link.value));
  else tellNotice(link.error.message);
}
