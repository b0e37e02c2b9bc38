import { cp, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CommandReply } from '#contract/calls';
import type { TaskProgress } from '#contract/events';
import type { ArticleId } from '#core/ids';
import { storeContext } from '../../electron/library/document/store-context';
import { jobs, type JobReply } from '../../electron/library/jobs/jobs';
import type { Library } from '../../electron/library/library';
import { perform } from '../../electron/library/perform';
import { createLibraryTasks, type LibraryTasks, type RunJob } from '../../electron/main/tasks/library-tasks';
import { TaskRunner } from '../../electron/main/tasks/task-runner';
import { objectFiles } from '../library/backup/support/written-library';
import { opened } from '../library/support/opened';
import { sampleArticle } from '../library/support/sample-article';
import { temporaryFolder } from '../library/support/temporary-folder';
import { errorOf, valueOf } from '../library/support/value-of';

/** Does jobs in this thread: what crosses to another is cloned, so what couldn't cross fails here too. */
const runJob: RunJob = async (name, context, args, watch) => {
  const job = jobs[name] as (...given: readonly unknown[]) => Promise<JobReply<typeof name>>;
  return structuredClone(await job(context, structuredClone(args), watch));
};

interface Desk {
  readonly folder: string;
  readonly library: Library;
  readonly tasks: LibraryTasks;
  readonly told: readonly TaskProgress[];
  readonly notices: readonly string[];
  readonly setClock: (time: Date) => void;
}

/** An open library in a folder of its own, with what works on it. */
async function desk(name = 'library', around?: string): Promise<Desk> {
  const home = around ?? (await temporaryFolder());
  const folder = join(home, name);
  const library = await opened(folder);
  onTestFinished(() => library.close());
  const told: TaskProgress[] = [];
  const notices: string[] = [];
  let clock: Date | null = null;
  const context = storeContext(folder, (message) => notices.push(message));
  const tasks = createLibraryTasks({
    library,
    context: { ...context, now: () => clock ?? new Date() },
    runJob,
    runner: new TaskRunner((progress) => told.push(progress)),
    backups: join(home, 'app-data', 'backups'),
    imports: join(home, 'app-data', 'imports'),
  });
  return { folder, library, tasks, told, notices, setClock: (time) => (clock = time) };
}

async function add(library: Library, title: string): Promise<ArticleId> {
  return valueOf(await library.add(sampleArticle(title))).id;
}

function titles(library: Library): readonly string[] {
  return library
    .articles()
    .map(({ title }) => title)
    .sort();
}

/** Takes back what a command did. */
async function undo(
  tasks: LibraryTasks,
  reply: CommandReply<'library.restore' | 'library.merge'>,
): Promise<void> {
  const command = valueOf(reply).undo;
  if (command?.name !== 'library.restore') throw new Error('There is nothing to take back.');
  valueOf(await tasks.command(command.name, command.args));
}

