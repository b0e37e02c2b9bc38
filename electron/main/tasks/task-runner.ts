import type { TaskKind, TaskProgress } from '#contract/events';
import { fail, type Result } from '#core/result';
import type { Watch } from '../../library/watch';
import { TASK_NAMES } from './task-names';

/** More often nobody could follow. */
const TELL_EVERY_MS = 100;

interface Running {
  readonly task: TaskKind;
  readonly stop: AbortController;
  readonly ended: Promise<unknown>;
  /** Nobody sees that it is under way, so it must not stand in anybody's way. */
  readonly isQuiet: boolean;
}

/** Does long work on a library, one piece at a time, tells how far it is, and stops it when asked. */
export class TaskRunner {
  readonly #onTask: (progress: TaskProgress) => void;
  #running: Running | null = null;
  #isClosing = false;

  constructor(onTask: (progress: TaskProgress) => void) {
    this.#onTask = onTask;
  }

  /**
   * Does a task and tells its progress, in the end that it has ended. Fails with `busy` while another is under way:
   * then nothing was begun. One that is done quietly is stopped for it. Rejects for faults in the program.
   */
  async run<Value>(task: TaskKind, work: (watch: Watch) => Promise<Result<Value>>): Promise<Result<Value>> {
    while (this.#running?.isQuiet === true) {
      this.#running.stop.abort();
      await this.#running.ended;
    }
    return this.#begin(task, work, { tell: this.#onTask, isQuiet: false });
  }

  /** As `run`, without telling anybody, and giving way to whatever else is asked for: then it ends as `cancelled`. */
  quietly<Value>(task: TaskKind, work: (watch: Watch) => Promise<Result<Value>>): Promise<Result<Value>> {
    return this.#begin(task, work, { tell: () => undefined, isQuiet: true });
  }

  async #begin<Value>(
    task: TaskKind,
    work: (watch: Watch) => Promise<Result<Value>>,
    { tell, isQuiet }: { readonly tell: (progress: TaskProgress) => void; readonly isQuiet: boolean },
  ): Promise<Result<Value>> {
    if (this.#isClosing) return fail('cancelled', 'Commonplace is closing the library. Nothing was begun.');
    if (this.#running !== null) {
      const underWay = TASK_NAMES[this.#running.task].underWay;
      return fail('busy', `${underWay} Nothing else was begun; try again when that has ended.`);
    }
    const stop = new AbortController();
    const done = this.#tellingOf(task, stop.signal, work, tell);
    this.#running = { task, stop, ended: Promise.allSettled([done]), isQuiet };
    try {
      return await done;
    } finally {
      this.#running = null;
    }
  }

  /** Asks for a task to end as `cancelled`. One that isn't under way is no error. */
  cancel(task: TaskKind): void {
    if (this.#running?.task === task) this.#running.stop.abort();
  }

  /** Takes no more tasks, and asks the one that is under way to end. */
  stop(): void {
    this.#isClosing = true;
    this.#running?.stop.abort();
  }

  /** Takes no more tasks, and returns when the one that is under way has ended. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#running?.ended;
  }

  async #tellingOf<Value>(
    task: TaskKind,
    signal: AbortSignal,
    work: (watch: Watch) => Promise<Result<Value>>,
    tell: (progress: TaskProgress) => void,
  ): Promise<Result<Value>> {
    let last = { done: 0, total: null as number | null };
    let toldAt = performance.now();
    tell({ task, ...last, ended: false });
    const onProgress = (done: number, total: number | null): void => {
      last = { done, total };
      const now = performance.now();
      if (now - toldAt < TELL_EVERY_MS) return;
      toldAt = now;
      tell({ task, done, total, ended: false });
    };
    try {
      return await work({ onProgress, signal });
    } finally {
      tell({ task, ...last, ended: true });
    }
  }
}
