import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportArchive } from '../../../electron/library/archive/export-archive';
import { unpackArchive } from '../../../electron/library/archive/unpack-archive';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { FAULTS, faultName, faultyFiles } from '../support/faulty-files';
import { opened } from '../support/opened';
import { temporaryFolder } from '../support/temporary-folder';
import { errorOf, valueOf } from '../support/value-of';
import {
  carried,
  filledLibrary,
  quietStore,
  recordPath,
  tellingStore,
  unwatched,
} from '../support/filled-library';

async function prepared(): Promise<{
  readonly folder: string;
  readonly out: string;
  readonly path: string;
  readonly read: string;
  readonly trashed: string;
}> {
  const base = await temporaryFolder();
  const out = join(base, 'out');
  await mkdir(out);
  const filled = await filledLibrary(join(base, 'library'));
  return { ...filled, out, path: join(out, 'library.zip') };
}

describe('exportArchive', () => {
  it('makes one file that unpacks to a library of the same bytes, with nothing to mend', async () => {
    const { folder, out, path, read } = await prepared();
    const exported = valueOf(await exportArchive(quietStore(folder), { path }, unwatched()));
    expect(exported.articles).toBe(2);
    expect(exported.bytes).toBe((await readFile(path)).byteLength);
    expect(await readdir(out)).toEqual(['library.zip']);

    const into = join(out, 'again');
    const unpacked = valueOf(await unpackArchive(quietStore(folder), { path, into }, unwatched()));
    expect(unpacked.articles).toBe(2);
    expect(await carried(into)).toEqual(await carried(folder));
    const library = await opened(into);
    expect(library.articles().map(({ id }) => id)).toEqual([read]);
    await library.close();
  });

  it('takes the last good copy of a document that is damaged or missing', async () => {
    const { folder, out, path, read, trashed } = await prepared();
    const before = await carried(folder);
    await writeFile(recordPath(folder, 'articles', read), 'torn');
    await rename(recordPath(folder, 'trash', trashed), join(out, 'moved-away.json'));
    valueOf(await exportArchive(quietStore(folder), { path }, unwatched()));
    valueOf(await unpackArchive(quietStore(folder), { path, into: join(out, 'again') }, unwatched()));
    expect(await carried(join(out, 'again'))).toEqual(before);
  });

  it('takes a document that is damaged in both copies as it is, and tells of what it leaves out', async () => {
    const { folder, out, path, read } = await prepared();
    const record = recordPath(folder, 'articles', read);
    await writeFile(record, 'torn');
    await writeFile(`${record}.last-good`, 'torn too');
    await symlink(out, join(folder, 'articles', read, 'elsewhere'));
    const { context, notices } = tellingStore(folder);
    valueOf(await exportArchive(context, { path }, unwatched()));
    expect(notices).toEqual([
      `“articles/${read}/elsewhere” was left out of the archive: it is neither a file nor a folder.`,
    ]);
    valueOf(await unpackArchive(quietStore(folder), { path, into: join(out, 'again') }, unwatched()));
    expect(await readFile(recordPath(join(out, 'again'), 'articles', read), 'utf8')).toBe('torn');
  });

  it('reads an article once and whole when it moves to the trash meanwhile', async () => {
    const { folder, out, path, read } = await prepared();
    let moved = false;
    const store = quietStore(folder, {
      ...nodeFileSystem,
      listFolder: async (listed) => {
        if (!moved && listed.endsWith(join(read, 'versions'))) {
          moved = true;
          await rename(join(folder, 'articles', read), join(folder, 'trash', read));
        }
        return nodeFileSystem.listFolder(listed);
      },
    });
    const exported = valueOf(await exportArchive(store, { path }, unwatched()));
    expect(moved).toBe(true);
    expect(exported.articles).toBe(2);
    valueOf(await unpackArchive(quietStore(folder), { path, into: join(out, 'again') }, unwatched()));
    expect(await carried(join(out, 'again'))).toEqual(await carried(folder));
  });

  it('refuses a place in the library itself, also through a link, and one that is a folder', async () => {
    const { folder, out } = await prepared();
    const link = join(out, 'link');
    await symlink(join(folder, 'articles'), link);
    for (const path of [join(folder, 'a.zip'), join(link, 'a.zip'), out]) {
      const error = errorOf(await exportArchive(quietStore(folder), { path }, unwatched()));
      expect(error.code).toBe('bad-request');
    }
    expect(await readdir(folder)).not.toContain('a.zip');
  });

  it('refuses a folder that is no library', async () => {
    const { out, path } = await prepared();
    expect(errorOf(await exportArchive(quietStore(out), { path }, unwatched())).code).toBe('unsupported');
  });

  it('leaves nothing when it is stopped, and says how far it has come', async () => {
    const { folder, out, path } = await prepared();
    const stop = new AbortController();
    const seen: (readonly [number, number | null])[] = [];
    const watch = {
      signal: stop.signal,
      onProgress: (done: number, total: number | null) => {
        seen.push([done, total]);
        if (done === 2) stop.abort();
      },
    };
    expect(errorOf(await exportArchive(quietStore(folder), { path }, watch)).code).toBe('cancelled');
    expect(seen).toEqual([
      [1, 3],
      [2, 3],
    ]);
    expect(await readdir(out)).toEqual([]);
  });

  it.each(FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
    'leaves the old file or the whole new one under the fault “$name”, whichever step it strikes',
    async ({ fault }) => {
      const { folder, out, path } = await prepared();
      for (let at = 0; ; at += 1) {
        await writeFile(path, 'the old one');
        const faulty = faultyFiles(fault);
        faulty.strikeAt(at);
        const exported = await exportArchive(quietStore(folder, faulty.files), { path }, unwatched());
        if (!faulty.struck() && at >= faulty.calls()) {
          expect(at).toBeGreaterThan(3);
          return;
        }
        const isOld = (await readFile(path, 'utf8')) === 'the old one';
        if (exported.ok) expect(isOld).toBe(false);
        if (!isOld) {
          const into = join(out, `again-${at}`);
          valueOf(await unpackArchive(quietStore(folder), { path, into }, unwatched()));
        }
        if (fault.kind !== 'killed') expect(await temporariesIn(dirname(path))).toEqual([]);
      }
    },
  );
});

async function temporariesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.tmp'));
}
