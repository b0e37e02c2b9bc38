import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, launchApp, test } from './launch';
import { runCommand, type CommandRun } from './run-command';

interface Article {
  readonly id: string;
  readonly title: string;
}

interface Backup {
  readonly id: string;
  readonly reason: string;
}

let folder: string;
let library: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-library-'));
  library = join(folder, 'library');
});

test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Its own app data too, so that the backups of one test are not those of another. */
function run(...words: readonly string[]): Promise<CommandRun> {
  return runOn(library, ...words);
}

function runOn(of: string, ...words: readonly string[]): Promise<CommandRun> {
  return runCommand(['--library', of, ...words], {
    cwd: folder,
    env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'config') },
  });
}

function json<Value>(...words: readonly string[]): Promise<Value> {
  return jsonOf<Value>(library, ...words);
}

/** The one JSON value on standard output of a command that must succeed on a library. */
async function jsonOf<Value>(of: string, ...words: readonly string[]): Promise<Value> {
  const done = await runOn(of, ...words, '--json');
  expect(done).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(done.stdout) as Value;
}

async function save(title: string): Promise<Article> {
  await writeFile(join(folder, 'words.txt'), `${title}\n\nIt had stopped in the year of the flood.\n`);
  return json<Article>('save', 'words.txt');
}

async function titles(of = library): Promise<readonly string[]> {
  const listed = await jsonOf<readonly Article[]>(of, 'list');
  return listed.map(({ title }) => title).sort();
}

test('a backup, a change, what differs, a restore, and back again', async () => {
  const clock = await save('The clock');
  const backup = await json<Backup>('backup');
  expect(backup).toMatchObject({ reason: 'asked', articles: 1 });
  await json('delete', clock.id);
  const later = await save('The tide');

  const compared = await json<{ readonly articles: readonly unknown[] }>('restore', backup.id, '--dry-run');
  expect(compared.articles).toMatchObject([
    { id: clock.id, change: 'comes back' },
    { id: later.id, change: 'goes away' },
  ]);
  expect(await titles()).toEqual(['The tide']);

  const restored = await json<{ readonly safety: Backup }>('restore', backup.id);
  expect(restored).toMatchObject({ restored: 1, setAside: 1, safety: { reason: 'before restore' } });
  expect(await titles()).toEqual(['The clock']);
  expect(await json('backups')).toMatchObject([{ reason: 'before restore' }, { reason: 'asked' }]);

  await json('restore', restored.safety.id);
  expect(await titles()).toEqual(['The tide']);
  expect(await json('trash')).toMatchObject([{ id: clock.id }]);
  expect(await json('restore', backup.id, '--article', clock.id)).toMatchObject({ restored: 1 });
  expect(await titles()).toEqual(['The clock', 'The tide']);
});

test('a copy of the library is merged both ways', async () => {
  await save('Shared');
  const copy = join(folder, 'copy');
  await cp(library, copy, { recursive: true });
  await save('Only here');
  await writeFile(join(folder, 'words.txt'), 'Only there\n\nThe ferrymen kept their own time.\n');
  await jsonOf(copy, 'save', 'words.txt');

  expect(await json('merge', 'copy', '--dry-run')).toMatchObject({
    plan: { sameLibrary: true, added: [{ title: 'Only there' }], same: 1 },
    safety: null,
  });
  expect(await titles()).toEqual(['Only here', 'Shared']);
  const merged = await json<{ readonly safety: Backup }>('merge', 'copy');
  await jsonOf(copy, 'merge', library);
  const all = ['Only here', 'Only there', 'Shared'];
  expect([await titles(), await titles(copy)]).toEqual([all, all]);
  await json('restore', merged.safety.id);
  expect(await titles()).toEqual(['Only here', 'Shared']);
});

test('one file takes the library into an empty one', async () => {
  const { id } = await save('The clock');
  await json('highlight', id, '--quote', 'the year of the flood');
  expect(await json('archive', 'all.zip')).toMatchObject({ path: join(folder, 'all.zip'), articles: 1 });
  const empty = join(folder, 'empty');
  expect(await jsonOf(empty, 'merge', 'all.zip')).toMatchObject({ plan: { added: [{ id }] } });
  expect(await jsonOf(empty, 'highlights', id)).toMatchObject([{ quote: 'the year of the flood' }]);
  expect(await jsonOf(empty, 'verify')).toMatchObject({ articles: 1, faults: [] });

  await appendFile(join(folder, 'all.zip'), 'x');
  await truncate(join(folder, 'all.zip'), 300);
  expect(await run('merge', 'all.zip')).toMatchObject({ code: 1, stdout: '' });
  expect(await titles()).toEqual(['The clock']);
});

