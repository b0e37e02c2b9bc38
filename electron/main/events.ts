import { channelOf } from '#contract/channels';
import type { EventName, Events } from '#contract/events';
import { mainWindow } from './window';

/** Tells the window, when there is one. */
export function tellWindow<Name extends EventName>(name: Name, payload: Events[Name]): void {
  const window = mainWindow();
  if (window !== null && !window.webContents.isDestroyed()) {
    window.webContents.send(channelOf.event(name), payload);
  }
}
