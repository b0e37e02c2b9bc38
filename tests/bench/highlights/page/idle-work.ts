/** How long a slice of idle time is, in milliseconds. */
const SLICE = 12;

let waiting: IdleRequestCallback[] = [];

/** Takes the window's idle time in hand, so that what is done in it is measured without the waiting in between. */
export function holdIdleWork(): void {
  window.requestIdleCallback = (callback) => {
    waiting.push(callback);
    return 1;
  };
  window.cancelIdleCallback = () => {
    waiting = [];
  };
}

/** Does all idle work that is asked for, slice by slice. */
export function doIdleWork(): void {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const started = performance.now();
    next({ didTimeout: false, timeRemaining: () => Math.max(0, SLICE - (performance.now() - started)) });
  }
}
