import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newLibraryId } from '#core/ids';
import type { Failure } from '#core/result';
import { exportArchive } from '../../../electron/library/archive/export-archive';
import { unpackArchive } from '../../../electron/library/archive/unpack-archive';
import { FAULTS, faultName, faultyFiles } from '../support/faulty-files';
import { snapshot } from '../support/snapshot';
import { temporaryFolder } from '../support/temporary-folder';
import { errorOf, valueOf } from '../support/value-of';
import { anyZip, type AnyEntry } from './any-zip';
import { filledLibrary, quietStore, unwatched } from '../support/filled-library';

const GOOD = entry('articles/note.txt', 'kept');

function entry(name: string, content: string, different: Partial<AnyEntry> = {}): AnyEntry {
  return { name, bytes: Buffer.from(content), ...different };
}

function manifestOf(entries: readonly AnyEntry[], different: object = {}): AnyEntry {
  const files = entries.map(({ name, bytes }) => ({
    path: name,
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const manifest = {
    format: 1,
    app: 'commonplace',
    libraryId: newLibraryId(),
    createdAt: '2026-03-01T08:00:00.000Z',
    articles: 0,
    files,
    ...different,
  };
  return entry('manifest.json', JSON.stringify(manifest));
}

/** Unpacks what should be refused; nothing may be left of it. */
async function refusalOf(bytes: Uint8Array): Promise<Failure> {
  const base = await temporaryFolder();
  const path = join(base, 'a.zip');
  await writeFile(path, bytes);
  const error = errorOf(
    await unpackArchive(quietStore(join(base, 'none')), { path, into: join(base, 'into') }, unwatched()),
  );
  expect(await readdir(base)).toEqual(['a.zip']);
  return error;
}

describe('unpackArchive', () => {
  it('takes a zip that another program made, when all is as the manifest says', async () => {
    const base = await temporaryFolder();
    const path = join(base, 'a.zip');
    const packed = entry('trash/b.txt', 'packed '.repeat(100), { deflate: true });
    await writeFile(path, anyZip([manifestOf([GOOD, packed]), GOOD, packed]));
    const into = join(base, 'into');
    await mkdir(into);
    valueOf(await unpackArchive(quietStore(join(base, 'none')), { path, into }, unwatched()));
    expect(Object.keys(await snapshot(into))).toEqual(['articles/note.txt', 'trash/b.txt']);
  });

  it.each([
    'articles/../../out.txt',
    '../out.txt',
    '/etc/out.txt',
    'C:/out.txt',
    'articles/C:out.txt',
    'articles\\out.txt',
    'articles//out.txt',
    'articles/./out.txt',
    'articles/',
    'articles/nul\0.txt',
    'elsewhere/out.txt',
    'library.lock',
    'articles/x/article.json.last-good',
  ])('refuses an entry named “%s”, with the name, even where the manifest names it', async (name) => {
    const bad = entry(name, 'bad');
    for (const listed of [[GOOD], [GOOD, bad]]) {
      const error = await refusalOf(anyZip([GOOD, bad, manifestOf(listed)]));
      expect(error.code).toBe('damaged');
      expect(error.message).toContain(name);
    }
  });

  it.each<[string, readonly AnyEntry[], AnyEntry, string]>([
    [
      'one that the manifest doesn’t know',
      [GOOD, entry('articles/b', 'b')],
      manifestOf([GOOD]),
      'articles/b',
    ],
    ['one that is missing', [], manifestOf([GOOD]), GOOD.name],
    ['one that is there twice', [GOOD, GOOD], manifestOf([GOOD]), GOOD.name],
    ['a link', [{ ...GOOD, mode: 0o120777 }], manifestOf([GOOD]), GOOD.name],
    ['an encrypted one', [{ ...GOOD, deflate: true, flags: 1 }], manifestOf([GOOD]), GOOD.name],
    ['other bytes', [entry(GOOD.name, 'kepT')], manifestOf([GOOD]), GOOD.name],
    ['another size', [entry(GOOD.name, 'kept longer')], manifestOf([GOOD]), GOOD.name],
  ])('refuses an archive with %s, with the name', async (_what, entries, manifest, name) => {
    const error = await refusalOf(anyZip([...entries, manifest]));
    expect(error.code).toBe('damaged');
    expect(error.message).toContain(name);
  });

  it('refuses an entry that unpacks to more than it claims', async () => {
    const claimed = entry(GOOD.name, 'x'.repeat(10));
    const bomb = { ...entry(GOOD.name, 'x'.repeat(1_000_000)), deflate: true, declaredSize: 10 };
    expect((await refusalOf(anyZip([bomb, manifestOf([claimed])]))).code).toBe('damaged');
  });

  it('refuses what would unpack to absurd sizes before it unpacks anything', async () => {
    const size = 400 * 1024 * 1024;
    const files = [{ path: GOOD.name, size, sha256: '0'.repeat(64) }];
    const bomb = entry(GOOD.name, 'x', { deflate: true, declaredSize: size });
    expect((await refusalOf(anyZip([bomb, manifestOf([], { files })]))).code).toBe('too-large');
  });

  it('says what is wrong with a zip of something else, a newer archive and what is no zip', async () => {
    const other = await refusalOf(anyZip([entry('holiday.jpg', 'x')]));
    expect(other).toMatchObject({ code: 'unsupported' });
    expect(other.message).toContain('not an archive of a Commonplace library');
    const newer = await refusalOf(anyZip([GOOD, manifestOf([GOOD], { format: 2 })]));
    expect(newer).toMatchObject({ code: 'unsupported' });
    expect(newer.message).toContain('newer Commonplace');
    expect((await refusalOf(anyZip([GOOD, manifestOf([GOOD], { app: 'other' })]))).code).toBe('damaged');
    expect((await refusalOf(anyZip([GOOD, manifestOf([GOOD], { articles: 1 })]))).code).toBe('damaged');
    expect((await refusalOf(anyZip([GOOD, entry('manifest.json', '{')]))).code).toBe('damaged');
    expect((await refusalOf(Buffer.from('nothing of the kind'))).code).toBe('damaged');
    expect((await refusalOf(Buffer.alloc(0))).code).toBe('damaged');
  });

  it('refuses a folder with something in it, a file, and a place in the library; a missing archive too', async () => {
    const base = await temporaryFolder();
    const { folder } = await filledLibrary(join(base, 'library'));
    const path = join(base, 'a.zip');
    valueOf(await exportArchive(quietStore(folder), { path }, unwatched()));
    const before = await snapshot(base);
    for (const into of [base, path, join(folder, 'new')]) {
      const error = errorOf(await unpackArchive(quietStore(folder), { path, into }, unwatched()));
      expect(error.code).toBe('bad-request');
    }
    const missing = { path: join(base, 'b.zip'), into: join(base, 'into') };
    expect(errorOf(await unpackArchive(quietStore(folder), missing, unwatched())).code).toBe('not-found');
    expect(await snapshot(base)).toEqual(before);
  });

  it('leaves nothing when it is stopped', async () => {
    const base = await temporaryFolder();
    const { folder } = await filledLibrary(join(base, 'library'));
    const path = join(base, 'a.zip');
    valueOf(await exportArchive(quietStore(folder), { path }, unwatched()));
    const stop = new AbortController();
    const onProgress = (done: number): void => {
      if (done === 2) stop.abort();
    };
    const args = { path, into: join(base, 'into') };
    const stopped = await unpackArchive(quietStore(folder), args, { signal: stop.signal, onProgress });
    expect(errorOf(stopped).code).toBe('cancelled');
    expect((await readdir(base)).sort()).toEqual(['a.zip', 'library']);
  });

  it.each(FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
    'leaves all or nothing under the fault “$name”, whichever step it strikes',
    async ({ fault }) => {
      const base = await temporaryFolder();
      const path = join(base, 'a.zip');
      await writeFile(path, anyZip([GOOD, manifestOf([GOOD])]));
      for (let at = 0; ; at += 1) {
        const into = join(base, `into-${at}`);
        const faulty = faultyFiles(fault);
        faulty.strikeAt(at);
        const store = quietStore(join(base, 'none'), faulty.files);
        const unpacked = await unpackArchive(store, { path, into }, unwatched());
        if (!faulty.struck() && at >= faulty.calls()) {
          expect(at).toBeGreaterThan(5);
          return;
        }
        const names = (await readdir(base)).filter((name) => name.startsWith(`into-${at}`));
        if (unpacked.ok || names.includes(`into-${at}`)) {
          expect(Object.keys(await snapshot(into))).toEqual([GOOD.name]);
        } else if (fault.kind !== 'killed') {
          expect(names).toEqual([]);
        }
      }
    },
  );
});
