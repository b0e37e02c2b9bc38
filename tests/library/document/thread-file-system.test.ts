import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { NotText, nodeFileSystem } from '../../../electron/library/document/file-system';
import { threadFileSystem } from '../../../electron/library/document/thread-file-system';
import { temporaryFolder } from '../support/temporary-folder';

describe.each([
  ['the file system of the main thread', nodeFileSystem],
  ['the file system of other threads', threadFileSystem],
])('%s', (_, files) => {
  async function textOf(bytes: Uint8Array): Promise<string> {
    const path = join(await temporaryFolder(), 'text.json');
    await writeFile(path, bytes);
    return files.readText(path);
  }

  test('reads text in UTF-8', async () => {
    expect(await textOf(Buffer.from('naïve – 日本語 😀'))).toBe('naïve – 日本語 😀');
  });

  test('leaves out a byte order mark', async () => {
    expect(await textOf(Buffer.from('\uFEFF{}'))).toBe('{}');
  });

  test('keeps a replacement character that the text itself has', async () => {
    expect(await textOf(Buffer.from('a\uFFFDb'))).toBe('a\uFFFDb');
  });

  test('refuses bytes that are no text rather than replacing them', async () => {
    await expect(textOf(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).rejects.toBeInstanceOf(NotText);
  });

  test('says when there is no file', async () => {
    await expect(files.readText(join(await temporaryFolder(), 'none'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

describe('a thread that waits for the disk', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('hears what it is told after a while, however many pieces of work are under way', async () => {
    const folder = await temporaryFolder();
    vi.spyOn(performance, 'now').mockReturnValue(1_000_000_000);
    let heard = false;
    setImmediate(() => {
      heard = true;
    });
    const pieces = Array.from({ length: 8 }, async () => {
      await threadFileSystem.stat(folder);
      return heard;
    });
    expect(await Promise.all(pieces)).toEqual(pieces.map(() => true));
  });
});
