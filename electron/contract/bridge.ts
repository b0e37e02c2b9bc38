import type { CommandName } from '#core/commands';
import type { ActionName, ActionReply, SaveOutcome } from './actions';
import type { CommandInput, CommandReply, QueryInput, QueryName, QueryReply } from './calls';
import type { EventName, Events } from './events';
import type { ActionArgs } from './actions';
import type { ReadingSettings } from '#core/reading/reading-settings';
import type { Result } from '#core/result';

/** Stops listening. */
export type Unsubscribe = () => void;

/**
 * `window.commonplace`: one function a channel, built by the preload from the name lists. Nothing generic reaches the
 * page: a name that isn't in the contract has no function.
 */
export interface Bridge {
  readonly commands: {
    readonly [Name in CommandName]: (args: CommandInput<Name>) => Promise<CommandReply<Name>>;
  };
  readonly queries: { readonly [Name in QueryName]: (args: QueryInput<Name>) => Promise<QueryReply<Name>> };
  readonly actions: { readonly [Name in ActionName]: (args: ActionArgs<Name>) => Promise<ActionReply<Name>> };
  readonly events: {
    readonly [Name in EventName]: (listener: (payload: Events[Name]) => void) => Unsubscribe;
  };
  /**
   * Saves files that were dropped on the window. The page hands over `File` objects, which it can't forge a path
   * for; the preload asks Chromium for theirs. So the page has no way to have an arbitrary path read.
   */
  readonly saveDroppedFiles: (files: readonly File[]) => Promise<Result<readonly SaveOutcome[]>>;
  /** How the person reads, as it was when the window was made: for its first frame. */
  readonly reading: ReadingSettings;
  readonly platform: 'darwin' | 'win32' | 'linux';
}
