import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { ActionReply } from '#contract/actions';
import type { Door } from '#contract/calls';
import type { ChosenArchive } from '#contract/library-views';
import { fail, ok, type Result } from '#core/result';
import { isBackupId } from '../library/backup/backup-summary';
import { askForArchivePath, askForImport } from './dialogs';

interface Chosen {
  readonly token: string;
  /** A path, or the id of a backup. */
  readonly from: string;
}

/** What a person chose to import last. The page knows its token only, so it can't name a path of its own. */
let chosen: Chosen | null = null;

/** Asks where to, and writes the whole library into one file there. */
export async function exportArchive(
  door: Door,
  window: BrowserWindow,
): Promise<ActionReply<'archive.export'>> {
  const day = new Date().toLocaleDateString('sv-SE');
  const path = await askForArchivePath(window, `Commonplace ${day}.zip`);
  return path === null ? ok(null) : door.query('library.archive', { path });
}

/** Asks what to import, and says what that would do. */
export async function chooseArchive(
  door: Door,
  window: BrowserWindow,
  kind: 'file' | 'folder',
): Promise<ActionReply<'archive.choose'>> {
  const path = await askForImport(window, kind);
  return path === null ? ok(null) : choose(door, path, basename(path));
}

/** Says what taking in a backup of another library would do. */
export function chooseBackup(door: Door, id: string, name: string): Promise<ActionReply<'backup.choose'>> {
  // What isn't the id of a backup would be taken for a path, which a page never names.
  if (!isBackupId(id)) return Promise.resolve(fail('bad-request', 'That is not the name of a backup.'));
  return choose(door, id, name);
}

async function choose(door: Door, from: string, name: string): Promise<Result<ChosenArchive>> {
  const plan = await door.query('merge.plan', { from });
  if (!plan.ok) return plan;
  chosen = { token: randomUUID(), from };
  return ok({ token: chosen.token, name, plan: plan.value });
}

/** Imports what was chosen. */
export async function mergeChosen(door: Door, token: string): Promise<ActionReply<'archive.merge'>> {
  if (chosen?.token !== token) {
    return fail('not-found', 'Choose once more what to import. Nothing was imported.');
  }
  return door.command('library.merge', { from: chosen.from });
}
