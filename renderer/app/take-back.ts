import type { Changed } from '#contract/calls';
import type { Command } from '#core/commands';
import { redo, undo } from './history-store';
import { notify, notifyFailure } from './notify';

/** Takes back the last step, or the one with this inverse, and says so when it can't. */
export async function takeBack(inverse?: Command): Promise<void> {
  const reply = await undo(inverse);
  if (reply === null) notify(inverse === undefined ? 'Nothing to undo.' : 'That was taken back already.');
  else if (!reply.ok) notifyFailure(reply.error);
}

/** What a message's Undo does about a change: takes back that one, whatever came after it. */
export function undoOf({ undo: inverse }: Changed<unknown>): (() => void) | undefined {
  return inverse === null ? undefined : () => void takeBack(inverse);
}

/** Does again what was last taken back. */
export async function doAgain(): Promise<void> {
  const reply = await redo();
  if (reply === null) notify('Nothing to redo.');
  else if (!reply.ok) notifyFailure(reply.error);
}
