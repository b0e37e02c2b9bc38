import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolders, RefusedPlace } from '../../../electron/library/document/make-folders';
import { temporaryFolder } from '../support/temporary-folder';

it('makes the same folders for many at once', async () => {
  for (let turn = 0; turn < 20; turn += 1) {
    const folder = await temporaryFolder();
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => makeFolders(join(folder, 'a', 'b', String(index % 3)))),
    );
    expect((await readdir(join(folder, 'a', 'b'))).sort()).toEqual(['0', '1', '2']);
  }
});

it('names a file that stands in the way', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  await expect(makeFolders(join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(makeFolders(file)).rejects.toMatchObject({ code: 'EEXIST' });
});

it.skipIf(process.platform !== 'linux')('says which folder takes nothing new', async () => {
  const made = makeFolders('/proc/commonplace/library');
  await expect(made).rejects.toBeInstanceOf(RefusedPlace);
  await expect(made).rejects.toMatchObject({ folder: '/proc' });
});
