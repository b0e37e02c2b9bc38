import { writeFileSync } from 'node:fs';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listBackups } from '../../../electron/library/backup/list-backups';
import { repairLibrary } from '../../../electron/library/verify/repair-library';
import { verifySettled } from '../../../electron/library/verify/verify-settled';
import { filledLibrary, quietStore, recordPath, tellingStore, unwatched } from '../support/filled-library';
import { temporaryFolder } from '../support/temporary-folder';
import { valueOf } from '../support/value-of';

it('mends after a backup, and a check finds nothing then', async () => {
  const home = await temporaryFolder();
  const { folder, read } = await filledLibrary(join(home, 'library'));
  await truncate(recordPath(folder, 'articles', read), 5);
  const backups = join(home, 'backups');
  const { context } = tellingStore(folder);
  const report = valueOf(await repairLibrary(context, { backups, repair: true }, unwatched()));
  expect(report).toMatchObject({ mended: 1, setAside: 1, faults: [{ kind: 'document-damaged' }] });
  expect(valueOf(await listBackups(context, backups))).toMatchObject([{ reason: 'before repair' }]);
  const after = valueOf(await verifySettled(quietStore(folder), unwatched()));
  expect(after.faults.filter(({ severity }) => severity === 'fault')).toEqual([]);
});

it('says that what could only be put out of the way is missing now', async () => {
  const home = await temporaryFolder();
  const { folder, read } = await filledLibrary(join(home, 'library'));
  const version = join(folder, 'articles', read, 'versions', '1.json');
  await truncate(version, 5);
  await rm(`${version}.last-good`);
  const { context } = tellingStore(folder);
  const args = { backups: join(home, 'backups'), repair: true };
  const report = valueOf(await repairLibrary(context, args, unwatched()));
  const kinds = report.faults.map(({ kind, mended }) => [kind, mended !== null]);
  expect(kinds).toEqual([
    ['document-lost', true],
    ['version-missing', false],
  ]);
});

it('a fault that is gone at a second look was a change under way', async () => {
  const { folder, read } = await filledLibrary(join(await temporaryFolder(), 'library'));
  const path = recordPath(folder, 'articles', read);
  const whole = await readFile(path);
  await writeFile(path, '{"form');
  let looks = 0;
  const onProgress = (done: number, total: number | null): void => {
    if (done !== total) return;
    looks += 1;
    writeFileSync(path, whole);
  };
  const report = valueOf(await verifySettled(quietStore(folder), { ...unwatched(), onProgress }));
  expect({ looks, faults: report.faults }).toEqual({ looks: 2, faults: [] });
});

it('a fault that stays is told once', async () => {
  const { folder, read } = await filledLibrary(join(await temporaryFolder(), 'library'));
  await writeFile(recordPath(folder, 'articles', read), '{"form');
  const report = valueOf(await verifySettled(quietStore(folder), unwatched()));
  expect(report.faults).toMatchObject([{ kind: 'document-damaged' }]);
});
