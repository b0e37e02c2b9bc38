import { join } from 'node:path';
import { expect } from 'vitest';
import { ok } from '#core/result';
import { newHighlightId } from '#core/ids';
import { addHighlight } from '#core/highlight/edit-highlights';
import { nodeFileSystem, type FileSystem } from '../../../electron/library/document/file-system';
import type { StoreContext } from '../../../electron/library/document/store-context';
import { storeContext } from '../../../electron/library/document/store-context';
import type { Watch } from '../../../electron/library/watch';
import { opened } from './opened';
import { sampleArticle } from './sample-article';
import { snapshot } from './snapshot';
import { valueOf } from './value-of';

/** A store that keeps what it has to tell. */
export function tellingStore(
  folder: string,
  files: FileSystem = nodeFileSystem,
): { readonly context: StoreContext; readonly notices: readonly string[] } {
  const notices: string[] = [];
  return { context: { ...storeContext(folder, (notice) => notices.push(notice)), files }, notices };
}

/** A store that should have nothing to tell. */
export function quietStore(folder: string, files: FileSystem = nodeFileSystem): StoreContext {
  return { ...storeContext(folder, (notice) => expect.fail(notice)), files };
}

export function unwatched(): Watch {
  return { onProgress: () => undefined, signal: new AbortController().signal };
}

export interface FilledLibrary {
  readonly folder: string;
  /** With a highlight. */
  readonly read: string;
  readonly trashed: string;
}

/** A library on the disk with an article that has a highlight, and one in the trash. */
export async function filledLibrary(folder: string): Promise<FilledLibrary> {
  const library = await opened(folder);
  const { id: read } = valueOf(await library.add(sampleArticle('Read')));
  const content = valueOf(await library.content(read));
  valueOf(
    await library.change(read, (record, now) => {
      const at = { quote: 'A timetable is a promise' };
      const added = addHighlight(
        record,
        content,
        { articleId: read, at, note: 'To whom?' },
        { id: newHighlightId(), now },
      );
      return added.ok ? ok(added.value) : added;
    }),
  );
  const { id: trashed } = valueOf(await library.add(sampleArticle('Trashed')));
  valueOf(await library.trash(trashed));
  await library.close();
  return { folder, read, trashed };
}

/** The files that an archive carries, with their bytes: all but the lock's and the copies of documents. */
export async function carried(folder: string): Promise<Readonly<Record<string, string>>> {
  const files = Object.entries(await snapshot(folder));
  return Object.fromEntries(
    files.filter(([path]) => !path.startsWith('library.lock') && !path.endsWith('.last-good')),
  );
}

export function recordPath(folder: string, place: 'articles' | 'trash', id: string): string {
  return join(folder, place, id, 'article.json');
}
