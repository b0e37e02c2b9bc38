import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Document } from '../../../electron/library/document/document';
import type { DocumentKind } from '../../../electron/library/document/document-kind';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { anchoringHere } from '#core/anchor/anchoring';
import type { StoreContext } from '../../../electron/library/document/store-context';
import { errorOf, valueOf } from '../support/value-of';
import { systemError } from '../support/system-error';
import { temporaryFolder } from '../support/temporary-folder';

interface Shelfmark {
  readonly [key: string]: unknown;
  readonly format: 3;
  readonly name: string;
  readonly row: number;
}

/** Format 1 called the name `title`; format 2 had no row. */
const kind: DocumentKind<Shelfmark> = {
  format: 3,
  schema: z.object({ format: z.literal(3), name: z.string(), row: z.int() }),
  migrations: [
    ({ title, ...rest }) => ({ ...rest, name: z.string().parse(title) }),
    (old) => ({ ...old, row: 0 }),
  ],
  label: ({ name }) => `the shelfmark “${name}”`,
};

interface Bench {
  readonly folder: string;
  readonly path: string;
  readonly context: StoreContext;
  readonly notices: string[];
}

async function bench(files = nodeFileSystem): Promise<Bench> {
  const folder = await temporaryFolder();
  const notices: string[] = [];
  const now = (): Date => new Date('2026-11-22T09:30:00.000Z');
  const context: StoreContext = {
    folder,
    files,
    now,
    onNotice: (message) => notices.push(message),
    anchoring: anchoringHere,
    writer: '00000001',
  };
  return { folder, path: join(folder, 'mark.json'), context, notices };
}

const GOOD: Shelfmark = { format: 3, name: 'Harbour', row: 7 };

describe('a document', () => {
  it('comes back as it was written', async () => {
    const { context, path, notices } = await bench();
    const made = valueOf(await Document.create(context, kind, path, GOOD));
    valueOf(await made.write({ ...GOOD, row: 8 }));
    expect(made.data.row).toBe(8);
    expect(valueOf(await Document.open(context, kind, path)).data).toEqual({ ...GOOD, row: 8 });
    expect(notices).toEqual([]);
  });

  it('is never made up where there is none', async () => {
    const { context, path, folder } = await bench();
    expect(errorOf(await Document.open(context, kind, path)).code).toBe('not-found');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is never written in a shape that could not be read', async () => {
    const { context, path } = await bench();
    const made = valueOf(await Document.create(context, kind, path, GOOD));
    expect(errorOf(await made.write({ ...GOOD, row: 0.5 })).code).toBe('internal');
    expect(made.data).toEqual(GOOD);
    expect(valueOf(await Document.open(context, kind, path)).data).toEqual(GOOD);
  });

  it('is brought from every older format to the present one', async () => {
    const { context, path } = await bench();
    await writeFile(path, '{"format":1,"title":"Harbour"}');
    expect(valueOf(await Document.open(context, kind, path)).data).toEqual({ ...GOOD, row: 0 });
    await writeFile(path, '{"format":2,"name":"Harbour"}');
    expect(valueOf(await Document.open(context, kind, path)).data).toEqual({ ...GOOD, row: 0 });
  });

  it('says why it isn’t stored, and stays as it was', async () => {
    for (const code of [
      'ENOSPC',
      'EACCES',
      'EROFS',
      'ENOENT',
      'EIO',
      'EDQUOT',
      'EBUSY',
      'EMFILE',
      'EWEIRD',
    ]) {
      let refusing = false;
      const { context, path, folder } = await bench({
        ...nodeFileSystem,
        createFile: (at) => (refusing ? Promise.reject(systemError(code)) : nodeFileSystem.createFile(at)),
      });
      const made = valueOf(await Document.create(context, kind, path, GOOD));
      refusing = true;
      const error = errorOf(await made.write({ ...GOOD, row: 8 }));
      expect(error.code).toBe('storage');
      expect(error.message).toMatch(/^The change could not be stored: /);
      if (code !== 'EMFILE') expect(error.message).toContain(folder);
      expect(error.kept).toBe('Everything that was saved before is unchanged.');
      expect(made.data).toEqual(GOOD);
    }
  });
});

