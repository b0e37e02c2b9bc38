import { join } from 'node:path';
import { newLibraryId, type LibraryId } from '#core/ids';
import { ok, type Result } from '#core/result';
import { Document } from './document/document';
import { setAside } from './document/set-aside';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { hasCode } from './document/system-error';
import { libraryKind, newLibraryRecord } from './document-kinds';
import { LIBRARY_FILE } from './layout';

export interface LibraryIdentity {
  readonly id: LibraryId;
  /** It was made just now. */
  readonly isNew: boolean;
}

/**
 * Opens `library.json`, or makes it. It holds no more than the library's id, so when both it and its copy are lost or
 * damaged a new one is made rather than the articles being kept from their reader. One of a newer format is respected.
 */
export async function openLibraryIdentity(context: StoreContext): Promise<Result<LibraryIdentity>> {
  const path = join(context.folder, LIBRARY_FILE);
  const found = await Document.open(context, libraryKind, path);
  if (found.ok) return ok({ id: found.value.data.id, isNew: false });
  if (found.error.code !== 'not-found' && found.error.code !== 'damaged') return found;
  if (found.error.code === 'damaged') {
    try {
      await setAside(context, path);
    } catch (error) {
      if (!hasCode(error, 'ENOENT'))
        return storageFailure(error, 'The library could not be opened', context.folder);
    }
    context.onNotice(
      `${found.error.message} The library got a new file of that name; its articles are all there.`,
    );
  }
  const record = newLibraryRecord(newLibraryId(), context.now().toISOString());
  const made = await Document.create(context, libraryKind, path, record, 'The library could not be made');
  return made.ok ? ok({ id: record.id, isNew: true }) : made;
}
