import { toast } from 'sonner';
import type { Failure } from '#core/result';

/** Long enough to read two lines and to reach for Undo. */
const SHOWN_FOR = 6_000;

/** Says what was done; `undo` offers to take it back. */
export function notify(message: string, undo?: () => void): void {
  toast(message, {
    duration: SHOWN_FOR,
    ...(undo && { action: { label: 'Undo', onClick: undo } }),
  });
}

/** Says what went wrong; stays until it is dismissed, since it may be read late. */
export function notifyFailure(failure: Failure): void {
  if (failure.code === 'cancelled') {
    notify(failure.message);
    return;
  }
  toast.error(failure.message, { duration: Infinity, ...(failure.kept && { description: failure.kept }) });
}

/** Something that happened by itself and that a person should know. */
export function notifyNotice(message: string): void {
  toast.warning(message, { duration: Infinity });
}
