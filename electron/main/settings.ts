import { join } from 'node:path';
import { z } from 'zod';
import type { Result } from '#core/result';
import { Document } from '../library/document/document';
import type { DocumentKind } from '../library/document/document-kind';
import { storeContext } from '../library/document/store-context';
import { THEMES } from './themes';

const SETTINGS_FORMAT = 1;

const settingsSchema = z.object({ format: z.literal(SETTINGS_FORMAT), theme: z.enum(THEMES) });
export type Settings = z.infer<typeof settingsSchema>;

const KIND: DocumentKind<Settings> = {
  format: SETTINGS_FORMAT,
  schema: settingsSchema,
  migrations: [],
  label: () => 'the settings',
};

const FIRST: Settings = { format: SETTINGS_FORMAT, theme: 'system' };

/** How a person wants the app to be, on this computer; outside the library. */
export interface SettingsStore {
  readonly current: () => Settings;
  readonly change: (change: Partial<Omit<Settings, 'format'>>) => Promise<Result<Settings>>;
}

/**
 * Opens the settings in app data. Missing or unreadable settings never keep the app from starting: those of a first
 * start take their place, and a damaged file stays where it is until something is changed.
 */
export async function openSettings(
  folder: string,
  onNotice: (message: string) => void,
): Promise<SettingsStore> {
  const context = storeContext(folder, onNotice);
  const path = join(folder, 'settings.json');
  const opened = await Document.open(context, KIND, path);
  if (!opened.ok && opened.error.code !== 'not-found') onNotice(opened.error.message);
  let document = opened.ok ? opened.value : null;
  return {
    current: () => document?.data ?? FIRST,
    async change(change) {
      const next = { ...(document?.data ?? FIRST), ...change };
      if (document !== null) return document.write(next);
      const created = await Document.create(context, KIND, path, next);
      if (!created.ok) return created;
      document = created.value;
      return { ok: true, value: document.data };
    },
  };
}
