import { z } from 'zod';
import type { ActionName, ActionReply, SaveOutcome } from '#contract/actions';
import type { CommandReply, QueryName, QueryReply } from '#contract/calls';
import type { CommandName } from '#core/commands';
import { fail, ok, type Result } from '#core/result';
import { act } from './actions';
import { callQuery, checkCommand } from './checked-calls';
import { createCaretBrowsing } from './caret-browsing';
import { tellWindow } from './events';
import type { LibrarySession } from './library-session';
import { saveFiles } from './save-files';
import { createManySaves } from './save-many/save-together';
import type { SettingsStore } from './settings';
import { mainWindow } from './window';

/** Everything the window may call. Inputs are unchecked here, whatever the page says they are. */
export interface WindowCalls {
  command<Name extends CommandName>(name: Name, input: unknown): Promise<CommandReply<Name>>;
  query<Name extends QueryName>(name: Name, input: unknown): Promise<QueryReply<Name>>;
  action<Name extends ActionName>(name: Name, input: unknown): Promise<ActionReply<Name>>;
  saveDroppedFiles(input: unknown): Promise<Result<readonly SaveOutcome[]>>;
}

const MOST_DROPPED = 1000;
const droppedSchema = z.array(z.object({ name: z.string(), path: z.string() })).max(MOST_DROPPED);

/** The window's calls on a library. */
export function createWindowCalls(session: LibrarySession, settings: SettingsStore): WindowCalls {
  const caret = createCaretBrowsing(settings);
  const saves = createManySaves(session.door, session.cancelCapture, (progress) =>
    tellWindow('task.progress', progress),
  );
  return {
    async command(name, input) {
      const args = checkCommand(name, input);
      if (!args.ok) return args;
      if (namesPath(name, args.value)) return NO_PATHS;
      return session.door.command(name, args.value);
    },
    async query(name, input) {
      return PATH_CALLS.includes(name) ? NO_PATHS : callQuery(session.door, name, input);
    },
    async action(name, input) {
      const window = mainWindow();
      // The page that asked went away in the meantime.
      if (window === null) return fail('cancelled', 'The window was closed.');
      return act({ session, window, saves, caret, settings }, name, input);
    },
    async saveDroppedFiles(input) {
      const files = droppedSchema.safeParse(input);
      return files.success
        ? ok(await saveFiles(files.data, saves.save))
        : fail('bad-request', `At most ${MOST_DROPPED} files can be dropped at once. Nothing was saved.`);
    },
  };
}

const PATH_CALLS: readonly (CommandName | QueryName)[] = ['library.merge', 'merge.plan', 'library.archive'];
const NO_PATHS = fail('bad-request', 'A page can’t name a file by its path. Drop the file, or choose it.');

function namesPath(name: CommandName, args: object): boolean {
  if (PATH_CALLS.includes(name)) return true;
  return (
    'source' in args &&
    typeof args.source === 'object' &&
    args.source !== null &&
    'kind' in args.source &&
    (args.source.kind === 'file' || 'zip' in args.source)
  );
}
