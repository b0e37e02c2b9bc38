import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '#core/ids';
import { storeContext, type StoreContext } from '../../../electron/library/document/store-context';
import { mergeLibrary, planMerge } from '../../../electron/library/merge/merge-library';
import { perform } from '../../../electron/library/perform';
import { opened } from '../support/opened';
import { sampleArticle } from '../support/sample-article';
import { snapshot } from '../support/snapshot';
import { temporaryFolder } from '../support/temporary-folder';
import { errorOf, valueOf } from '../support/value-of';
import { watch } from './two-copies';
import { captureAgain, textsOf } from './versions';

const FORMAT_1 = resolve(import.meta.dirname, '../../fixtures/libraries/format-1/library');

interface Copies {
  readonly mine: StoreContext;
  readonly theirs: StoreContext;
  readonly id: ArticleId;
}

/** Two copies of a library with one article. */
async function twoCopies(): Promise<Copies> {
  const folder = await temporaryFolder();
  const [mine, theirs] = [join(folder, 'mine'), join(folder, 'theirs')].map((path) =>
    storeContext(path, (message) => {
      throw new Error(message);
    }),
  );
  if (mine === undefined || theirs === undefined) throw new Error('There are two.');
  const library = await opened(mine.folder);
  const { id } = valueOf(await library.add(sampleArticle()));
  await library.close();
  await cp(mine.folder, theirs.folder, { recursive: true });
  return { mine, theirs, id };
}

async function added(context: StoreContext, title: string): Promise<ArticleId> {
  const library = await opened(context.folder);
  const { id } = valueOf(await library.add(sampleArticle(title)));
  await library.close();
  return id;
}

describe('Merging', () => {
  it('takes in what isn’t here, whole, and only reads the other library', async () => {
    const { mine, theirs } = await twoCopies();
    const id = await added(theirs, 'Only there');
    const before = await snapshot(theirs.folder);
    const plan = valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch));
    expect(plan).toEqual({
      sameLibrary: true,
      added: [{ id, title: 'Only there', details: 'isn’t here' }],
      changed: [],
      conflicting: [],
      same: 1,
      left: [],
    });
    expect(await snapshot(theirs.folder)).toEqual(before);
    expect(await snapshot(join(mine.folder, 'articles'))).toEqual(
      await snapshot(join(theirs.folder, 'articles')),
    );
  });

  it('says before what it would do, and changes nothing by that', async () => {
    const { mine, theirs, id } = await twoCopies();
    await added(theirs, 'Only there');
    const library = await opened(theirs.folder);
    valueOf(await perform(library, { name: 'article.shelve', args: { id, shelf: 'archive' } }));
    await library.close();
    const before = [await snapshot(mine.folder), await snapshot(theirs.folder)];
    const plan = valueOf(await planMerge(mine, { from: theirs.folder }, watch));
    expect([await snapshot(mine.folder), await snapshot(theirs.folder)]).toEqual(before);
    expect(plan.changed).toEqual([{ id, title: 'The ferry and the clock', details: 'the shelf is newer' }]);
    expect(valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch))).toEqual(plan);
  });

  it('moves to the trash what was deleted there, and takes it out again', async () => {
    const { mine, theirs, id } = await twoCopies();
    for (const name of ['article.delete', 'article.restore'] as const) {
      const library = await opened(theirs.folder);
      valueOf(await perform(library, { name, args: { id } }));
      await library.close();
      valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch));
      const place = name === 'article.delete' ? 'trash' : 'articles';
      expect(await readdir(join(mine.folder, place))).toEqual([id]);
    }
  });

  it('takes in another library, of an older format too', async () => {
    const { mine } = await twoCopies();
    const plan = valueOf(await mergeLibrary(mine, { from: FORMAT_1 }, watch));
    expect(plan).toMatchObject({ sameLibrary: false, changed: [], conflicting: [], same: 0, left: [] });
    expect(plan.added.map(({ details }) => details)).toEqual([
      'isn’t here',
      'isn’t here',
      'isn’t here; in the trash there',
    ]);
    const library = await opened(mine.folder);
    expect(library.articles()).toHaveLength(3);
    for (const { id } of library.articles()) valueOf(await library.content(id));
  });

  it('keeps both texts that were captured apart under one number', async () => {
    const { mine, theirs, id } = await twoCopies();
    await captureAgain(mine, id, 'Captured here.', '2030-01-01T00:00:00.000Z');
    await captureAgain(theirs, id, 'Captured there.', '2030-02-02T00:00:00.000Z');
    const old = (await textsOf(mine, 'articles', id)).get(1) ?? '';
    valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch));
    valueOf(await mergeLibrary(theirs, { from: mine.folder }, watch));
    for (const context of [mine, theirs]) {
      expect(await textsOf(context, 'articles', id)).toEqual(
        new Map([
          [1, old],
          [3, 'Captured here.'],
          [4, 'Captured there.'],
        ]),
      );
      const texts = await readdir(join(context.folder, 'articles', id, 'versions'));
      expect(texts.filter((name) => name.startsWith('2.'))).toEqual([]);
    }
  });

  it('copies assets that aren’t here', async () => {
    const { mine, theirs, id } = await twoCopies();
    const name = `${'a'.repeat(64)}.png`;
    const assets = join(theirs.folder, 'articles', id, 'assets');
    await mkdir(assets);
    await writeFile(join(assets, name), 'pixels');
    await writeFile(join(assets, 'not an asset'), '');
    const library = await opened(theirs.folder);
    valueOf(await perform(library, { name: 'article.shelve', args: { id, shelf: 'later' } }));
    await library.close();
    valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch));
    const copied = join(mine.folder, 'articles', id, 'assets');
    expect(await readdir(copied)).toEqual([name]);
    expect(await readFile(join(copied, name), 'utf8')).toBe('pixels');
  });
});

