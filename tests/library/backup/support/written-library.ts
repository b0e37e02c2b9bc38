import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArticleRecord } from '#core/article/article';
import { newLibraryId, type ArticleId } from '#core/ids';
import { newLibraryRecord } from '../../../../electron/library/document-kinds';
import { nodeFileSystem, type FileSystem } from '../../../../electron/library/document/file-system';
import { storeContext, type StoreContext } from '../../../../electron/library/document/store-context';
import { placeOf } from '../../../../electron/library/layout';
import type { Watch } from '../../../../electron/library/watch';
import { articleRecord, contentOf, SAVED_AT } from '../../../support/records';
import { snapshot } from '../../support/snapshot';
import { temporaryFolder } from '../../support/temporary-folder';

/** Long after any time at which a test writes a file, so that unchanged files are seen to be so. */
export const LATER = new Date('2099-05-14T10:00:00Z');

/** A library written file by file, a folder for its backups, and what work on them takes. */
export interface WrittenLibrary {
  readonly folder: string;
  readonly backups: string;
  readonly context: StoreContext;
  /** What a person was told. */
  readonly notices: string[];
}

export async function writtenLibrary(
  different: { readonly files?: FileSystem; readonly now?: () => Date } = {},
): Promise<WrittenLibrary> {
  const root = await temporaryFolder();
  const folder = join(root, 'library');
  const notices: string[] = [];
  const context = {
    ...storeContext(folder, (message) => notices.push(message)),
    files: different.files ?? nodeFileSystem,
    now: different.now ?? (() => LATER),
  };
  await mkdir(join(folder, 'articles'), { recursive: true });
  await mkdir(join(folder, 'trash'));
  await writeDocument(join(folder, 'library.json'), newLibraryRecord(newLibraryId(), SAVED_AT));
  return { folder, backups: join(root, 'backups'), context, notices };
}

/** Writes an article's folder, or its newer state. Gives the record. */
export async function writeArticle(
  { folder }: WrittenLibrary,
  different: Partial<ArticleRecord> = {},
): Promise<ArticleRecord> {
  const record = articleRecord(different);
  const path = join(folder, placeOf(record), record.id);
  await writeDocument(join(path, 'versions', '1.json'), contentOf(record, `The text of ${record.title}.`));
  await mkdir(join(path, 'original'), { recursive: true });
  await writeFile(join(path, 'original', '1.html.gz'), `The page of ${record.id}`);
  await writeDocument(join(path, 'article.json'), record);
  return record;
}

export async function removeArticle({ folder }: WrittenLibrary, id: ArticleId): Promise<void> {
  for (const place of ['articles', 'trash'])
    await rm(join(folder, place, id), { recursive: true, force: true });
}

/** All files of a library by path, without the last good copies, which hold the same as their documents. */
export async function contentsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const all = Object.entries(await snapshot(folder));
  return Object.fromEntries(all.filter(([path]) => !path.endsWith('.last-good')));
}

/** The names of all contents that backups hold. */
export async function objectNames(backups: string): Promise<readonly string[]> {
  const entries = await readdir(backups, { recursive: true, withFileTypes: true });
  return entries.filter(({ name }) => /^[0-9a-f]{64}/.test(name)).map(({ name }) => name);
}

/** The path of each content that backups hold. */
export async function objectFiles(backups: string): Promise<readonly string[]> {
  const entries = await readdir(backups, { recursive: true, withFileTypes: true });
  return entries
    .filter(({ name }) => /^[0-9a-f]{64}$/.test(name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The path of the object that holds a content. */
export async function objectOf({ backups }: WrittenLibrary, content: string): Promise<string> {
  for (const path of await objectFiles(backups)) if ((await readFile(path, 'utf8')) === content) return path;
  throw new Error(`No object holds “${content}”.`);
}

export function watch(signal: AbortSignal = new AbortController().signal): Watch {
  return { onProgress: () => undefined, signal };
}

export async function writeDocument(path: string, data: object): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  for (const each of [path, `${path}.last-good`]) await writeFile(each, JSON.stringify(data));
}
