import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type * as Yazl from 'yazl';
import { fromBufferPromise } from 'yauzl';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ZipWriter } from '../../../electron/library/archive/zip-writer';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { temporaryFolder } from '../support/temporary-folder';

/** How many entries the library that writes zips had to look through, each time one was added. */
const lookedThrough: number[] = [];

vi.mock('yazl', async (importOriginal) => {
  const { ZipFile } = await importOriginal<typeof Yazl>();
  return {
    ZipFile: class extends ZipFile {
      declare entries: readonly object[];
      override addReadStreamLazy(...args: unknown[]): void {
        lookedThrough.push(this.entries.length);
        super.addReadStreamLazy(...(args as Parameters<Yazl.ZipFile['addReadStreamLazy']>));
      }
    },
  };
});

afterEach(() => lookedThrough.splice(0));

async function newZip(): Promise<{ readonly zip: ZipWriter; readonly path: string }> {
  const path = join(await temporaryFolder(), 'any.zip');
  const file = await nodeFileSystem.createFile(path);
  onTestFinished(() => file.close());
  return { zip: new ZipWriter(file, new Date(0)), path };
}

describe('ZipWriter', () => {
  it('keeps the entries that are through out of the way of those that come, and lists them all in order', async () => {
    const { zip, path } = await newZip();
    const names = Array.from({ length: 200 }, (_, index) => `${index}.${index % 2 === 0 ? 'json' : 'png'}`);
    for (const name of names) await zip.add(name, Buffer.from(name));
    await zip.finish();
    expect(lookedThrough).toHaveLength(names.length);
    expect(Math.max(...lookedThrough)).toBe(1);
    const read = await fromBufferPromise(await readFile(path), { lazyEntries: true });
    const listed: string[] = [];
    for await (const entry of read.eachEntry()) listed.push(entry.fileName);
    expect(listed).toEqual(names);
  });

  it('lets go of bytes that are through', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { zip } = await newZip();
    const first = await addSome(zip, 'first.json');
    await addSome(zip, 'second.json');
    await addSome(zip, 'third.json');
    await vi.waitFor(() => {
      collect();
      expect(first.deref()).toBeUndefined();
    });
    await zip.finish();
  });
});

async function addSome(zip: ZipWriter, name: string): Promise<WeakRef<Uint8Array>> {
  const bytes = new Uint8Array(100_000);
  await zip.add(name, bytes);
  return new WeakRef(bytes);
}
