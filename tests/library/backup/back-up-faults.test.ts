import { chmod, mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../../electron/library/backup/back-up';
import { listBackups } from '../../../electron/library/backup/list-backups';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { DISTINCT_FAULTS, faultName, faultyFiles } from '../support/faulty-files';
import { systemError } from '../support/system-error';
import { errorOf, valueOf } from '../support/value-of';
import { ASKED, backedUp, checked, extracted } from './support/backed-up';
import { contentsOf, objectNames, watch, writeArticle, writtenLibrary } from './support/written-library';
import { needsPermissions } from '../../support/needs';

describe('a disk that refuses', () => {
  it.each([
    ['ENOSPC', 'is full'],
    ['EROFS', 'can only be read'],
    ['EACCES', 'permissions'],
  ])('is named with the folder of the backups (%s)', async (code, words) => {
    const library = await writtenLibrary();
    await writeArticle(library);
    const refuse = (): Promise<never> => Promise.reject(systemError(code));
    const context = {
      ...library.context,
      files: { ...nodeFileSystem, createFile: refuse, copyFile: refuse },
    };
    const error = errorOf(await backUp(context, { backups: library.backups, reason: ASKED }, watch()));
    expect(error).toMatchObject({ code: 'storage' });
    expect(error.message).toContain(words);
    expect(error.message).toContain(library.backups);
  });

  it('says so when the folder of the backups can’t be made', async (context) => {
    needsPermissions(context);
    const library = await writtenLibrary();
    await mkdir(library.backups);
    await chmod(library.backups, 0o500);
    const error = errorOf(
      await backUp(library.context, { backups: library.backups, reason: ASKED }, watch()),
    );
    expect(error.message).toContain(library.backups);
  });

  it.each(DISTINCT_FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
    'leaves the backups before whole, and no half one, whichever step “$name” strikes',
    { timeout: 120_000 },
    async ({ fault }) => {
      let struck = 0;
      for (let at = 0; ; at += 1) {
        const library = await writtenLibrary();
        const first = await writeArticle(library, { title: 'Old' });
        const old = await backedUp(library);
        await writeArticle(library, { ...first, title: 'New' });
        const now = await contentsOf(library.folder);
        const faulty = faultyFiles(fault);
        faulty.strikeAt(at);
        const context = { ...library.context, files: faulty.files };
        const outcome = await backUp(context, { backups: library.backups, reason: ASKED }, watch());
        if (!faulty.struck() && at >= faulty.calls()) break;
        if (!faulty.struck()) continue;
        struck += 1;
        expect(await contentsOf(library.folder)).toEqual(now);
        const listed = valueOf(await listBackups(library.context, library.backups));
        expect(listed.map(({ id }) => id)).toContain(old);
        if (outcome.ok) expect(listed).toHaveLength(2);
        expect(await checked(library)).toEqual({ broken: [], unreadable: [] });
        // The next backup mends all.
        expect(await extracted(library, await backedUp(library))).toEqual(now);
        expect((await objectNames(library.backups)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      }
      expect(struck).toBeGreaterThan(fault.kind === 'short' ? 0 : 6);
    },
  );
});
