import type { CaptureProgress } from './events';
import { assertNever } from '#core/result';

/** What a capture is doing, for people, with a figure where there is one. */
export function stepWords({ step, bytes, images, waiting }: CaptureProgress): string {
  if (waiting !== undefined) return waitingWords(waiting);
  switch (step) {
    case 'fetch':
      return bytes === null ? 'Asking for the page' : `Loading, ${amount(bytes)}`;
    case 'decode':
    case 'extract':
      return 'Finding the article';
    case 'sanitise':
      return 'Cleaning it up';
    case 'assets':
      return images === undefined ? 'Fetching images' : `Fetching images, ${images.done} of ${images.total}`;
    case 'store':
      return 'Storing it';
    case 'done':
      return 'Saved';
    case 'failed':
      return 'Not saved';
    default:
      return assertNever(step);
  }
}

function waitingWords({ host, seconds }: NonNullable<CaptureProgress['waiting']>): string {
  return seconds === null ? `Waiting its turn at ${host}` : `Waiting for ${host}, ${seconds} s`;
}

function amount({ done, total }: NonNullable<CaptureProgress['bytes']>): string {
  return total === null ? kilobytes(done) : `${kilobytes(done)} of ${kilobytes(total)}`;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString('en-GB')} kB`;
}
