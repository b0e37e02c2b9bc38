import { DEFAULT_READING, readingFrom, type ReadingSettings } from '#core/reading/reading-settings';

const SWITCH = '--commonplace-reading=';

/** What a window's process is started with, so that its first frame looks as the person wants it. */
export function readingSwitch(reading: ReadingSettings): string {
  return `${SWITCH}${JSON.stringify(reading)}`;
}

/** Reads them out of the words that the process was started with; the defaults when they aren't among them. */
export function readingOfSwitches(words: readonly string[]): ReadingSettings {
  const given = words.find((word) => word.startsWith(SWITCH));
  if (given === undefined) return DEFAULT_READING;
  try {
    return readingFrom(JSON.parse(given.slice(SWITCH.length)));
  } catch {
    // Not ours, whatever it is.
    return DEFAULT_READING;
  }
}
