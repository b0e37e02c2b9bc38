import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_READING, readingFrom, type ReadingSettings } from '#core/reading/reading-settings';

/**
 * How a person wants to read, before the settings are opened: the window's first frame depends on it, and opening them
 * takes schemas that are read later. One short read; anything odd in the file is the default here, and for
 * `openSettings` to deal with.
 */
export function readReadingEarly(folder: string): ReadingSettings {
  try {
    const stored = asObject(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')));
    // Format 1 has the theme and nothing else, outside.
    return readingFrom({ theme: stored['theme'], ...asObject(stored['reading']) });
  } catch {
    // The first start, or a file that can't be read.
    return DEFAULT_READING;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
