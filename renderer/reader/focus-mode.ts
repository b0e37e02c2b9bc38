import { notify } from '../app/notify';
import { useReader } from '../app/reader-store';
import { changeReading, useReading } from '../settings/reading-store';
import { focusReader } from './focus-reader';

/** Leaves nothing but the text, or brings the window around it back. */
export function toggleFocusMode(): void {
  if (leaveFocusMode()) return;
  if (useReader.getState().content === null) {
    notify('Open an article first.');
    return;
  }
  changeReading({ focus: true });
  // What had the keyboard may be hidden now.
  focusReader();
  notify('Focus mode: Z or Escape brings the window back.');
}

/** Gives false when there is nothing to leave. */
export function leaveFocusMode(): boolean {
  if (!useReading.getState().focus) return false;
  changeReading({ focus: false });
  return true;
}
