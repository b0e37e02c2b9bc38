import { basename, join } from 'node:path';
import { app, dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import type { ChosenFile } from './save-files';

const ARTICLE_FILES = [
  { name: 'Articles', extensions: ['html', 'htm', 'xhtml', 'mht', 'mhtml', 'md', 'txt', 'text', 'zip'] },
  { name: 'All files', extensions: ['*'] },
];

const ARCHIVES = { name: 'Commonplace archive', extensions: ['zip'] };

/** Asks which files to save; none when the person thinks better of it. */
export async function askForFiles(window: BrowserWindow): Promise<readonly ChosenFile[]> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Save files',
    buttonLabel: 'Save to library',
    defaultPath: app.getPath('documents'),
    properties: ['openFile', 'multiSelections'],
    filters: ARTICLE_FILES,
  });
  return answer.canceled ? [] : answer.filePaths.map((path) => ({ name: basename(path), path }));
}

/** Asks where the whole library shall be written; null when the person thinks better of it. */
export function askForArchivePath(window: BrowserWindow, name: string): Promise<string | null> {
  return askForPath(window, { title: 'Export library', buttonLabel: 'Export', filters: [ARCHIVES] }, name);
}

/** Asks for an archive, or the folder of a library, to import; null when the person thinks better of it. */
export async function askForImport(window: BrowserWindow, kind: 'file' | 'folder'): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Import library',
    buttonLabel: 'Choose',
    defaultPath: app.getPath('documents'),
    ...(kind === 'file'
      ? { properties: ['openFile'], filters: [ARCHIVES] }
      : { properties: ['openDirectory'] }),
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** Asks where an article shall be written as PDF; null when the person thinks better of it. */
export function askForPdfPath(window: BrowserWindow, name: string): Promise<string | null> {
  return askForPath(
    window,
    { title: 'Save as PDF', buttonLabel: 'Save', filters: [{ name: 'PDF', extensions: ['pdf'] }] },
    name,
  );
}

/** Asks where notes shall be written; null when the person thinks better of it. */
export function askForNotesPath(window: BrowserWindow, name: string): Promise<string | null> {
  return askForPath(
    window,
    { title: 'Export notes', buttonLabel: 'Export', filters: [{ name: 'Markdown', extensions: ['md'] }] },
    name,
  );
}

type Asked = Pick<SaveDialogOptions, 'title' | 'buttonLabel' | 'filters'>;

/** Asks for a path, in the documents unless the person goes elsewhere; null when the person thinks better of it. */
async function askForPath(window: BrowserWindow, asked: Asked, name: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    ...asked,
    defaultPath: join(app.getPath('documents'), name),
    properties: ['showOverwriteConfirmation'],
  });
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}
