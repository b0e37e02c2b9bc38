import type { CaptureLog, LoggedStep } from '#core/article/capture-log';
import type { CaptureStep } from '#contract/events';

/** Takes down what a capture does, step by step. A step lasts until the next begins. */
export class StepLog {
  readonly #steps: LoggedStep[] = [];
  #current: { readonly step: CaptureStep; readonly began: number; readonly notes: string[] } | null = null;

  /** The same step again goes on: progress tells of it many times. */
  begin(step: CaptureStep): void {
    if (this.#current?.step === step) return;
    this.#end();
    this.#current = { step, began: performance.now(), notes: [] };
  }

  /** @param sentence - about a step that has begun, for people */
  note(step: CaptureStep, sentence: string): void {
    const about = [...this.#steps, ...(this.#current === null ? [] : [this.#current])];
    about.find((each) => each.step === step)?.notes.push(sentence);
  }

  /** Ends the last step and gives all. */
  finish(): CaptureLog {
    this.#end();
    return { steps: [...this.#steps] };
  }

  #end(): void {
    if (this.#current === null) return;
    const { step, began, notes } = this.#current;
    this.#steps.push({ step, ms: Math.round(performance.now() - began), notes });
    this.#current = null;
  }
}
