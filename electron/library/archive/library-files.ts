import { join } from 'node:path';
import { lastGoodPath } from '../document/durable-json-file';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';
import { LIBRARY_FILE } from '../layout';
import { isArchivePath, LARGEST_FILE, staysBehind } from './archive-format';
import { documentAt, type ReadAsDocument } from './document-at';

const TRIES = 5;
const TWIN = '.last-good';
const RECORD = 'article.json';

/** One file of the library as it goes into an archive. */
export interface LibraryFile {
  /** Below the library's folder, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Paths of what lies in a library: one each for `library.json`, each article's folder, each tombstone. */
export async function piecesOf(context: StoreContext): Promise<readonly string[]> {
  const articles = await namesIn(context, 'articles');
  const trash = await namesIn(context, 'trash');
  // Once more: what was restored from the trash between the two is in neither list.
  const again = await namesIn(context, 'articles');
  const tombstones = await namesIn(context, 'tombstones');
  return [
    LIBRARY_FILE,
    ...below('articles', [...new Set([...articles, ...again])]),
    ...below('trash', trash),
    ...below('tombstones', tombstones),
  ];
}

function below(folder: string, names: readonly string[]): readonly string[] {
  return namesToTake(folder, names).map((name) => `${folder}/${name}`);
}

/**
 * Reads a piece whole. An article may move to or from the trash meanwhile: it is then read where it has gone, unless
 * that is a piece of its own. Nothing when it is gone for good. Throws system errors.
 */
export async function filesOf(
  context: StoreContext,
  piece: string,
  pieces: ReadonlySet<string>,
): Promise<readonly LibraryFile[]> {
  let path = piece;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read(context, path);
    } catch (error) {
      if (!isMissing(error) || attempt === TRIES) throw error;
    }
    if (await isThere(context, path)) continue;
    const other = otherPlace(path);
    if (other === null || pieces.has(other) || !(await isThere(context, other))) return [];
    path = other;
  }
}

async function read(context: StoreContext, path: string): Promise<readonly LibraryFile[]> {
  const leaveOut = (why: string): readonly LibraryFile[] => {
    context.onNotice(`“${path}” was left out of the archive: ${why}.`);
    return [];
  };
  if (!isArchivePath(path)) return leaveOut('other systems don’t take its name');
  const readAs = documentAt(path);
  if (readAs !== null) return readDocumentAt(context, path, readAs, leaveOut);
  const absolute = join(context.folder, path);
  const { kind, size } = await context.files.stat(absolute);
  if (kind === 'folder') return readFolder(context, path);
  if (kind === 'other') return leaveOut('it is neither a file nor a folder');
  if (size > LARGEST_FILE) return leaveOut('it is too large');
  return [{ path, bytes: await context.files.readFile(absolute) }];
}

/** A record names versions, so it is read before them: those that it names are there then. */
async function readFolder(context: StoreContext, path: string): Promise<readonly LibraryFile[]> {
  const names = namesToTake(path, await context.files.listFolder(join(context.folder, path)));
  const files: LibraryFile[] = [];
  for (const name of names) files.push(...(await read(context, `${path}/${name}`)));
  return files;
}

/** A document that is damaged or missing is taken from its last good copy; one that is damaged in both, as it is. */
async function readDocumentAt(
  context: StoreContext,
  path: string,
  readAs: ReadAsDocument,
  leaveOut: (why: string) => readonly LibraryFile[],
): Promise<readonly LibraryFile[]> {
  const absolute = join(context.folder, path);
  const found = await readAs(context, absolute);
  const isLost = found.state === 'missing' || (found.state === 'unusable' && found.code === 'damaged');
  if (isLost && (await readAs(context, lastGoodPath(absolute))).state === 'good') {
    return [{ path, bytes: await context.files.readFile(lastGoodPath(absolute)) }];
  }
  const inFolder = path.slice(0, path.lastIndexOf('/'));
  // Where the folder is gone too, the article has moved: its reader looks for it.
  if (found.state === 'missing' && (await isThere(context, inFolder))) {
    return leaveOut('it is missing, and its copy is damaged');
  }
  return [{ path, bytes: await context.files.readFile(absolute) }];
}

/** In the order they are read, with documents of which only the copy is left. */
function namesToTake(folder: string, names: readonly string[]): readonly string[] {
  const documents = names
    .filter((name) => name.endsWith(TWIN))
    .map((name) => name.slice(0, -TWIN.length))
    .filter((name) => documentAt(`${folder}/${name}`) !== null);
  const all = [...new Set([...names.filter((name) => !staysBehind(name)), ...documents])].sort();
  return [...all.filter((name) => name === RECORD), ...all.filter((name) => name !== RECORD)];
}

function otherPlace(path: string): string | null {
  if (path.startsWith('articles/')) return `trash/${path.slice('articles/'.length)}`;
  if (path.startsWith('trash/')) return `articles/${path.slice('trash/'.length)}`;
  return null;
}

async function isThere(context: StoreContext, path: string): Promise<boolean> {
  try {
    await context.files.stat(join(context.folder, path));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function namesIn(context: StoreContext, folder: string): Promise<readonly string[]> {
  try {
    return await context.files.listFolder(join(context.folder, folder));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