test('what is damaged is found, and repaired after a backup', async () => {
  const { id } = await save('The clock');
  expect(await run('verify')).toMatchObject({ code: 0, stderr: '' });
  const record = join(library, 'articles', id, 'article.json');
  await truncate(record, 20);
  const found = await run('verify');
  expect(found).toMatchObject({ code: 1, stdout: expect.stringContaining('document-damaged') });
  expect(await readFile(record)).toHaveLength(20);

  expect(await run('verify', '--repair')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Faults: 1 mended, 0 remain.'),
  });
  expect((await run('verify')).code).toBe(0);
  expect(await titles()).toEqual(['The clock']);
  expect(await json('backups')).toMatchObject([{ reason: 'before repair' }]);
});

test('emptying the trash asks, leaves a tombstone, and a copy doesn’t bring the article back', async () => {
  const clock = await save('The clock');
  const tide = await save('The tide');
  const copy = join(folder, 'copy');
  await cp(library, copy, { recursive: true });
  await json('delete', clock.id);
  await json('delete', tide.id);

  const asked = await run('empty-trash');
  expect(asked).toMatchObject({ code: 1, stderr: expect.stringContaining('2 articles') });
  expect(await json<readonly Article[]>('trash')).toHaveLength(2);
  expect(await json('empty-trash', clock.id, '--yes')).toMatchObject({ purged: 1 });
  expect(await json('trash')).toMatchObject([{ id: tide.id }]);
  expect(await readdir(join(library, 'tombstones'))).toContain(`${clock.id}.json`);
  expect(await run('restore', clock.id)).toMatchObject({ code: 1 });

  await json('merge', 'copy');
  expect(await titles()).not.toContain('The clock');
  await jsonOf(copy, 'merge', library);
  expect(await titles(copy)).not.toContain('The clock');
});

test('what can’t be done says why, and changes nothing', async () => {
  await save('The clock');
  await mkdir(join(folder, 'other'));
  for (const [words, code, message] of [
    [['restore', '2026-01-01T00-00-00Z-0000'], 1, /no backup “2026-01-01T00-00-00Z-0000”/],
    [['merge', 'nowhere'], 1, /no file or folder “.*nowhere”/],
    [['merge', 'other'], 1, /not a Commonplace library/],
    [['merge', 'library'], 2, /the library itself/],
    [['archive', 'library/all.zip'], 2, /lies in the library itself/],
    [['archive', 'nowhere/all.zip'], 1, /could not be written/],
  ] as const) {
    const refused = await run(...words);
    expect(refused).toMatchObject({ code, stdout: '' });
    expect(refused.stderr).toMatch(message);
  }
  expect(await titles()).toEqual(['The clock']);
  expect(await json('backups')).toEqual([]);
});

test('the open app makes the backup of the day by itself, and one that is asked for doesn’t push it out', async () => {
  test.setTimeout(90_000);
  const open = await launchApp(folder);
  try {
    // It lets the person look at the window first.
    await expect
      .poll(() => json('backups'), { timeout: 30_000 })
      .toMatchObject([{ reason: 'daily', articles: 1 }]);
    await json('backup');
    expect(await json('backups')).toMatchObject([{ reason: 'asked' }, { reason: 'daily' }]);
  } finally {
    await open.quit();
  }
});

test('with the app open, a restore goes to it and its window shows the change', async () => {
  test.setTimeout(90_000);
  const open = await launchApp(folder);
  const listed = open.window.getByRole('option', { name: /The clock/ });
  try {
    const { id } = await save('The clock');
    await expect(listed).toBeVisible();
    const backup = await json<Backup>('backup');
    await json('delete', id);
    await expect(listed).toBeHidden();
    await json('restore', backup.id);
    await expect(listed).toBeVisible();
    expect(await json('verify')).toMatchObject({ articles: 2, faults: [] });
  } finally {
    await open.quit();
  }
});
