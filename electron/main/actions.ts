import type { BrowserWindow } from 'electron';
import { actionSchemas, type ActionArgs, type ActionName, type ActionReply } from '#contract/actions';
import type { PrintJob } from '#contract/print';
import type { ArticleId } from '#core/ids';
import { assertNever, fail, ok, type Result } from '#core/result';
import { chooseArchive, chooseBackup, exportArchive, mergeChosen } from './archives';
import type { CaretBrowsing } from './caret-browsing';
import { changeReading } from './change-reading';
import { askForFiles, askForNotesPath } from './dialogs';
import { openExternalLink } from './external-links';
import { printArticle, saveAsPdf } from './print/print-article';
import { printJobOf } from './print/print-job';
import type { LibrarySession } from './library-session';
import { startNotices } from './notices';
import { saveClipboard } from './save-clipboard';
import { saveFiles } from './save-files';
import { itemOf } from './save-many/save-item';
import type { ManySaves } from './save-many/save-together';
import type { SettingsStore } from './settings';
import { showFolder } from './show-folder';
import { tellReady } from './window-ready';
import { writeTextFile } from './write-file';

type Action = {
  readonly [Name in ActionName]: { readonly name: Name; readonly args: ActionArgs<Name> };
}[ActionName];

/** What the start-up bench waits for on standard output. */
const INTERACTIVE_LINE = 'commonplace:interactive\n';

/** What actions are carried out with. */
export interface ActionSurroundings {
  readonly session: LibrarySession;
  readonly window: BrowserWindow;
  readonly saves: ManySaves;
  readonly caret: CaretBrowsing;
  readonly settings: SettingsStore;
}

/** Checks an action and carries it out for a window. */
export async function act<Name extends ActionName>(
  surroundings: ActionSurroundings,
  name: Name,
  input: unknown,
): Promise<ActionReply<Name>> {
  const parsed = actionSchemas[name].safeParse(input);
  if (!parsed.success) return fail('bad-request', `The action ${name} was not understood.`);
  return (await carryOut(surroundings, { name, args: parsed.data } as Action)) as ActionReply<Name>;
}

async function carryOut(
  { session, window, saves, caret, settings }: ActionSurroundings,
  action: Action,
): Promise<ActionReply<ActionName>> {
  switch (action.name) {
    case 'files.choose':
      return ok(await saveFiles(await askForFiles(window), saves.save));
    case 'clipboard.save':
      return saveClipboard(saves.save);
    case 'addresses.save':
      return ok(await saves.save(action.args.urls.map((url) => itemOf(url, { kind: 'url', url }))));
    case 'typing.undo':
      window.webContents.undo();
      return ok(null);
    case 'typing.redo':
      window.webContents.redo();
      return ok(null);
    case 'capture.cancel':
      session.cancelCapture(action.args.captureId);
      return ok(null);
    case 'notes.exportToFile':
      return exportNotes(session, window, action.args.id);
    case 'article.print':
      return withJob(session.door, action.args.id, settings, (job) =>
        printArticle(session.library.folder, job),
      );
    case 'article.saveAsPdf':
      return withJob(session.door, action.args.id, settings, (job) =>
        saveAsPdf(window, session.library.folder, job),
      );
    case 'archive.export':
      return exportArchive(session.door, window);
    case 'archive.choose':
      return chooseArchive(session.door, window, action.args.kind);
    case 'backup.choose':
      return chooseBackup(session.door, action.args.id, action.args.name);
    case 'archive.merge':
      return mergeChosen(session.door, action.args.token);
    case 'task.cancel':
      if (action.args.task === 'save') saves.stop();
      else session.cancelTask(action.args.task);
      return ok(null);
    case 'folder.show':
      return showFolder(action.args.what, session.library);
    case 'link.open':
      return openExternalLink(action.args.url);
    case 'caret.read':
      return ok(caret.isOn());
    case 'caret.set':
      return caret.set(action.args.on);
    case 'reading.change':
      return changeReading(settings, action.args);
    case 'aloud.read':
      return ok(settings.current().aloud);
    case 'aloud.set': {
      const stored = await settings.change({ aloud: action.args });
      return stored.ok ? ok(null) : stored;
    }
    case 'window.ready':
      startNotices(window.webContents);
      tellReady();
      if (process.env['COMMONPLACE_SIGNAL_INTERACTIVE'] === '1') process.stdout.write(INTERACTIVE_LINE);
      return ok(null);
    default:
      return assertNever(action);
  }
}

async function withJob<Value>(
  door: LibrarySession['door'],
  id: ArticleId,
  settings: SettingsStore,
  use: (job: PrintJob) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const job = await printJobOf(door, id, settings.current().reading.typeface);
  return job.ok ? use(job.value) : job;
}

async function exportNotes(
  session: LibrarySession,
  window: BrowserWindow,
  id: ArticleId,
): Promise<Result<string | null>> {
  const notes = await session.door.query('notes.export', { ids: [id], format: 'md' });
  if (!notes.ok) return notes;
  const [file] = notes.value;
  if (file === undefined) return fail('empty', 'This article has no notes to export yet.');
  const path = await askForNotesPath(window, file.name);
  return path === null ? ok(null) : writeTextFile(path, file.text);
}