describe('An article that can’t be read', () => {
  it('there, is left and told of; the others are taken in', async () => {
    const { mine, theirs } = await twoCopies();
    const [damaged, textless, good] = [
      await added(theirs, 'Damaged'),
      await added(theirs, 'Without its text'),
      await added(theirs, 'Good'),
    ];
    for (const name of ['article.json', 'article.json.last-good']) {
      await truncate(join(theirs.folder, 'articles', damaged, name), 20);
    }
    await rm(join(theirs.folder, 'articles', textless, 'versions'), { recursive: true });
    const plan = valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch));
    expect(plan.left.map(({ id }) => id)).toEqual([damaged, textless]);
    expect(plan.left[0]?.details).toContain('There: ');
    expect((await readdir(join(mine.folder, 'articles'))).sort()).toEqual(
      [...(await opened(mine.folder)).articles().map(({ id }) => id)].sort(),
    );
    expect(await readdir(join(mine.folder, 'articles'))).toContain(good);
  });

  it('there, is taken from its last good copies', async () => {
    const { mine, theirs } = await twoCopies();
    const id = await added(theirs, 'Half damaged');
    const folder = join(theirs.folder, 'articles', id);
    await truncate(join(folder, 'article.json'), 20);
    await truncate(join(folder, 'versions', '1.json'), 20);
    expect(valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch)).added).toHaveLength(1);
    valueOf(await (await opened(mine.folder)).content(id));
  });

  it('here, is left as it is', async () => {
    const { mine, theirs, id } = await twoCopies();
    for (const name of ['article.json', 'article.json.last-good']) {
      await truncate(join(mine.folder, 'articles', id, name), 20);
    }
    const before = await snapshot(mine.folder);
    const plan = valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch));
    expect(plan.left).toEqual([{ id, title: id, details: expect.stringContaining('Here: ') as string }]);
    expect(await snapshot(mine.folder)).toEqual(before);
  });

  it('and whose text isn’t what its record says, is left', async () => {
    const { mine, theirs } = await twoCopies();
    const id = await added(theirs, 'Altered');
    for (const name of ['1.json', '1.json.last-good']) {
      const path = join(theirs.folder, 'articles', id, 'versions', name);
      await writeFile(path, (await readFile(path, 'utf8')).replace('<p>The ferry', '<p>The lorry'));
    }
    expect(valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch)).left).toHaveLength(1);
  });
});

