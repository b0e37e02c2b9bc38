import { ipcRenderer } from 'electron';

// The only user of ipcRenderer. What leaves this file names its channel; nothing here is ever handed to a page.

/** Calls main and gives its reply. Rejects when main refuses the sender. */
export function invoke(channel: string, payload: unknown): Promise<unknown> {
  return ipcRenderer.invoke(channel, payload);
}

/** Hears what main sends on a channel. Gives the function that stops it. */
export function listen(channel: string, listener: (payload: unknown) => void): () => void {
  const heard = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.off(channel, heard);
  };
}

/**
 * Hands the message port that main posts on a channel on to the page, in a message that is the channel's name. The page
 * gets its port and nothing else: no function of ours is exposed to it.
 */
export function handPortOn(channel: string): void {
  ipcRenderer.on(channel, (event) => {
    const [port] = event.ports;
    if (port !== undefined) window.postMessage(channel, window.location.origin, [port]);
  });
}
