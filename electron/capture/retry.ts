/** Waits before a page is asked for again, in seconds, when the server doesn't say how long. */
const BACKOFF_S: readonly number[] = [2, 5, 15];
/** A person is waiting too: longer than this and the failure is the better answer. */
const LONGEST_WAIT_S = 60;

/** After how many seconds to ask again, or not at all: `later` is what the server asked for when that is too long. */
export type Retry =
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'give-up'; readonly later: number | null };

/** Statuses that say “not now”. */
export function isBusy(status: number): boolean {
  return status === 429 || status === 503;
}

/**
 * What to do after an answer that says “not now”.
 * @param waits how many there were before
 * @param retryAfter the server's Retry-After header
 * @param now in milliseconds since 1970
 */
export function retryFor(waits: number, retryAfter: string | null, now: number): Retry {
  const askedFor = secondsOf(retryAfter, now);
  const backoff = BACKOFF_S[waits];
  if (askedFor !== null && askedFor > LONGEST_WAIT_S) return { kind: 'give-up', later: askedFor };
  if (backoff === undefined) return { kind: 'give-up', later: null };
  return { kind: 'wait', seconds: askedFor === null ? backoff : Math.max(1, askedFor) };
}

/** Reads a Retry-After header: seconds, or a date (RFC 9110, 10.2.3). Null when there is none that makes sense. */
function secondsOf(header: string | null, now: number): number | null {
  const words = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(words)) return Number(words);
  // `Date.parse` takes almost anything; a date of HTTP begins with the day's name.
  const date = /^[A-Z][a-z]{2,8},? /.test(words) ? Date.parse(words) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/**
 * Lets so many seconds go by.
 * @param onSecond hears how many are left, at the beginning and after each
 * @returns false when `signal` was aborted before they were over
 */
export function pass(
  seconds: number,
  signal: AbortSignal,
  onSecond: (left: number) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    let left = seconds;
    let timer: NodeJS.Timeout | undefined;
    const end = (whole: boolean): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(whole);
    };
    const stop = (): void => end(false);
    const tick = (): void => {
      if (left <= 0) return end(true);
      onSecond(left);
      left -= 1;
      timer = setTimeout(tick, 1000);
    };
    if (signal.aborted) return resolve(false);
    signal.addEventListener('abort', stop);
    tick();
  });
}
