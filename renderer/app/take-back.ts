import type { Changed } from '#contract/calls';
import type { Command } from '#core/commands';
import { redo, undo, whenGone, type Retraced } from './history-store';
import { openArticle } from './library-store';
import { notify, notifyFailure, type UndoOffer } from './notify';

/** Takes back the last step, or the one with this inverse, and says so when it can't. */
export async function takeBack(inverse?: Command): Promise<void> {
  const taken = await undo(inverse);
  if (taken !== null) follow(taken);
  else notify(inverse === undefined ? 'Nothing to undo.' : 'That was taken back already.');
}

/** Does again what was last taken back. */
export async function doAgain(): Promise<void> {
  const done = await redo();
  if (done !== null) follow(done);
  else notify('Nothing to redo.');
}

/** What a message's Undo does about a change: takes back that one, whatever came after it. */
export function undoOf({ undo: inverse }: Changed<unknown>): UndoOffer | undefined {
  return inverse === null ? undefined : offerOf(inverse);
}

/** The same for a change that is known by what takes it back. */
export function offerOf(inverse: Command): UndoOffer {
  return {
    takeBack: () => void takeBack(inverse),
    whenGone: (onGone) => whenGone(inverse, onGone),
  };
}

/** An article that comes back, out of the trash or from another shelf, is read on. */
function follow({ command, reply }: Retraced): void {
  if (!reply.ok) notifyFailure(reply.error);
  else if (command.name === 'article.restore' || command.name === 'article.shelve')
    openArticle(command.args.id);
  else if (command.name === 'article.unfold') openArticle(command.args.id);
}
