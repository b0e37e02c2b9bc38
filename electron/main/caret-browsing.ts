import { ok, type Result } from '#core/result';
import { tickCaretBrowsing } from './menu';
import type { SettingsStore } from './settings';

/** Whether the arrow keys move a caret in the text: remembered, and ticked in the menu. */
export interface CaretBrowsing {
  readonly isOn: () => boolean;
  /** Fails when the settings can't be stored; the window has its way until it is closed. */
  readonly set: (on: boolean) => Promise<Result<null>>;
}

export function createCaretBrowsing(settings: SettingsStore): CaretBrowsing {
  return {
    isOn: () => settings.current().caretBrowsing,
    async set(on) {
      tickCaretBrowsing(on);
      const stored = await settings.change({ caretBrowsing: on });
      return stored.ok ? ok(null) : stored;
    },
  };
}
