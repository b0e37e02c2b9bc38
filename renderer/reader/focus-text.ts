import { rooms } from '../app/rooms';

/** Gives the keyboard to the text itself; what is selected there stays selected. */
export function focusText(): void {
  rooms.frame.focus({ preventScroll: true });
}
