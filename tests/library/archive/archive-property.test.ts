import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newLibraryId } from '#core/ids';
import { exportArchive } from '../../../electron/library/archive/export-archive';
import { unpackArchive } from '../../../electron/library/archive/unpack-archive';
import { newLibraryRecord } from '../../../electron/library/document-kinds';
import { snapshot } from '../support/snapshot';
import { temporaryFolder } from '../support/temporary-folder';
import { valueOf } from '../support/value-of';
import { carried, filledLibrary, quietStore, unwatched } from '../support/filled-library';

const name = fc
  .string({ unit: fc.constantFrom('a', 'b', ' ', 'Z', 'ü', '-', '_', '.', '本'), minLength: 1, maxLength: 6 })
  .map((letters) => `n${letters}x`);
const path = fc
  .tuple(fc.constantFrom('articles', 'trash', 'tombstones'), fc.array(name, { minLength: 1, maxLength: 3 }))
  .map(([place, names]) => [place, ...names, 'file.gz'].join('/'));
const files = fc.dictionary(path, fc.uint8Array({ maxLength: 200 }), { maxKeys: 12 });

describe('an archive', () => {
  it('gives back every file of any library, byte for byte', async () => {
    const base = await temporaryFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(files, async (content) => {
        run += 1;
        const folder = join(base, `library-${run}`);
        await mkdir(folder);
        const record = newLibraryRecord(newLibraryId(), '2026-03-01T08:00:00.000Z');
        await writeFile(join(folder, 'library.json'), JSON.stringify(record));
        for (const [at, bytes] of Object.entries(content)) {
          await mkdir(dirname(join(folder, at)), { recursive: true });
          await writeFile(join(folder, at), bytes);
        }
        const zip = join(base, `${run}.zip`);
        const into = join(base, `into-${run}`);
        valueOf(await exportArchive(quietStore(folder), { path: zip }, unwatched()));
        valueOf(await unpackArchive(quietStore(folder), { path: zip, into }, unwatched()));
        expect(await carried(into)).toEqual(await snapshot(folder));
      }),
      { numRuns: 40 },
    );
  });

  it('is refused or gives the same bytes when any byte of it is changed or its end is cut off', async () => {
    const base = await temporaryFolder();
    const { folder } = await filledLibrary(join(base, 'library'));
    const zip = join(base, 'good.zip');
    valueOf(await exportArchive(quietStore(folder), { path: zip }, unwatched()));
    const good = await readFile(zip);
    const before = await carried(folder);
    const change = fc.record({
      // Half of them in the zip's own lists at the end, where each byte means something.
      at: fc.oneof(
        fc.nat({ max: good.byteLength - 1 }),
        fc.integer({ min: Math.max(0, good.byteLength - 1200), max: good.byteLength - 1 }),
      ),
      mask: fc.oneof(fc.integer({ min: 1, max: 255 }), fc.constant(null)),
    });
    let run = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(change, async ({ at, mask }) => {
        run += 1;
        const bytes = Buffer.from(mask === null ? good.subarray(0, at) : good);
        if (mask !== null) bytes.writeUInt8(bytes.readUInt8(at) ^ mask, at);
        const changed = join(base, 'changed.zip');
        const into = join(base, `into-${run}`);
        await writeFile(changed, bytes);
        const unpacked = await unpackArchive(quietStore(folder), { path: changed, into }, unwatched());
        if (unpacked.ok) {
          expect(mask).not.toBeNull();
          expect(await carried(into)).toEqual(before);
          return;
        }
        refused += 1;
        expect((await readdir(base)).filter((each) => each.startsWith(`into-${run}`))).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});
