import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ArticleRecord } from '#core/article/article';
import { liveHighlights } from '#core/highlight/highlight-view';
import { articleIdSchema } from '#core/ids';
import { WINDOWLESS_SWITCHES } from '../../../build/electron-switches.mjs';
import { checkDocument, type DocumentKind } from '../../../electron/library/document/document-kind';
import { isSetAside } from '../../../electron/library/document/set-aside';
import type { JsonObject } from '../../../electron/library/document/durable-json-file';
import {
  articleKind,
  captureLogKind,
  contentKind,
  libraryKind,
} from '../../../electron/library/document-kinds';
import { articleFolder, recordFile, type Place } from '../../../electron/library/layout';
import type { KillTarget } from './kill-target';

export interface AppToKill {
  /** The Electron executable, the switches it needs here, and where it may show windows. */
  readonly electron: string;
  readonly switches: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The checkout, with the app built in it. */
  readonly root: string;
}

const PLACES: readonly Place[] = ['articles', 'trash'];

/** `commonplace batch`, from the built app. Not on Windows, which has no process groups. */
export function commonplaceTarget({ electron, switches, env, root }: AppToKill): KillTarget {
  return {
    start: (folder) => {
      const data = `--user-data-dir=${folder}-app-data`;
      const words = [...switches, ...WINDOWLESS_SWITCHES, data, root, '--', '--library', folder, 'batch'];
      return spawn(electron, words, { env, stdio: ['pipe', 'pipe', 'ignore'], detached: true });
    },
    unreadable: async (folder, id) => {
      const below = id === undefined ? [folder] : PLACES.map((place) => join(folder, place, id));
      const documents = (await Promise.all(below.map(filesBelow))).flat();
      const faults = await Promise.all(documents.map(faultOf));
      return faults.filter((fault) => fault !== null);
    },
    stored: async (folder, id) => {
      const records = await Promise.all(PLACES.map((place) => recordIn(folder, place, id)));
      const record = records.find((each) => each !== null);
      if (record === undefined) return null;
      const notes = liveHighlights(record).map(({ note }) => note);
      return { trashed: record.deletedAt !== null, shelf: record.shelf, notes: notes.sort() };
    },
  };
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** What is wrong with a file of the library; null when it is as it should be. */
async function faultOf(path: string): Promise<string | null> {
  const name = basename(path);
  // The store met it before we did.
  if (isSetAside(name)) return `${path} was set aside`;
  if (/^article\.json(\.last-good)?$/.test(name)) return faultIn(path, articleKind);
  if (/^\d+\.json(\.last-good)?$/.test(name)) {
    const isLog = basename(dirname(path)) === 'log';
    return isLog ? faultIn(path, captureLogKind) : faultIn(path, contentKind);
  }
  if (/^library\.json(\.last-good)?$/.test(name)) return faultIn(path, libraryKind);
  return null;
}

async function faultIn<Data extends JsonObject>(
  path: string,
  kind: DocumentKind<Data>,
): Promise<string | null> {
  try {
    const checked = checkDocument(kind, JSON.parse(await readFile(path, 'utf8')) as JsonObject);
    return checked.ok ? null : `${path} ${checked.error.message}`;
  } catch (error) {
    return `${path}: ${String(error)}`;
  }
}

async function recordIn(folder: string, place: Place, id: string): Promise<ArticleRecord | null> {
  const path = recordFile(articleFolder(folder, place, articleIdSchema.parse(id)));
  const bytes = await readFile(path, 'utf8').catch(() => null);
  if (bytes === null) return null;
  const checked = checkDocument(articleKind, JSON.parse(bytes) as JsonObject);
  return checked.ok ? checked.value : null;
}
