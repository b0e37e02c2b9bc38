import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backUp } from '../../../electron/library/backup/back-up';
import { listBackups } from '../../../electron/library/backup/list-backups';
import { listOtherBackups } from '../../../electron/library/backup/other-libraries';
import { storeContext } from '../../../electron/library/document/store-context';
import { importLibrary, planImport } from '../../../electron/library/merge/import-library';
import { opened } from '../support/opened';
import { unwatched } from '../support/filled-library';
import { sampleArticle } from '../support/sample-article';
import { temporaryFolder } from '../support/temporary-folder';
import { errorOf, valueOf } from '../support/value-of';

it('a library whose folder is lost comes back from its backup, in a new one', async () => {
  const base = await temporaryFolder();
  const backups = join(base, 'backups');
  const scratch = join(base, 'scratch');
  const lost = join(base, 'lost');
  const first = await opened(lost);
  const { id } = valueOf(await first.add(sampleArticle('The tide tables')));
  await first.close();
  const args = { backups, reason: 'asked' } as const;
  const made = valueOf(
    await backUp(
      storeContext(lost, () => undefined),
      args,
      unwatched(),
    ),
  );
  await rm(lost, { recursive: true });

  // The same name, and yet another library: it has an id of its own.
  const fresh = await opened(lost);
  const context = storeContext(lost, () => undefined);
  expect(valueOf(await listBackups(context, backups))).toEqual([]);
  expect(valueOf(await listOtherBackups(context, { backups })).map((each) => each.id)).toEqual([made.id]);

  const source = { from: made.id, scratch, backups };
  const plan = valueOf(await planImport(context, source, unwatched()));
  expect(plan.added.map(({ title }) => title)).toEqual(['The tide tables']);
  expect(plan.sameLibrary).toBe(false);
  const done = valueOf(await fresh.exclusively((alone) => importLibrary(alone, source, unwatched())));
  expect(done.done.added).toHaveLength(1);
  expect(fresh.articles().map(({ title }) => title)).toEqual(['The tide tables']);
  expect(valueOf(await fresh.content(id)).text).toContain('ferry');
});

it('a backup that nobody has is named', async () => {
  const base = await temporaryFolder();
  await (await opened(join(base, 'library'))).close();
  const context = storeContext(join(base, 'library'), () => undefined);
  const source = { from: '2026-11-22T10-00-00Z-abcd', scratch: join(base, 's'), backups: join(base, 'b') };
  const error = errorOf(await planImport(context, source, unwatched()));
  expect(error.code).toBe('not-found');
  expect(error.message).toContain('2026-11-22T10-00-00Z-abcd');
});
