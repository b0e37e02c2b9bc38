import { basename, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { ChosenFile } from './save-files';

const ARTICLE_FILES = [
  { name: 'Articles', extensions: ['html', 'htm', 'xhtml', 'txt', 'text', 'md'] },
  { name: 'All files', extensions: ['*'] },
];

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
