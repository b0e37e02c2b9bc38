import { describe, expect, test } from 'vitest';
import { readBytes } from '../../../electron/library/backup/backup-documents';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { storeContext } from '../../../electron/library/document/store-context';
import { threadFileSystem } from '../../../electron/library/document/thread-file-system';
import { libraryKind, newLibraryRecord } from '../../../electron/library/document-kinds';
import { newLibraryId } from '#core/ids';

describe.each([
  ['in the main thread', nodeFileSystem],
  ['in another thread', threadFileSystem],
])('bytes of a backup, %s', (_, files) => {
  const context = { ...storeContext('/nowhere', () => undefined), files };

  test('are read as the document that they are', async () => {
    const record = newLibraryRecord(newLibraryId(), '2026-01-01T00:00:00.000Z');
    const bytes = Buffer.from(JSON.stringify(record));
    expect(await readBytes(context, libraryKind, bytes)).toEqual({ state: 'good', data: record });
  });

  test('that are no text are told from a document', async () => {
    expect(await readBytes(context, libraryKind, Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({
      state: 'unusable',
      code: 'damaged',
    });
  });
});