it('follows no name of an original that leads out of the folder', async () => {
  const { mine, theirs } = await twoCopies();
  const id = await added(theirs, 'From a stranger');
  await writeFile(join(theirs.folder, 'secret.gz'), 'secret');
  const path = join(theirs.folder, 'articles', id, 'article.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace('"1.html.gz"', '"../../../secret.gz"'));
  expect(valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch)).added).toHaveLength(1);
  expect(await readdir(mine.folder)).not.toContain('secret.gz');
});

describe('A folder to merge from', () => {
  it('is refused when it is the library itself, or in it', async () => {
    const { mine } = await twoCopies();
    for (const from of [
      mine.folder,
      `${mine.folder}/`,
      join(mine.folder, 'articles'),
      join(mine.folder, '..', 'mine'),
    ]) {
      expect(errorOf(await planMerge(mine, { from }, watch)).code).toBe('bad-request');
    }
  });

  it('is refused when it isn’t a library, isn’t there, or is of a newer Commonplace', async () => {
    const { mine, theirs } = await twoCopies();
    const before = await snapshot(mine.folder);
    await writeFile(join(theirs.folder, 'library.json'), '{"format":99}');
    await rm(join(theirs.folder, 'library.json.last-good'));
    for (const from of [await temporaryFolder(), join(theirs.folder, 'nowhere'), theirs.folder]) {
      const error = errorOf(await mergeLibrary(mine, { from }, watch));
      expect(error.code).toBe('unsupported');
      expect(error.message).toContain(from);
    }
    expect(await snapshot(mine.folder)).toEqual(before);
  });
});

it('stops when it is told to, and does the rest the next time', async () => {
  const { mine, theirs } = await twoCopies();
  for (let number = 0; number < 20; number += 1) await added(theirs, `Article ${number}`);
  const stop = new AbortController();
  const error = errorOf(
    await mergeLibrary(
      mine,
      { from: theirs.folder },
      { signal: stop.signal, onProgress: (done) => done === 3 && stop.abort() },
    ),
  );
  expect(error.code).toBe('cancelled');
  const plan = valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch));
  expect(plan.added.length).toBeGreaterThan(0);
  expect(plan.added.length).toBeLessThan(20);
  expect((await opened(mine.folder)).articles()).toHaveLength(21);
});

it('leads nowhere out of the article’s folder, whatever names a record from elsewhere has', async () => {
  const { mine, theirs, id } = await twoCopies();
  const precious = join(mine.folder, '..', 'precious');
  await mkdir(precious);
  await writeFile(join(precious, 'thesis.odt'), 'years of work');
  const path = join(theirs.folder, 'articles', id, 'article.json');
  for (const original of ['../../../../precious', '../../../../precious/thesis.odt', '1.html.gz']) {
    const record = JSON.parse(await readFile(path, 'utf8')) as { versions: { original: string }[] };
    const [version] = record.versions;
    if (version === undefined) throw new Error('There is one.');
    version.original = original;
    const text = JSON.stringify({
      ...record,
      title: `With ${original}`,
      updatedAt: new Date().toISOString(),
    });
    await writeFile(path, text);
    await writeFile(`${path}.last-good`, text);
    valueOf(await mergeLibrary(mine, { from: theirs.folder }, watch));
    expect(await readdir(precious)).toEqual(['thesis.odt']);
  }
  const merged = await readFile(join(mine.folder, 'articles', id, 'article.json'), 'utf8');
  expect(merged).not.toContain('precious');
  expect(await readdir(join(mine.folder, 'articles', id, 'original'))).toEqual(['1.html.gz']);
});
