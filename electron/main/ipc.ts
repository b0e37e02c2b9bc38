import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import {
  ACTION_NAMES,
  channelOf,
  COMMAND_NAMES,
  DROPPED_FILES_CHANNEL,
  QUERY_NAMES,
} from '#contract/channels';
import { fail, type Result } from '#core/result';
import { logFault } from './log';
import { isTrustedSender, type Sender } from './sender';
import { mainWindow } from './window';
import type { WindowCalls } from './window-calls';

/**
 * Hears every call of the contract from the window. Calls that come before `calls` is there wait for it; null
 * says that the app ends instead. The only place that listens to pages.
 */
export function serveWindow(calls: Promise<WindowCalls | null>): void {
  const hear = (
    channel: string,
    call: (calls: WindowCalls, input: unknown) => Promise<Result<unknown>>,
  ): void =>
    answerTrusted(channel, async (input) => {
      const open = await calls;
      return open === null ? fail('cancelled', 'Commonplace is about to close.') : call(open, input);
    });
  for (const name of COMMAND_NAMES) hear(channelOf.command(name), (open, input) => open.command(name, input));
  for (const name of QUERY_NAMES) hear(channelOf.query(name), (open, input) => open.query(name, input));
  for (const name of ACTION_NAMES) hear(channelOf.action(name), (open, input) => open.action(name, input));
  hear(DROPPED_FILES_CHANNEL, (open, input) => open.saveDroppedFiles(input));
}

function answerTrusted(channel: string, answer: (input: unknown) => Promise<Result<unknown>>): void {
  ipcMain.handle(channel, async (event, input: unknown) => {
    // Read before anything is awaited: the frame may be gone after that.
    const sender = senderOf(event);
    if (!isTrustedSender(sender)) {
      await logFault('A call from a page that may not make it was refused', { channel, sender });
      throw new Error(`Refused: ${channel}`);
    }
    try {
      return await answer(input);
    } catch (error) {
      await logFault(`The call ${channel} failed`, error);
      return fail('internal', 'Something went wrong inside Commonplace. The log has the details.');
    }
  });
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    url: frame?.url ?? null,
    isMainFrame: frame !== null && frame.parent === null,
    isInWindow: event.sender === mainWindow()?.webContents,
  };
}
