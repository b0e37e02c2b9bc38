import { DEFAULT_READING, type ReadingSettings } from '#core/reading/reading-settings';
import { applyTheme } from './theme';

type Listener = (reading: ReadingSettings) => void;

let reading: ReadingSettings = DEFAULT_READING;
const listeners = new Set<Listener>();

/** How the person reads, as far as the shell has to know: also before the settings are opened. */
export function currentReading(): ReadingSettings {
  return reading;
}

/** Has the shell look as the person wants it. */
export function takeUpReading(next: ReadingSettings): void {
  reading = next;
  applyTheme(next.theme);
  listeners.forEach((listener) => listener(next));
}

/** Calls the listener after each change. Gives the function that stops it. */
export function onReading(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
