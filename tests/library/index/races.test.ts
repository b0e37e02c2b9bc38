import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OpenOptions } from '../../../electron/library/open-library';
import { openLibrary } from '../../../electron/library/open-library';
import { nodeFileSystem, type FileSystem } from '../../../electron/library/document/file-system';
import { storeContext } from '../../../electron/library/document/store-context';
import { scanLibrary, type Finding } from '../../../electron/library/index/scan';
import { sampleArticle } from '../support/sample-article';
import { temporaryFolder } from '../support/temporary-folder';
import { valueOf } from '../support/value-of';

it('an article that a scan met on its way to the trash can be taken out of it', async () => {
  const folder = await temporaryFolder();
  const caches = await temporaryFolder();
  const notices: string[] = [];
  let findings: readonly Finding[] = [];
  let held = false;
  const scan: OpenOptions['scan'] = (context) => async (known, tell, watch) => {
    if (held) {
      tell(findings);
      return { ok: true, value: null };
    }
    return scanLibrary(context, known, tell, watch);
  };
  const library = valueOf(
    await openLibrary({ folder, caches, scan, onNotice: (notice) => notices.push(notice) }),
  );
  const { id } = valueOf(await library.add(sampleArticle()));
  valueOf(await library.complete());
  // What a scan says that saw the record already marked as deleted and its folder still in its old place.
  findings = [{ kind: 'odd', id, place: 'articles', stamp: 'seen on the way' }];
  held = true;
  const [trashed] = await Promise.all([library.trash(id), library.reconcile()]);
  valueOf(trashed);
  valueOf(await library.reconcile());
  expect(notices).toEqual([]);
  valueOf(await library.restore(id));
  expect(library.articles().map((article) => article.id)).toEqual([id]);
});

it('an article that changed its place between two listings is not gone', async () => {
  const folder = await temporaryFolder();
  const library = valueOf(await openLibrary({ folder }));
  const { id } = valueOf(await library.add(sampleArticle()));
  await library.close();
  const found: Finding[] = [];
  const files: FileSystem = {
    ...nodeFileSystem,
    listFolder: async (path) => (await nodeFileSystem.listFolder(path)).filter((name) => name !== id),
  };
  const context = { ...storeContext(folder, () => undefined), files };
  const watch = { onProgress: () => undefined, signal: new AbortController().signal };
  const known = [{ id, place: 'trash', stamp: 'old' }] as const;
  valueOf(await scanLibrary(context, known, (findings) => found.push(...findings), watch));
  expect(found).toEqual([]);
  await rename(join(folder, 'articles', id), join(folder, 'elsewhere'));
  valueOf(await scanLibrary(context, known, (findings) => found.push(...findings), watch));
  expect(found).toEqual([{ kind: 'gone', id }]);
});

it('a second piece of exclusive work meets no scan', async () => {
  const folder = await temporaryFolder();
  const library = valueOf(await openLibrary({ folder, caches: await temporaryFolder() }));
  valueOf(await library.add(sampleArticle()));
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 15));
    order.push(`${name} ends`);
    return { ok: true, value: null } as const;
  };
  const first = library.exclusively(work('first'));
  const second = library.exclusively(work('second'));
  const scanned = library.reconcile().then(() => order.push('scanned'));
  await Promise.all([first, second, scanned]);
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'scanned']);
});

it('a disk that takes only a part of the index doesn’t keep the library from closing', async () => {
  const folder = await temporaryFolder();
  const caches = await temporaryFolder();
  const files: FileSystem = {
    ...nodeFileSystem,
    createFile: async (path, mode) => {
      const file = await nodeFileSystem.createFile(path, mode);
      if (!path.startsWith(caches)) return file;
      return { ...file, write: (bytes) => file.write(bytes.subarray(0, bytes.byteLength >> 1)) };
    },
  };
  const library = valueOf(await openLibrary({ folder, caches, files }));
  valueOf(await library.add(sampleArticle()));
  await library.close();
  const again = valueOf(await openLibrary({ folder, caches }));
  valueOf(await again.complete());
  expect(again.articles()).toHaveLength(1);
  await again.close();
});

it('a tombstone that came before its article was taken away stays', async () => {
  const folder = await temporaryFolder();
  const library = valueOf(await openLibrary({ folder }));
  const record = valueOf(await library.add(sampleArticle()));
  await library.close();
  const { tombstoneOf } = await import('#core/merge/tombstone');
  await mkdir(join(folder, 'tombstones'));
  const later = new Date(Date.parse(record.updatedAt) + 60_000).toISOString();
  await writeFile(
    join(folder, 'tombstones', `${record.id}.json`),
    JSON.stringify(tombstoneOf(record, later)),
  );
  const again = valueOf(await openLibrary({ folder }));
  expect(again.articles()).toHaveLength(1);
  expect(await readdir(join(folder, 'tombstones'))).toEqual([`${record.id}.json`]);
  await again.close();
});
