import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { THEMES, type Theme } from './themes';

/**
 * The theme that a person chose, before the settings are opened: the window's first colour depends on it, and opening
 * them takes schemas that are read later. One short read; anything odd in the file is the system's theme here, and for
 * `openSettings` to deal with.
 */
export function readThemeEarly(folder: string): Theme {
  try {
    const text = readFileSync(join(folder, 'settings.json'), 'utf8');
    return THEMES.find((theme) => text.includes(`"theme":"${theme}"`)) ?? 'system';
  } catch {
    // The first start, or a file that can't be read.
    return 'system';
  }
}
