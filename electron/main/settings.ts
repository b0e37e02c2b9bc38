import { join } from 'node:path';
import { z } from 'zod';
import { aloudSettingsSchema, DEFAULT_ALOUD } from '#core/reading/aloud-settings';
import {
  changedReading,
  DEFAULT_READING,
  readingFrom,
  type ReadingChange,
  type ReadingSettings,
} from '#core/reading/reading-settings';
import { ok, type Result } from '#core/result';
import { Document } from '../library/document/document';
import type { DocumentKind, Migration } from '../library/document/document-kind';
import { lastGoodPath } from '../library/document/durable-json-file';
import { Serial } from '../library/document/serial';
import { setAside } from '../library/document/set-aside';
import { storageFailure } from '../library/document/storage-failure';
import { storeContext, type StoreContext } from '../library/document/store-context';
import { isMissing } from '../library/document/system-error';

const SETTINGS_FORMAT = 2;

const settingsSchema = z.object({
  format: z.literal(SETTINGS_FORMAT),
  reading: z.unknown().transform(readingFrom),
  aloud: aloudSettingsSchema.catch(DEFAULT_ALOUD).default(DEFAULT_ALOUD),
  /** Absent from settings that were written before it was there. */
  caretBrowsing: z.boolean().default(false),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Format 1 had the theme, and nothing else of how one reads. */
const toSettings2: Migration = ({ theme, ...others }) => ({ ...others, reading: { theme } });

const KIND: DocumentKind<Settings> = {
  format: SETTINGS_FORMAT,
  schema: settingsSchema,
  migrations: [toSettings2],
  label: () => 'the settings',
};

const FIRST: Settings = {
  format: SETTINGS_FORMAT,
  reading: DEFAULT_READING,
  aloud: DEFAULT_ALOUD,
  caretBrowsing: false,
};

type SettingsChange = Partial<Omit<Settings, 'format'>>;

/** How a person wants the app to be, on this computer; outside the library. */
export interface SettingsStore {
  readonly current: () => Settings;
  /** Changes don't overtake each other. Fails with `unsupported` when a newer Commonplace wrote the settings. */
  readonly change: (change: SettingsChange) => Promise<Result<Settings>>;
  /** The same for some of the reading settings. */
  readonly changeReading: (change: ReadingChange) => Promise<Result<ReadingSettings>>;
}

/**
 * Opens the settings in app data. Missing or unreadable settings never keep the app from starting: those of a first
 * start take their place. A damaged file stays where it is until something is changed, and is then set aside; one of a
 * newer Commonplace is never touched.
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
  const serial = new Serial();

  const current = (): Settings => document?.data ?? FIRST;

  async function store(change: SettingsChange): Promise<Result<Settings>> {
    if (!opened.ok && opened.error.code === 'unsupported') return opened;
    const next = { ...current(), ...change };
    if (document !== null) return document.write(next);
    const cleared = await clearTheWay(context, path);
    if (!cleared.ok) return cleared;
    const created = await Document.create(context, KIND, path, next);
    if (!created.ok) return created;
    document = created.value;
    return ok(document.data);
  }

  return {
    current,
    change: (change) => serial.run(() => store(change)),
    changeReading: (change) =>
      serial.run(async () => {
        // Read when its turn comes: what is stored before it must not be lost.
        const stored = await store({ reading: changedReading(current().reading, change) });
        return stored.ok ? ok(stored.value.reading) : stored;
      }),
  };
}

/** Sets aside what is there but could not be read. */
async function clearTheWay(context: StoreContext, path: string): Promise<Result<null>> {
  for (const each of [path, lastGoodPath(path)]) {
    try {
      await setAside(context, each);
    } catch (error) {
      if (isMissing(error)) continue;
      return storageFailure(error, 'The settings could not be stored', context.folder);
    }
  }
  return ok(null);
}
