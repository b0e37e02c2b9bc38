import { perform } from '../app/actions';
import { useAloud } from './aloud-store';

/** Space pauses while somebody listens; on a button it presses that. */
export function pauseAloudByKey({ key, shiftKey, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key !== ' ' || shiftKey || ctrlKey || metaKey || altKey) return false;
  if (useAloud.getState().sentence === null) return false;
  if ((target as Partial<Element> | null)?.closest?.('button, [role="option"]') != null) return false;
  perform('pause-aloud');
  return true;
}

/** Escape closes the player; false when it isn't there. */
export function stopAloudByKey(): boolean {
  const { isOpen } = useAloud.getState();
  if (isOpen) perform('read-aloud');
  return isOpen;
}
