import type { QueryName, TaskQueryName } from '#contract/calls';
import type { TaskKind } from '#contract/events';
import type { CommandName, TaskCommand } from '#core/commands';

type LongCall = TaskCommand['name'] | Exclude<TaskQueryName, 'backup.list' | 'backup.others'>;

const TASKS: ReadonlyMap<string, TaskKind> = new Map(
  Object.entries({
    'library.backup': 'backup',
    'library.restore': 'restore',
    'library.merge': 'merge',
    'library.repair': 'repair',
    'library.verify': 'verify',
    'library.archive': 'export',
    'backup.compare': 'compare',
    'merge.plan': 'import',
  } satisfies Record<LongCall, TaskKind>),
);

/** The task that a call is carried out as; null for one that isn't long. */
export function taskOf(call: CommandName | QueryName): TaskKind | null {
  return TASKS.get(call) ?? null;
}
