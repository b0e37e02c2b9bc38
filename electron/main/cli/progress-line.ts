import type { CaptureProgress, TaskProgress } from '#contract/events';
import { stepWords } from '#contract/step-words';
import { shorten } from '#core/text/shorten';
import { TASK_NAMES } from '../tasks/task-names';

/** One line of a terminal that says how far a task or a capture is, and goes when it has ended. */
export interface ProgressLine {
  readonly show: (progress: TaskProgress) => void;
  readonly showCapture: (progress: CaptureProgress) => void;
  /** Takes the line away, before something else is written. */
  readonly clear: () => void;
}

/** Of what is captured, in characters: a line that wraps can't be taken away again. */
const LONGEST_LABEL = 40;

/** To the start of the line, and empty from there. */
const CLEAR = '\r\u001B[K';

/** @param write - writes to the terminal; null when there is none: then nothing is shown */
export function createProgressLine(write: ((text: string) => Promise<void>) | null): ProgressLine {
  let isShown = false;
  const clear = (): void => {
    if (isShown) void write?.(CLEAR);
    isShown = false;
  };
  const say = (words: string): void => {
    void write?.(`${CLEAR}${words}`);
    isShown = true;
  };
  return {
    clear,
    show({ task, done, total, ended }) {
      if (ended) return clear();
      const { doing } = TASK_NAMES[task];
      const figure = total === null ? '' : ` ${done} of ${total}`;
      say(`${doing}…${figure}`);
    },
    showCapture(progress) {
      if (progress.step === 'done' || progress.step === 'failed') clear();
      else say(`${shorten(progress.label, LONGEST_LABEL)}: ${stepWords(progress)}`);
    },
  };
}
