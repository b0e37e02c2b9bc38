import { z } from 'zod';
import { articleIdSchema } from '#core/ids';
import { aloudSettingsSchema, type AloudSettings } from '#core/reading/aloud-settings';
import { readingChangeSchema } from '#core/reading/reading-change';
import type { ReadingSettings } from '#core/reading/reading-settings';
import type { Result } from '#core/result';
import type { Changed } from './calls';
import { TASK_KINDS } from './events';
import type { ArchiveFile, ChosenArchive, MergedLibrary } from './library-views';
import type { SavedArticle } from './views';

/** What the window asks of the shell around it. None of these alters the library by itself. */
export const actionSchemas = {
  /** Opens the file dialog and saves what is chosen; an empty list when the person chose nothing. */
  'files.choose': z.object({}),
  /** Saves what was copied: an address, markup or text. */
  'clipboard.save': z.object({}),
  /** Saves the pages at several addresses, one after another; `task.cancel` with `save` stops it. */
  'addresses.save': z.object({ urls: z.array(z.string().min(1).max(10_000)).min(1).max(1000) }),
  /** Takes back typing in the text field that has the keyboard, or does it again. */
  'typing.undo': z.object({}),
  'typing.redo': z.object({}),
  'capture.cancel': z.object({ captureId: z.string().min(1).max(64) }),
  /** Asks where to, and writes the notes of one article there. */
  'notes.exportToFile': z.object({ id: articleIdSchema }),
  /** The article with its notes: by the system's printing dialog, or into a file that the person names. */
  'article.print': z.object({ id: articleIdSchema }),
  'article.saveAsPdf': z.object({ id: articleIdSchema }),
  /** Asks where to, and writes the whole library into one file. */
  'archive.export': z.object({}),
  /** Asks for an archive, or the folder of another library, and says what importing it would do. */
  'archive.choose': z.object({ kind: z.enum(['file', 'folder']) }),
  /** Says what taking in a backup of another library would do; `archive.merge` then does it. */
  'backup.choose': z.object({ id: z.string().min(1).max(64), name: z.string().min(1).max(200) }),
  /** Imports what was chosen. */
  'archive.merge': z.object({ token: z.string().min(1).max(64) }),
  /** Stops a long task, which ends as `cancelled`; one that isn't under way is no error. */
  'task.cancel': z.object({ task: z.enum(TASK_KINDS) }),
  /** Opens a folder in the system's file manager. */
  'folder.show': z.object({ what: z.enum(['library', 'backups']) }),
  /** Opens an http(s) or mailto address in the person's browser. */
  'link.open': z.object({ url: z.string().min(1) }),
  /** Whether a caret is moved in the text by keys: as it was left, and what a person makes it. */
  'caret.read': z.object({}),
  'caret.set': z.object({ on: z.boolean() }),
  /** How the person wants to read on this computer; told to the window as `reading.changed` too. */
  'reading.change': readingChangeSchema,
  /** How the person wants to be read to. */
  'aloud.read': z.object({}),
  'aloud.set': aloudSettingsSchema,
  /** The window shows its content and takes input. */
  'window.ready': z.object({}),
} as const;

export type ActionName = keyof typeof actionSchemas;
export type ActionArgs<Name extends ActionName> = Readonly<z.infer<(typeof actionSchemas)[Name]>>;

/** What became of one file or address that was to be saved. */
export interface SaveOutcome {
  /** File name or address, for messages. */
  readonly source: string;
  readonly result: Result<SavedArticle>;
}

/** An action's value, by its name. */
export interface ActionValues {
  readonly 'files.choose': readonly SaveOutcome[];
  readonly 'clipboard.save': readonly SaveOutcome[];
  readonly 'addresses.save': readonly SaveOutcome[];
  readonly 'typing.undo': null;
  readonly 'typing.redo': null;
  readonly 'capture.cancel': null;
  /** The path written, or null when the person chose none. */
  readonly 'notes.exportToFile': string | null;
  readonly 'article.print': null;
  /** The path; null when the person thought better of it. */
  readonly 'article.saveAsPdf': string | null;
  /** Null when the person chose nothing. */
  readonly 'archive.export': ArchiveFile | null;
  readonly 'archive.choose': ChosenArchive | null;
  readonly 'backup.choose': ChosenArchive;
  readonly 'archive.merge': Changed<MergedLibrary>;
  readonly 'task.cancel': null;
  readonly 'folder.show': null;
  readonly 'link.open': null;
  readonly 'caret.read': boolean;
  readonly 'caret.set': null;
  readonly 'reading.change': ReadingSettings;
  readonly 'aloud.read': AloudSettings;
  readonly 'aloud.set': null;
  readonly 'window.ready': null;
}

export type ActionReply<Name extends ActionName> = Result<ActionValues[Name]>;