const DAMAGE: readonly { readonly what: string; readonly harm: (path: string) => Promise<void> }[] = [
  { what: 'truncated', harm: (path) => truncate(path, 9) },
  { what: 'empty', harm: (path) => truncate(path, 0) },
  { what: 'zeroed', harm: (path) => writeFile(path, Buffer.alloc(64)) },
  { what: 'not JSON', harm: (path) => writeFile(path, '<html>') },
  { what: 'null', harm: (path) => writeFile(path, 'null') },
  { what: 'of another shape', harm: (path) => writeFile(path, '{"format":3,"items":[]}') },
  { what: 'of wrong types', harm: (path) => writeFile(path, '{"format":3,"name":"Harbour","row":"7"}') },
  { what: 'without a format', harm: (path) => writeFile(path, '{"name":"Harbour","row":7}') },
  { what: 'not of the old format it names', harm: (path) => writeFile(path, '{"format":1,"row":7}') },
  { what: 'of a future format', harm: (path) => writeFile(path, '{"format":4,"name":"Harbour"}') },
];

describe.each(DAMAGE)('a document that is $what', ({ what, harm }) => {
  it('is set aside under a dated name, and its last good copy takes its place', async () => {
    const { context, path, folder, notices } = await bench();
    valueOf(await Document.create(context, kind, path, GOOD));
    await harm(path);
    const damaged = await readFile(path);

    expect(valueOf(await Document.open(context, kind, path)).data).toEqual(GOOD);

    const aside = (await readdir(folder)).filter((name) =>
      name.includes('.damaged-2026-11-22T09-30-00-000Z'),
    );
    expect(aside).toHaveLength(1);
    expect(await readFile(join(folder, aside[0] ?? ''))).toEqual(damaged);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(GOOD);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('the shelfmark “Harbour”');
    expect(notices[0]).toContain(aside[0]);
    valueOf(await Document.open(context, kind, path));
    expect(notices).toHaveLength(1);
  });

  it('is left as it is when there is no good copy', async () => {
    const { context, path, folder, notices } = await bench();
    valueOf(await Document.create(context, kind, path, GOOD));
    await harm(path);
    await harm(`${path}.last-good`);
    const before = await readFile(path);
    const error = errorOf(await Document.open(context, kind, path));
    expect(error.code).toBe(what === 'of a future format' ? 'unsupported' : 'damaged');
    expect(error.message).toContain(path);
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(folder)).toHaveLength(2);
    expect(notices).toEqual([]);
  });
});

describe('recovery', () => {
  it('brings back a document that is missing', async () => {
    const { context, path, notices } = await bench();
    valueOf(await Document.create(context, kind, path, GOOD));
    await rm(path);
    expect(valueOf(await Document.open(context, kind, path)).data).toEqual(GOOD);
    expect(notices).toEqual([expect.stringContaining('was missing')]);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(GOOD);
  });

  it('uses the copy even when the disk takes no change', async () => {
    const { context, path, notices } = await bench({
      ...nodeFileSystem,
      rename: () => Promise.reject(systemError('EROFS')),
    });
    await writeFile(path, '');
    await writeFile(`${path}.last-good`, JSON.stringify(GOOD));
    expect(valueOf(await Document.open(context, kind, path)).data).toEqual(GOOD);
    expect(notices).toEqual([expect.stringContaining('EROFS')]);
    expect(await readFile(path, 'utf8')).toBe('');
  });

  it.each(['EIO', 'EACCES'])(
    'doesn’t take a disk that won’t be read (%s) for a damaged document',
    async (code) => {
      let failing = false;
      const { context, path, folder } = await bench({
        ...nodeFileSystem,
        readFile: (at) => (failing ? Promise.reject(systemError(code)) : nodeFileSystem.readFile(at)),
      });
      valueOf(await Document.create(context, kind, path, GOOD));
      failing = true;
      expect(errorOf(await Document.open(context, kind, path)).code).toBe('storage');
      expect((await readdir(folder)).sort()).toEqual(['mark.json', 'mark.json.last-good']);
    },
  );
});
