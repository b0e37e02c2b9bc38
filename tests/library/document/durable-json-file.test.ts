import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  DamagedFile,
  DurableJsonFile,
  lastGoodPath,
} from '../../../electron/library/document/durable-json-file';
import { nodeFileSystem, type FileSystem } from '../../../electron/library/document/file-system';
import { FAULTS, faultName, faultyFiles } from '../support/faulty-files';
import { systemError } from '../support/system-error';
import { temporaryFolder } from '../support/temporary-folder';

async function readState(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

describe('a document’s file', () => {
  it('is compact JSON with a copy of its own beside it', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'article.json');
    await new DurableJsonFile(nodeFileSystem, path).write({ a: 1, b: ['é'] });
    expect(await readFile(path, 'utf8')).toBe('{"a":1,"b":["é"]}');
    expect((await readdir(folder)).sort()).toEqual(['article.json', 'article.json.last-good']);
    await writeFile(path, '');
    expect(await readState(lastGoodPath(path))).toEqual({ a: 1, b: ['é'] });
  });

  it('reads null where there is none, and nothing else as null', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'article.json');
    const file = new DurableJsonFile(nodeFileSystem, path);
    expect(await file.read()).toBeNull();
    for (const content of ['null', '0', '[]', '"x"', '', '{"a":', '\0\0\0\0', 'a: 1']) {
      await writeFile(path, content);
      await expect(file.read(), JSON.stringify(content)).rejects.toBeInstanceOf(DamagedFile);
    }
    await writeFile(path, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
    await expect(file.read()).rejects.toBeInstanceOf(DamagedFile);
  });

  it('takes a byte order mark, as some editors leave one', async () => {
    const path = join(await temporaryFolder(), 'article.json');
    await writeFile(path, '\uFEFF{"a":1}');
    expect(await new DurableJsonFile(nodeFileSystem, path).read()).toEqual({ a: 1 });
  });

  it('stands a hundred writes at once: each answer is given when that state or a newer one is there', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'article.json');
    const file = new DurableJsonFile(nodeFileSystem, path);
    const found = await Promise.all(
      Array.from({ length: 100 }, async (_, number) => {
        await file.write({ number });
        const state = (await readState(path)) as { readonly number: number };
        return state.number - number;
      }),
    );
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
    expect(await readState(path)).toEqual({ number: 99 });
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('writes what gathers during a write in one go', async () => {
    const path = join(await temporaryFolder(), 'article.json');
    const counted = faultyFiles({ kind: 'short' });
    const file = new DurableJsonFile(counted.files, path);
    const first = file.write({ number: 0 });
    await Promise.resolve();
    const rest = Array.from({ length: 50 }, (_, index) => file.write({ number: index + 1 }));
    await first;
    const callsOfOneWrite = counted.calls();
    await Promise.all(rest);
    expect(counted.calls()).toBeLessThanOrEqual(callsOfOneWrite * 2);
  });

  it('tells each caller of its own write’s failure only', async () => {
    const path = join(await temporaryFolder(), 'article.json');
    let refusing = false;
    const files: FileSystem = {
      ...nodeFileSystem,
      createFile: (at) => (refusing ? Promise.reject(systemError('ENOSPC')) : nodeFileSystem.createFile(at)),
    };
    const file = new DurableJsonFile(files, path);
    await file.write({ number: 1 });
    refusing = true;
    const failing = [file.write({ number: 2 }), file.write({ number: 3 })];
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    refusing = false;
    expect(await readState(path)).toEqual({ number: 1 });
    await file.write({ number: 4 });
    expect(await readState(path)).toEqual({ number: 4 });
  });

  it('keeps a snapshot: what is changed in the data after the call isn’t written', async () => {
    const path = join(await temporaryFolder(), 'article.json');
    const data = { number: 1 };
    const written = new DurableJsonFile(nodeFileSystem, path).write(data);
    data.number = 2;
    await written;
    expect(await readState(path)).toEqual({ number: 1 });
  });
});

describe.each(FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
  'under the fault “$name”',
  ({ fault }) => {
    it('holds the old or the new state, whole, after a fault at any step', async () => {
      const old = { state: 'old', filling: 'x'.repeat(5_000) };
      const next = { state: 'new', filling: 'y'.repeat(7_000) };
      let steps = 0;
      for (let at = 0; ; at += 1) {
        const folder = await temporaryFolder();
        const path = join(folder, 'article.json');
        await new DurableJsonFile(nodeFileSystem, path).write(old);
        const faulty = faultyFiles(fault);
        faulty.strikeAt(at);
        const outcome = await new DurableJsonFile(faulty.files, path).write(next).then(
          () => 'stored',
          () => 'failed',
        );
        const states = await Promise.all([path, lastGoodPath(path)].map(readState));
        for (const state of states) expect([old, next]).toContainEqual(state);
        if (outcome === 'stored') expect(states).toEqual([next, next]);
        if (!faulty.struck() && at >= faulty.calls()) break;
        if (faulty.struck()) {
          steps += 1;
          expect(outcome).toBe('failed');
          if (fault.kind !== 'killed') {
            expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
          }
        }
      }
      // The two files are filled side by side, so that only the third call is a write for certain.
      expect(steps).toBeGreaterThanOrEqual(fault.kind === 'short' ? 1 : 9);
    });
  },
);
