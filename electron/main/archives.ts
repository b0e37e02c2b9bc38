import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { ActionReply } from '#contract/actions';
import type { Door } from '#contract/calls';
import { fail, ok } from '#core/result';
import { askForArchivePath, askForImport } from './dialogs';

interface Chosen {
  readonly token: string;
  readonly path: string;
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
  if (path === null) return ok(null);
  const plan = await door.query('merge.plan', { from: path });
  if (!plan.ok) return plan;
  chosen = { token: randomUUID(), path };
  return ok({ token: chosen.token, name: basename(path), plan: plan.value });
}

/** Imports what was chosen. */
export async function mergeChosen(door: Door, token: string): Promise<ActionReply<'archive.merge'>> {
  if (chosen?.token !== token) {
    return fail('not-found', 'Choose once more what to import. Nothing was imported.');
  }
  return door.command('library.merge', { from: chosen.path });
}
