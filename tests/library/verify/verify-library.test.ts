import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleRecordSchema } from '#core/article/article';
import { nodeFileSystem, type FileSystem } from '../../../electron/library/document/file-system';
import { FAULT_KINDS, type VerifyReport } from '#contract/faults';
import { verifyLibrary } from '../../../electron/library/verify/verify-library';
import { FAULTS, faultName, faultyFiles } from '../support/faulty-files';
import { filledLibrary, quietStore, recordPath, tellingStore, unwatched } from '../support/filled-library';
import { snapshot } from '../support/snapshot';
import { systemError } from '../support/system-error';
import { temporaryFolder } from '../support/temporary-folder';
import { errorOf, valueOf } from '../support/value-of';
import { BROKEN } from './broken-libraries';

const NOTE = Buffer.from('To whom?').toString('hex');

async function verified(folder: string, repair: boolean, files?: FileSystem): Promise<VerifyReport> {
  const { context } = tellingStore(folder, files);
  return valueOf(await verifyLibrary(context, { repair }, unwatched()));
}

function kindsOf({ faults }: VerifyReport): readonly string[] {
  return [...new Set(faults.map(({ kind }) => kind))].sort();
}

/** How many files hold the note. */
function notesIn(files: Readonly<Record<string, string>>): number {
  return Object.values(files).filter((bytes) => bytes.includes(NOTE)).length;
}

function unreadable(part: string): FileSystem {
  return {
    ...nodeFileSystem,
    readFile: (path) =>
      path.endsWith(part) ? Promise.reject(systemError('EACCES')) : nodeFileSystem.readFile(path),
  };
}

describe('verifyLibrary', () => {
  it('finds nothing in a library that is whole, and counts what it looked at', async () => {
    const { folder } = await filledLibrary(await temporaryFolder());
    const seen: (readonly [number, number | null])[] = [];
    const watch = {
      ...unwatched(),
      onProgress: (done: number, total: number | null) => seen.push([done, total]),
    };
    const report = valueOf(
      await verifyLibrary(
        quietStore(folder),
        { repair: true },
        { ...watch, onProgress: (done, total) => void watch.onProgress(done, total) },
      ),
    );
    expect(report).toEqual({ articles: 2, documents: 5, highlights: 1, faults: [], mended: 0, setAside: 0 });
    expect(seen).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it.each(BROKEN)('names $what, mends what can be mended, and says what stays', async (broken) => {
    const library = await filledLibrary(await temporaryFolder());
    await broken.damage(library);
    const before = await snapshot(library.folder);

    const first = await verified(library.folder, false);
    expect(kindsOf(first)).toEqual([...broken.faults].sort());
    expect(first.mended + first.setAside).toBe(0);
    expect(await snapshot(library.folder)).toEqual(before);

    const repaired = await verified(library.folder, true);
    const stays = repaired.faults.filter(({ mended, severity }) => mended === null && severity === 'fault');
    for (const { setAside } of repaired.faults) {
      if (setAside !== null) expect(await nodeFileSystem.stat(join(library.folder, setAside))).toBeDefined();
    }
    const after = await snapshot(library.folder);
    expect(notesIn(after)).toBeGreaterThanOrEqual(Math.min(1, notesIn(before)));

    const second = await verified(library.folder, true);
    expect(kindsOf(second)).toEqual([...broken.left].sort());
    expect(second.mended).toBe(0);
    expect(await snapshot(library.folder)).toEqual(after);
    for (const { kind, path } of stays) {
      expect(second.faults.some((fault) => fault.kind === kind && fault.path === path)).toBe(true);
    }
  });

  it('has a damaged library for every kind of fault but what the disk won’t give', () => {
    const made = new Set(BROKEN.flatMap(({ faults, left }) => [...faults, ...left]));
    const ofLibrary = FAULT_KINDS.filter((kind) => !kind.startsWith('backup-'));
    expect(ofLibrary.filter((kind) => !made.has(kind))).toEqual(['unreadable']);
  });

  it('names what the disk won’t give, and checks the rest', async () => {
    const { folder, read } = await filledLibrary(await temporaryFolder());
    const parts = [`${read}/article.json`, `${read}/versions/1.json`, `${read}/original/1.html.gz`];
    for (const part of parts.map((each) => join(...each.split('/')))) {
      const report = await verified(folder, true, unreadable(part));
      expect(kindsOf(report)).toEqual(['unreadable']);
      expect(report.faults[0]?.articleId).toBe(read);
      expect(report.faults[0]?.message).toContain('permissions');
    }
    expect((await verified(folder, false)).faults).toEqual([]);
  });

  it('shows a highlight as loose rather than over other words, and keeps what was written', async () => {
    const library = await filledLibrary(await temporaryFolder());
    const nowhere = BROKEN.find(({ what }) => what === 'a highlight whose words are nowhere');
    await nowhere?.damage(library);
    await verified(library.folder, true);
    const path = recordPath(library.folder, 'articles', library.read);
    const record = articleRecordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    expect(record.highlights[0]).toMatchObject({
      exact: 'Nobody wrote this',
      note: 'To whom?',
      anchor: { state: 'loose', score: 0, version: 1 },
    });
  });

  it('refuses a folder that is no library', async () => {
    const folder = await temporaryFolder();
    const error = errorOf(await verifyLibrary(quietStore(folder), { repair: false }, unwatched()));
    expect(error.code).toBe('unsupported');
    const missing = quietStore(join(folder, 'none'));
    expect(errorOf(await verifyLibrary(missing, { repair: false }, unwatched())).code).toBe('storage');
  });

  it('stops when it is asked to', async () => {
    const { folder } = await filledLibrary(await temporaryFolder());
    const watch = { ...unwatched(), signal: AbortSignal.abort() };
    const error = errorOf(await verifyLibrary(quietStore(folder), { repair: true }, watch));
    expect(error.code).toBe('cancelled');
  });

  it.each(FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
    'loses nothing in a repair under the fault “$name”, whichever step it strikes',
    async ({ fault }) => {
      for (let at = 0; ; at += 1) {
        const { folder, read, trashed } = await filledLibrary(await temporaryFolder());
        await writeFile(recordPath(folder, 'articles', read), 'torn');
        await writeFile(`${recordPath(folder, 'trash', trashed)}.last-good`, 'torn');
        const faulty = faultyFiles(fault);
        faulty.strikeAt(at);
        const { context } = tellingStore(folder, faulty.files);
        const report = await verifyLibrary(context, { repair: true }, unwatched());
        const isStruck = faulty.struck();
        if (isStruck && fault.kind === 'before' && report.ok) {
          expect(report.value.faults.some(({ mended }) => mended === null)).toBe(true);
        }
        await verified(folder, true);
        expect(kindsOf(await verified(folder, true)).filter((kind) => kind !== 'set-aside')).toEqual([]);
        expect(notesIn(await snapshot(folder))).toBe(2);
        if (!isStruck && at >= faulty.calls()) {
          expect(at).toBeGreaterThan(3);
          return;
        }
      }
    },
  );
});
