import type { TaskProgress } from '#contract/events';
import { TASK_NAMES } from '../tasks/task-names';

/** One line of a terminal that says how far a task is, and goes when it has ended. */
export interface ProgressLine {
  readonly show: (progress: TaskProgress) => void;
  /** Takes the line away, before something else is written. */
  readonly clear: () => void;
}

/** To the start of the line, and empty from there. */
const CLEAR = '\r\u001B[K';

/** @param write - writes to the terminal; null when there is none: then nothing is shown */
export function createProgressLine(write: ((text: string) => Promise<void>) | null): ProgressLine {
  let isShown = false;
  const clear = (): void => {
    if (isShown) void write?.(CLEAR);
    isShown = false;
  };
  return {
    clear,
    show({ task, done, total, ended }) {
      if (ended) return clear();
      const { doing } = TASK_NAMES[task];
      const figure = total === null ? '' : ` ${done} of ${total}`;
      void write?.(`${CLEAR}${doing}…${figure}`);
      isShown = true;
    },
  };
}
