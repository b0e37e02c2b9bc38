import type { CommandReply, Door, QueryArgs, QueryName, QueryReply, TaskQueryName } from '#contract/calls';
import type { CaptureProgress } from '#contract/events';
import type { Command, TaskCommand } from '#core/commands';
import type { ArticleId } from '#core/ids';
import type { Result } from '#core/result';
import type { Capture } from '../capture/capture';
import { answer } from '../library/answer';
import type { Library } from '../library/library';
import { perform } from '../library/perform';
import { fetchImages } from './fetch-images';
import { refetch } from './refetch';
import { save } from './save';
import type { LibraryTasks } from './tasks/library-tasks';

/** What calls on a library are carried out with. */
export interface DoorParts {
  readonly library: Library;
  /** Made at the first use: most calls need none. */
  readonly capture: () => Promise<Capture>;
  readonly onProgress: (progress: CaptureProgress) => void;
  readonly tasks: LibraryTasks;
}

type QueryOf<Some extends QueryName> = {
  readonly [Name in Some]: { readonly name: Name; readonly args: QueryArgs<Name> };
}[Some];
type Query = QueryOf<QueryName>;
type TaskQuery = QueryOf<TaskQueryName>;

/** The library in this process, as everyone who sends calls sees it. Arguments were checked by their schemas. */
export function createDoor(parts: DoorParts): Door {
  return {
    async command(name, args) {
      const command = { name, args } as Command;
      const reply =
        command.name === 'article.save'
          ? await save(parts, command.args)
          : command.name === 'article.refetch'
            ? await refetch(parts, command.args)
            : command.name === 'article.fetch-assets'
              ? await fetchImages(parts, command.args)
              : isTask(command)
                ? await parts.tasks.command(command.name, command.args)
                : await perform(parts.library, command);
      // Name and value belong together, which a generic name hides from TypeScript.
      return reply as CommandReply<typeof name>;
    },
    async query(name, args) {
      const query = { name, args } as Query;
      const reply =
        query.name === 'article.markdown'
          ? await markdown(parts, query.args.id)
          : isTaskQuery(query)
            ? await parts.tasks.query(query.name, query.args)
            : await answer(parts.library, query.name, query.args);
      return reply as QueryReply<typeof name>;
    },
  };
}

function isTask(command: Command): command is TaskCommand {
  return command.name.startsWith('library.');
}

const TASK_QUERIES: readonly string[] = [
  'backup.list',
  'backup.others',
  'backup.compare',
  'merge.plan',
  'library.verify',
  'library.archive',
] satisfies readonly TaskQueryName[];

function isTaskQuery(query: Query): query is TaskQuery {
  return TASK_QUERIES.includes(query.name);
}

async function markdown({ library, capture }: DoorParts, id: ArticleId): Promise<Result<string>> {
  const read = await answer(library, 'article.read', { id });
  return read.ok ? (await capture()).markdown(read.value.html) : read;
}
