import type { Failure } from '#core/result';

/** Long enough to read two lines and to reach for Undo, in ms. */
const SHOWN_FOR = 6_000;

// Nothing is said before the window is there, so what says it need not be read before.
const toaster = () => import('sonner').then(({ toast }) => toast);

/** A way to take back what a message tells of. */
export interface UndoOffer {
  readonly takeBack: () => void;
  /** Calls when there is nothing left to take back. */
  readonly whenGone: (onGone: () => void) => void;
}

/** Something else that can be done about a message. */
export interface MessageOffer {
  readonly label: string;
  readonly act: () => void;
}

/**
 * Says what was done; `undo` offers to take it back, and the message goes when that was done in another way. `more` is
 * offered beside it.
 */
export function notify(message: string, undo?: UndoOffer, more?: MessageOffer): void {
  void toaster().then((toast) => {
    const id = toast(message, {
      // Said again, it is one message that is shown anew; but each that can be taken back is one of its own.
      ...(undo === undefined && { id: message }),
      duration: SHOWN_FOR,
      ...(more && { cancel: { label: more.label, onClick: more.act } }),
      ...(undo && { action: { label: 'Undo', onClick: undo.takeBack } }),
    });
    undo?.whenGone(() => toast.dismiss(id));
  });
}

/**
 * Says what went wrong; stays until it is dismissed, since it may be read late.
 *
 * @param tryAgain - does the same once more; offered where the disk refused, which may pass
 * @param offers - what else can be done about it, likeliest first; two are shown at most
 */
export function notifyFailure(
  failure: Failure,
  tryAgain?: () => void,
  [first, second]: readonly MessageOffer[] = [],
): void {
  if (failure.code === 'cancelled') {
    notify(failure.message);
    return;
  }
  void toaster().then((toast) =>
    toast.error(failure.message, {
      duration: Infinity,
      closeButton: true,
      ...(failure.kept && { description: failure.kept }),
      ...(tryAgain && failure.code === 'storage' && { action: { label: 'Try again', onClick: tryAgain } }),
      ...(first && { action: { label: first.label, onClick: first.act } }),
      ...(second && { cancel: { label: second.label, onClick: second.act } }),
    }),
  );
}

/** Says what is being done, with a way to stop it. Gives a function that takes the message away when it has ended. */
export function notifyUnderWay(
  message: string,
  stop: { readonly label: string; readonly onClick: () => void },
): () => void {
  const shown = toaster().then((toast) => ({
    toast,
    id: toast(message, { duration: Infinity, action: stop }),
  }));
  return () => void shown.then(({ toast, id }) => toast.dismiss(id));
}

/** What a person may do about a message. */
export interface Choice {
  readonly label: string;
  readonly run: () => void;
}

/** Something that happened by itself and that a person should know. It goes when one of the choices is taken. */
export function notifyNotice(message: string, first?: Choice, second?: Choice): void {
  void toaster().then((toast) =>
    toast.warning(message, {
      duration: Infinity,
      closeButton: true,
      ...(first && { action: { label: first.label, onClick: first.run } }),
      ...(second && { cancel: { label: second.label, onClick: second.run } }),
    }),
  );
}
