import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../../electron/library/backup/back-up';
import { listBackups } from '../../../electron/library/backup/list-backups';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { valueOf } from '../support/value-of';
import { backedUp, extracted } from './support/backed-up';
import { objectNames, removeArticle, watch, writeArticle, writtenLibrary } from './support/written-library';

describe('backups that needn’t be kept', () => {
  const DAY = 24 * 60 * 60 * 1000;

  it('go, with all that only they held', async () => {
    let time = Date.UTC(2098, 5, 10, 12);
    const library = await writtenLibrary({ now: () => new Date(time) });
    const { id: lasting } = await writeArticle(library, { title: 'Lasting' });
    const passing = await writeArticle(library, { title: 'Passing' });
    const first = valueOf(
      await backUp(library.context, { backups: library.backups, reason: 'daily' }, watch()),
    );
    const before = (await objectNames(library.backups)).length;
    await removeArticle(library, passing.id);
    for (let day = 0; day < 30; day += 1) {
      time += DAY;
      valueOf(await backUp(library.context, { backups: library.backups, reason: 'daily' }, watch()));
    }
    const listed = valueOf(await listBackups(library.context, library.backups));
    expect(listed.map(({ id }) => id)).not.toContain(first.id);
    expect(listed.length).toBeLessThan(15);
    // The record, the text and the page of the one that passed.
    expect(await objectNames(library.backups)).toHaveLength(before - 3);
    const state = await extracted(library, listed[0]?.id ?? '');
    expect(Object.keys(state).some((path) => path.includes(lasting))).toBe(true);
  });

  it('leave all contents on the disk as long as a backup can’t be read, and say which', async () => {
    let time = Date.UTC(2098, 5, 10, 12);
    const library = await writtenLibrary({ now: () => new Date(time) });
    const passing = await writeArticle(library, { title: 'Passing' });
    const backup = valueOf(
      await backUp(library.context, { backups: library.backups, reason: 'daily' }, watch()),
    );
    const before = await objectNames(library.backups);
    await removeArticle(library, passing.id);
    const [folder = ''] = await nodeFileSystem.listFolder(library.backups);
    const snapshots = join(library.backups, folder, 'snapshots');
    for (const ending of ['.json', '.json.last-good'])
      await writeFile(join(snapshots, `${backup.id}${ending}`), '');
    time += DAY;
    await backedUp(library);
    expect(await objectNames(library.backups)).toEqual(expect.arrayContaining([...before]));
    expect(library.notices.join()).toContain(backup.id);
    expect(library.notices.join()).toContain('nothing of what backups hold was removed');
  });
});
