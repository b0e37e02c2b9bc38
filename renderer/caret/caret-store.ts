import { create } from 'zustand';
import { bridge } from '../app/bridge';
import { notify, notifyFailure } from '../app/notify';
import { focusReader } from '../reader/focus-reader';

interface CaretState {
  /** Whether the arrow keys move a caret in the article's text. */
  readonly on: boolean;
  /** Where a line breaks without a space, one place has two sides: the end of the upper line is meant. */
  readonly atLineEnd: boolean;
}

/** Caret browsing. */
export const useCaret = create<CaretState>(() => ({ on: false, atLineEnd: false }));

/** Takes up what was chosen when the app ran last. */
export async function takeUpCaret(): Promise<void> {
  const reply = await bridge.actions['caret.read']({});
  if (reply.ok) useCaret.setState({ on: reply.value });
  else notifyFailure(reply.error);
}

export function toggleCaret(): void {
  if (leaveCaret()) return;
  focusReader();
  setCaret(true);
  notify('Caret browsing is on: the arrow keys move a caret. F7 leaves it.');
}

/** False when there is nothing to leave. */
export function leaveCaret(): boolean {
  if (!useCaret.getState().on) return false;
  setCaret(false);
  notify('Caret browsing is off.');
  return true;
}

function setCaret(on: boolean): void {
  useCaret.setState({ on });
  void bridge.actions['caret.set']({ on }).then((reply) => {
    if (!reply.ok) notifyFailure(reply.error);
  });
}
