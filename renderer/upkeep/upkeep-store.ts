import { create } from 'zustand';
import type { Changed } from '#contract/calls';
import type { Failure } from '#core/result';
import { notify, notifyFailure } from '../app/notify';
import { closeOverlay, openOverlay, useOverlay } from '../app/overlay-store';
import { undoOf } from '../app/take-back';

export type UpkeepTab = 'backups' | 'check' | 'transfer';

/** What became of the last thing that was asked for in the dialog. */
export type Said =
  | { readonly kind: 'done'; readonly message: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

export const useUpkeep = create<{ readonly tab: UpkeepTab; readonly said: Said | null }>(() => ({
  tab: 'backups',
  said: null,
}));

export function showUpkeep(tab: UpkeepTab): void {
  useUpkeep.setState({ tab, said: null });
  openOverlay('upkeep');
}

/** Says what was done: in the dialog while it is open, since it covers the window's messages. */
export function say(message: string): void {
  if (isOpen()) useUpkeep.setState({ said: { kind: 'done', message } });
  else notify(message);
}

export function sayFailure(failure: Failure): void {
  // What a person stopped is no fault.
  if (failure.code === 'cancelled') say(joined(failure));
  else if (isOpen()) useUpkeep.setState({ said: { kind: 'failed', failure } });
  else notifyFailure(failure);
}

export function saidNothing(): void {
  useUpkeep.setState({ said: null });
}

/** Says what became of the library as a whole, which is what the dialog was opened for; Undo takes it back. */
export function sayChanged(message: string, changed: Changed<unknown>): void {
  if (isOpen()) closeOverlay();
  notify(message, undoOf(changed));
}

function joined({ message, kept }: Failure): string {
  return kept === undefined ? message : `${message} ${kept}`;
}

function isOpen(): boolean {
  return useOverlay.getState().open === 'upkeep';
}
