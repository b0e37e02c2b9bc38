import type { ReadingChange, ReadingSettings } from '#core/reading/reading-settings';
import type { Result } from '#core/result';
import { tellWindow } from './events';
import { tickReading } from './menu';
import { takeUpReading } from './reading-look';
import type { SettingsStore } from './settings';

/** Changes some of the reading settings. What can't be stored isn't shown by the shell either. */
export async function changeReading(
  settings: SettingsStore,
  change: ReadingChange,
): Promise<Result<ReadingSettings>> {
  const stored = await settings.changeReading(change);
  if (stored.ok) showReading(stored.value);
  return stored;
}

/** Has the shell, the menu and the window look as the person wants it. */
export function showReading(next: ReadingSettings): void {
  takeUpReading(next);
  tickReading(next);
  tellWindow('reading.changed', next);
}
