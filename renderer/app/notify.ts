import type { Failure } from '#core/result';

/** Long enough to read two lines and to reach for Undo, in ms. */
const SHOWN_FOR = 6_000;

// Nothing is said before the window is there, so what says it need not be read before.
const toaster = () => import('sonner').then(({ toast }) => toast);

/** Says what was done; `undo` offers to take it back. */
export function notify(message: string, undo?: () => void): void {
  void toaster().then((toast) =>
    toast(message, {
      duration: SHOWN_FOR,
      ...(undo && { action: { label: 'Undo', onClick: undo } }),
    }),
  );
}

/** Says what went wrong; stays until it is dismissed, since it may be read late. */
export function notifyFailure(failure: Failure): void {
  if (failure.code === 'cancelled') {
    notify(failure.message);
    return;
  }
  void toaster().then((toast) =>
    toast.error(failure.message, {
      duration: Infinity,
      closeButton: true,
      ...(failure.kept && { description: failure.kept }),
    }),
  );
}

/** Something that happened by itself and that a person should know. */
export function notifyNotice(message: string): void {
  void toaster().then((toast) => toast.warning(message, { duration: Infinity, closeButton: true }));
}
