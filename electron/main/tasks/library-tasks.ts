import { join } from 'node:path';
import type { CommandReply, QueryArgs, QueryReply, TaskQueryName } from '#contract/calls';
import type { TaskKind } from '#contract/events';
import type { BackupSummary } from '#contract/library-views';
import type { Command, CommandArgs, TaskCommand } from '#core/commands';
import type { ArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import type { StoreContext } from '../../library/document/store-context';
import type { JobArgs, JobName, JobReply, JobTold } from '../../library/jobs/jobs';
import type { JobWatch } from '../../library/jobs/scan-job';
import type { Library } from '../../library/library';
import type { Watch } from '../../library/watch';
import { backupFolderName } from '../../library/backup/backup-folder';
import { isBackupDue } from '../../library/backup/retention';
import type { TaskRunner } from './task-runner';

export type TaskCommandName = TaskCommand['name'];

/** Does a job somewhere, usually in a thread of its own. */
export type RunJob = <Name extends JobName>(
  job: Name,
  context: StoreContext,
  args: JobArgs<Name>,
  watch: JobWatch<JobTold<Name>>,
) => Promise<JobReply<Name>>;

export interface TaskParts {
  readonly library: Library;
  /** For work that others may go on beside. */
  readonly context: StoreContext;
  readonly runJob: RunJob;
  readonly runner: TaskRunner;
  /** The folder with the backups of all libraries. */
  readonly backups: string;
  /** A folder that imports of all libraries are unpacked in. */
  readonly imports: string;
}

/** The commands and queries on the library as a whole, which take their time. */
export interface LibraryTasks {
  command<Name extends TaskCommandName>(name: Name, args: CommandArgs<Name>): Promise<CommandReply<Name>>;
  query<Name extends TaskQueryName>(name: Name, args: QueryArgs<Name>): Promise<QueryReply<Name>>;
  readonly cancel: (task: TaskKind) => void;
  /** Makes today's backup if there is none yet, without telling how far it is. Null: there is one. */
  readonly backUpDaily: () => Promise<Result<BackupSummary | null>>;
}

type Commands = {
  readonly [Name in TaskCommandName]: (args: CommandArgs<Name>) => Promise<CommandReply<Name>>;
};
type Queries = {
  readonly [Name in TaskQueryName]: (args: QueryArgs<Name>) => Promise<QueryReply<Name>>;
};

export function createLibraryTasks(parts: TaskParts): LibraryTasks {
  const commands = commandsOf(parts);
  const queries = queriesOf(parts);
  return {
    command: (name, args) => commands[name](args),
    query: (name, args) => queries[name](args),
    cancel: (task) => parts.runner.cancel(task),
    backUpDaily: () => backUpDaily(parts),
  };
}

function commandsOf(parts: TaskParts): Commands {
  const { library, context, runner, backups } = parts;
  const job = jobsOf(parts);
  return {
    async 'library.backup'() {
      const made = await runner.run('backup', (watch) =>
        job('backUp', context, { backups, reason: 'asked' }, watch),
      );
      return made.ok ? ok({ value: made.value, undo: null }) : made;
    },
    async 'library.restore'({ backup, ...which }) {
      const restored = await runner.run('restore', (watch) =>
        library.exclusively((alone) => job('restoreBackup', alone, { backups, id: backup, ...which }, watch)),
      );
      if (!restored.ok) return restored;
      const { articles, ...value } = restored.value;
      return ok({ value, undo: backTo(value.safety, articles) });
    },
    async 'library.merge'({ from }) {
      const merged = await runner.run('merge', (watch) =>
        library.exclusively((alone) =>
          job('importLibrary', alone, { from, scratch: scratchOf(parts), backups }, watch),
        ),
      );
      if (!merged.ok) return merged;
      const { done: plan, safety } = merged.value;
      const touched = [...plan.added, ...plan.changed, ...plan.conflicting].map(({ id }) => id);
      return ok({ value: { plan, safety }, undo: backTo(safety, touched) });
    },
    async 'library.repair'() {
      const repaired = await runner.run('repair', (watch) =>
        library.exclusively((alone) => job('repairLibrary', alone, { backups, repair: true }, watch)),
      );
      return repaired.ok ? ok({ value: repaired.value, undo: null }) : repaired;
    },
  };
}

function queriesOf(parts: TaskParts): Queries {
  const { context, runner, backups } = parts;
  const job = jobsOf(parts);
  return {
    // Short: it needn't wait for what is under way.
    'backup.list': () => job('listBackups', context, { backups }, unwatched()),
    'backup.others': () => job('listOtherBackups', context, { backups }, unwatched()),
    'backup.compare': ({ id }) =>
      runner.run('compare', (watch) => job('compareBackup', context, { backups, id }, watch)),
    'merge.plan': ({ from }) =>
      runner.run('import', (watch) =>
        job('planImport', context, { from, scratch: scratchOf(parts), backups }, watch),
      ),
    'library.verify': () =>
      runner.run('verify', (watch) => job('repairLibrary', context, { backups, repair: false }, watch)),
    async 'library.archive'({ path }) {
      const written = await runner.run('export', (watch) => job('exportArchive', context, { path }, watch));
      return written.ok ? ok({ path, ...written.value }) : written;
    },
  };
}

async function backUpDaily(parts: TaskParts): Promise<Result<BackupSummary | null>> {
  const { context, runner, backups } = parts;
  const job = jobsOf(parts);
  const present = await job('listBackups', context, { backups }, unwatched());
  if (!present.ok) return present;
  if (!isBackupDue(present.value, context.now())) return ok(null);
  return runner.quietly('backup', (watch) => job('backUp', context, { backups, reason: 'daily' }, watch));
}

/**
 * The command that puts just the articles that were touched back to what they were; those that weren't there go away.
 * Null when none was touched.
 */
function backTo(safety: BackupSummary, touched: readonly ArticleId[]): Command | null {
  if (touched.length === 0) return null;
  return {
    name: 'library.restore',
    args: { backup: safety.id, articles: [...touched], mayGoAway: true },
  };
}

/** A library's folder has one holder, who does one task at a time: the folder of its name is free. */
function scratchOf({ library, imports }: TaskParts): string {
  return join(imports, backupFolderName(library.id, library.folder));
}

/** These jobs tell nothing but their progress. */
function jobsOf({ runJob }: TaskParts) {
  return <Name extends Exclude<JobName, 'scan'>>(
    name: Name,
    context: StoreContext,
    args: JobArgs<Name>,
    watch: Watch,
  ): Promise<JobReply<Name>> => runJob(name, context, args, { ...watch, tell: () => undefined });
}

function unwatched(): Watch {
  return { onProgress: () => undefined, signal: new AbortController().signal };
}
