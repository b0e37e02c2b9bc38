/** Runs tasks one after the other, in the order they came. A task that fails doesn't hold up the next. */
export class Serial {
  #last: Promise<unknown> = Promise.resolve();

  run<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = this.#last.then(task);
    // Whoever asked for the task gets its failure; the queue only needs to know that it ended.
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves when all that was asked for until now has ended. Never rejects. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
