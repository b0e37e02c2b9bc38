import { basename, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
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
export async function askForArchivePath(window: BrowserWindow, name: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: 'Export library',
    buttonLabel: 'Export',
    defaultPath: join(app.getPath('documents'), name),
    filters: [ARCHIVES],
    properties: ['showOverwriteConfirmation'],
  });
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
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
export async function askForPdfPath(window: BrowserWindow, name: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: 'Save as PDF',
    buttonLabel: 'Save',
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['showOverwriteConfirmation'],
  });
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** Asks where notes shall be written; null when the person thinks better of it. */
export async function askForNotesPath(window: BrowserWindow, name: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: 'Export notes',
    buttonLabel: 'Export',
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: 'Markdown', extensions: ['md'] }],
    properties: ['showOverwriteConfirmation'],
  });
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}