describe('backups', () => {
  it('are made, listed, compared and restored; a restore is taken back', async () => {
    const { library, tasks, told } = await desk();
    const stays = await add(library, 'Stays');
    const made = valueOf(await tasks.command('library.backup', {}));
    expect(made).toMatchObject({ value: { reason: 'asked', articles: 1 }, undo: null });
    const backup = made.value.id;
    expect(valueOf(await tasks.query('backup.list', {}))).toMatchObject([{ id: backup }]);

    const later = await add(library, 'Later');
    valueOf(await perform(library, { name: 'article.delete', args: { id: stays } }));
    const difference = valueOf(await tasks.query('backup.compare', { id: backup }));
    expect(difference.articles.map(({ id, change }) => [id, change])).toEqual([
      [stays, 'comes back'],
      [later, 'goes away'],
    ]);

    const restored = await tasks.command('library.restore', { backup, articles: null });
    expect(valueOf(restored).value).toMatchObject({ restored: 1, setAside: 1 });
    expect(titles(library)).toEqual(['Stays']);
    await undo(tasks, restored);
    expect(titles(library)).toEqual(['Later']);
    expect(library.trashed().map(({ id }) => id)).toEqual([stays]);
    expect(told.filter(({ ended }) => ended).map(({ task }) => task)).toEqual([
      'backup',
      'compare',
      'restore',
      'restore',
    ]);
  });

  it('give back chosen articles only', async () => {
    const { library, tasks } = await desk();
    const [one, other] = [await add(library, 'One'), await add(library, 'Other')];
    const { value } = valueOf(await tasks.command('library.backup', {}));
    for (const id of [one, other]) valueOf(await perform(library, { name: 'article.delete', args: { id } }));
    valueOf(await tasks.command('library.restore', { backup: value.id, articles: [other] }));
    expect(titles(library)).toEqual(['Other']);
  });

  it('take away a chosen article that they lack only when that was asked for', async () => {
    const { library, tasks } = await desk();
    await add(library, 'Stays');
    const { value } = valueOf(await tasks.command('library.backup', {}));
    const [later, other] = [await add(library, 'Later'), await add(library, 'Other')];
    const args = { backup: value.id, articles: [later] };
    expect(errorOf(await tasks.command('library.restore', args)).code).toBe('not-found');
    expect(titles(library)).toEqual(['Later', 'Other', 'Stays']);
    const restored = await tasks.command('library.restore', { ...args, mayGoAway: true });
    expect(valueOf(restored).value).toMatchObject({ restored: 0, setAside: 1 });
    expect(titles(library)).toEqual(['Other', 'Stays']);
    valueOf(await perform(library, { name: 'article.shelve', args: { id: other, shelf: 'archive' } }));
    await undo(tasks, restored);
    expect(titles(library)).toEqual(['Later', 'Other', 'Stays']);
    expect(library.view(other)?.shelf).toBe('archive');
  });

  it('that are taken back leave what was done to other articles since', async () => {
    const { library, tasks } = await desk();
    const [one, other] = [await add(library, 'One'), await add(library, 'Other')];
    const { value } = valueOf(await tasks.command('library.backup', {}));
    valueOf(await perform(library, { name: 'article.shelve', args: { id: one, shelf: 'later' } }));
    const restored = await tasks.command('library.restore', { backup: value.id, articles: [one] });
    valueOf(await perform(library, { name: 'article.shelve', args: { id: other, shelf: 'archive' } }));
    await add(library, 'New');
    await undo(tasks, restored);
    expect(library.view(one)?.shelf).toBe('later');
    expect(library.view(other)?.shelf).toBe('archive');
    expect(titles(library)).toEqual(['New', 'One', 'Other']);
  });

  it('that change nothing when restored leave nothing to take back', async () => {
    const { library, tasks } = await desk();
    await add(library, 'Stays');
    const { value } = valueOf(await tasks.command('library.backup', {}));
    const restored = valueOf(await tasks.command('library.restore', { backup: value.id, articles: null }));
    expect(restored).toMatchObject({ value: { restored: 0, setAside: 0 }, undo: null });
  });

  it('of the day are made once, and again on the next', async () => {
    const { library, tasks, told, setClock } = await desk();
    await add(library, 'Stays');
    setClock(new Date(2026, 10, 22, 0, 10));
    const first = valueOf(await tasks.backUpDaily());
    expect(first).toMatchObject({ reason: 'daily', articles: 1 });
    setClock(new Date(2026, 10, 22, 23, 50));
    expect(valueOf(await tasks.backUpDaily())).toBeNull();
    setClock(new Date(2026, 10, 23, 0, 10));
    expect(valueOf(await tasks.backUpDaily())).toMatchObject({ reason: 'daily' });
    expect(told).toEqual([]);
  });
});

