import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packList, sha256Of, unpackList, type FileGroup } from '../../../electron/library/backup/file-list';
import { errorOf, valueOf } from '../support/value-of';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const name = fc.stringMatching(/^[a-zé. ]{0,8}[a-z]$/);
const file = fc.record({
  path: fc.array(name, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('/')),
  size: fc.nat(),
  mtimeMs: fc.double({ noNaN: true, noDefaultInfinity: true }).map((time) => time + 0),
  sha256: hash,
});
const group: fc.Arbitrary<FileGroup> = fc.record({
  folder: fc.oneof(
    fc.constantFrom('', 'tombstones', 'articles'),
    name.map((each) => `trash/${each}`),
  ),
  files: fc.array(file, { maxLength: 4 }),
});

function packed(lines: readonly unknown[]): { readonly bytes: Uint8Array; readonly sha256: string } {
  const bytes = gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return { bytes, sha256: sha256Of(bytes) };
}

describe('a list of files', () => {
  it('reads as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(group, { maxLength: 5 }), async (groups) => {
        const { bytes, sha256 } = await packList(groups);
        expect(valueOf(await unpackList(bytes, sha256))).toEqual(groups);
      }),
    );
  });

  it('is damaged when any byte differs', async () => {
    const { bytes, sha256 } = await packList([{ folder: '', files: [] }]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.byteLength - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const other = bytes.map((byte, index) => (index === at ? byte ^ by : byte));
          expect(errorOf(await unpackList(other, sha256)).code).toBe('damaged');
        },
      ),
    );
  });

  it.each([
    ['a file above its folder', { folder: 'articles/a', path: '../b' }],
    ['a file at an absolute path', { folder: 'articles/a', path: '/etc/passwd' }],
    ['a folder above the library', { folder: '..', path: 'b' }],
    ['a folder that goes up and down', { folder: 'articles/..', path: 'b' }],
    ['a folder that isn’t of a library', { folder: 'elsewhere', path: 'b' }],
  ])('is refused when it names %s', async (_, { folder, path }) => {
    const files = [{ path, size: 1, mtimeMs: 1, sha256: '0'.repeat(64) }];
    const { bytes, sha256 } = packed([
      { format: 1, groups: 1 },
      { folder, files },
    ]);
    expect(errorOf(await unpackList(bytes, sha256)).code).toBe('unsupported');
  });

  it('is refused when it is of another format, and damaged when a group is missing', async () => {
    const newer = packed([{ format: 2, groups: 0 }]);
    expect(errorOf(await unpackList(newer.bytes, newer.sha256)).code).toBe('unsupported');
    const short = packed([
      { format: 1, groups: 2 },
      { folder: '', files: [] },
    ]);
    expect(errorOf(await unpackList(short.bytes, short.sha256)).code).toBe('damaged');
  });
});
