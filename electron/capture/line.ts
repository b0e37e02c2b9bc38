/** Gives a place back; a second call does nothing. */
export type Leave = () => void;

/** A queue for so many places: who comes first is served first. */
export class Line {
  private free: number;
  private readonly width: number;
  private readonly waiting: (() => void)[] = [];

  constructor(width: number) {
    this.width = width;
    this.free = width;
  }

  /** Whether somebody who comes now gets a place at once. */
  get hasRoom(): boolean {
    return this.free > 0;
  }

  /** Whether nobody has a place or waits for one. */
  get isEmpty(): boolean {
    return this.free === this.width;
  }

  /** Waits for a place; null when `signal` was aborted before there was one. */
  async take(signal: AbortSignal): Promise<Leave | null> {
    if (signal.aborted) return null;
    if (this.free > 0) this.free -= 1;
    // A place that is handed on is never free in between, so nobody can slip in.
    else if (!(await this.called(signal))) return null;
    return this.leaveOnce();
  }

  private called(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const call = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(true);
      };
      const giveUp = (): void => {
        this.waiting.splice(this.waiting.indexOf(call), 1);
        resolve(false);
      };
      this.waiting.push(call);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  private leaveOnce(): Leave {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    };
  }
}