describe('merging', () => {
  it('takes in what a copied library has, both ways, and is taken back', async () => {
    const home = await temporaryFolder();
    const here = await desk('here', home);
    await add(here.library, 'Shared');
    await cp(here.folder, join(home, 'there'), { recursive: true });
    const there = await desk('there', home);
    await add(here.library, 'Only here');
    await add(there.library, 'Only there');

    const plan = valueOf(await here.tasks.query('merge.plan', { from: there.folder }));
    expect(plan).toMatchObject({ sameLibrary: true, added: [{ title: 'Only there' }], same: 1 });
    expect(titles(here.library)).toEqual(['Only here', 'Shared']);

    const merged = await here.tasks.command('library.merge', { from: there.folder });
    expect(valueOf(merged).value).toMatchObject({ plan, safety: { reason: 'before merge' } });
    valueOf(await there.tasks.command('library.merge', { from: here.folder }));
    const all = ['Only here', 'Only there', 'Shared'];
    expect([titles(here.library), titles(there.library)]).toEqual([all, all]);

    await undo(here.tasks, merged);
    expect(titles(here.library)).toEqual(['Only here', 'Shared']);
  });

  it('that is taken back leaves what was done since, and an article that was deleted for good stays so', async () => {
    const home = await temporaryFolder();
    const here = await desk('here', home);
    const shared = await add(here.library, 'Shared');
    await cp(here.folder, join(home, 'there'), { recursive: true });
    const there = await desk('there', home);
    const [gone] = [await add(there.library, 'Gone'), await add(there.library, 'Only there')];
    const merged = await here.tasks.command('library.merge', { from: there.folder });
    valueOf(await perform(here.library, { name: 'article.shelve', args: { id: shared, shelf: 'archive' } }));
    valueOf(await perform(here.library, { name: 'article.delete', args: { id: gone } }));
    valueOf(await perform(here.library, { name: 'trash.empty', args: { ids: [gone] } }));
    await add(here.library, 'New');
    await undo(here.tasks, merged);
    expect(titles(here.library)).toEqual(['New', 'Shared']);
    expect(here.library.view(shared)?.shelf).toBe('archive');
    expect(here.library.trashed()).toEqual([]);
  });

  it('with nothing new has nothing to take back', async () => {
    const home = await temporaryFolder();
    const here = await desk('here', home);
    await add(here.library, 'Shared');
    await cp(here.folder, join(home, 'there'), { recursive: true });
    const merged = valueOf(await here.tasks.command('library.merge', { from: join(home, 'there') }));
    expect(merged.undo).toBeNull();
  });

  it('takes an archive into an empty library, and leaves nothing that was unpacked', async () => {
    const home = await temporaryFolder();
    const here = await desk('here', home);
    await add(here.library, 'Packed');
    const path = join(home, 'all.zip');
    const written = valueOf(await here.tasks.query('library.archive', { path }));
    expect(written).toMatchObject({ path, articles: 1 });

    const empty = await desk('empty', home);
    expect(valueOf(await empty.tasks.query('merge.plan', { from: path })).added).toHaveLength(1);
    valueOf(await empty.tasks.command('library.merge', { from: path }));
    expect(titles(empty.library)).toEqual(['Packed']);
    expect(await readdir(join(home, 'app-data', 'imports'))).toEqual([]);
  });

  it.each([
    ['what isn’t there', 'nothing.zip', 'not-found'],
    ['a file that is no archive', 'text.zip', 'damaged'],
    ['a folder that is no library', 'folder', 'unsupported'],
    ['the library itself', 'here', 'bad-request'],
    ['a link to the library itself', 'link', 'bad-request'],
  ])('refuses %s, and makes no backup for it', async (_what, name, code) => {
    const home = await temporaryFolder();
    const here = await desk('here', home);
    await writeFile(join(home, 'text.zip'), 'Only words.');
    await symlink(here.folder, join(home, 'link'), 'junction');
    await cp(join(here.folder, 'trash'), join(home, 'folder'), { recursive: true });
    const from = join(home, name);
    expect(errorOf(await here.tasks.query('merge.plan', { from })).code).toBe(code);
    expect(errorOf(await here.tasks.command('library.merge', { from })).code).toBe(code);
    expect(valueOf(await here.tasks.query('backup.list', {}))).toEqual([]);
  });
});

describe('checking', () => {
  it('finds what is damaged, and repairs it after a backup', async () => {
    const { folder, library, tasks } = await desk();
    const id = await add(library, 'Damaged');
    await writeFile(join(folder, 'articles', id, 'article.json'), '{"form');
    const found = valueOf(await tasks.query('library.verify', {}));
    expect(found.faults).toMatchObject([{ kind: 'document-damaged', articleId: id, mended: null }]);
    const { value } = valueOf(await tasks.command('library.repair', {}));
    expect(value.faults.map(({ kind, mended }) => [kind, mended !== null])).toEqual([
      ['document-damaged', true],
    ]);
    expect(valueOf(await tasks.query('backup.list', {}))).toMatchObject([{ reason: 'before repair' }]);
    expect(valueOf(await library.record(id)).title).toBe('Damaged');
  });

  it('finds what is damaged in a backup, and a repair stores it anew', async () => {
    const { folder, library, tasks } = await desk();
    await add(library, 'Backed up');
    valueOf(await tasks.command('library.backup', {}));
    const backups = join(folder, '..', 'app-data', 'backups');
    for (const path of await objectFiles(backups)) await writeFile(path, 'garbled');
    const found = valueOf(await tasks.query('library.verify', {}));
    expect(new Set(found.faults.map(({ kind, mended }) => [kind, mended].join()))).toEqual(
      new Set(['backup-damaged,']),
    );
    const { value } = valueOf(await tasks.command('library.repair', {}));
    expect(value.faults).toHaveLength(found.faults.length);
    expect(value.faults.every(({ mended }) => mended !== null)).toBe(true);
    expect(valueOf(await tasks.query('library.verify', {})).faults).toEqual([]);
  });
});

it('a second task is refused while one is under way, and reading goes on', async () => {
  const { library, tasks } = await desk();
  await add(library, 'Stays');
  const first = tasks.command('library.backup', {});
  expect(errorOf(await tasks.query('library.verify', {}))).toMatchObject({ code: 'busy' });
  expect(valueOf(await tasks.query('backup.list', {}))).toEqual([]);
  valueOf(await first);
});

it('a task that is stopped ends as cancelled and changes nothing', async () => {
  const home = await temporaryFolder();
  const here = await desk('here', home);
  await add(here.library, 'Stays');
  const there = await desk('there', home);
  await add(there.library, 'Other');
  const merging = here.tasks.command('library.merge', { from: there.folder });
  here.tasks.cancel('merge');
  expect(errorOf(await merging).code).toBe('cancelled');
  expect(titles(here.library)).toEqual(['Stays']);
});
