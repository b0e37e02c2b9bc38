import type { TaskKind } from '#contract/events';

/** What a task is called, for people. */
export interface TaskName {
  /** Before a figure, such as “12 of 300”. */
  readonly doing: string;
  /** A sentence that says that it is under way. */
  readonly underWay: string;
}

export const TASK_NAMES: Readonly<Record<TaskKind, TaskName>> = {
  index: { doing: 'Reading the library', underWay: 'The library is being read.' },
  backup: { doing: 'Backing up', underWay: 'A backup is being made.' },
  compare: { doing: 'Comparing', underWay: 'A backup is being compared with the library.' },
  restore: { doing: 'Restoring', underWay: 'A backup is being restored.' },
  verify: { doing: 'Checking', underWay: 'The library is being checked.' },
  repair: { doing: 'Repairing', underWay: 'The library is being repaired.' },
  merge: { doing: 'Merging', underWay: 'Another library is being merged into this one.' },
  export: { doing: 'Writing the archive', underWay: 'The library is being written to an archive.' },
  import: { doing: 'Reading what is to be merged', underWay: 'Another library is being read.' },
  save: { doing: 'Saving', underWay: 'Several articles are being saved.' },
};
