import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { articleRecordSchema, type ArticleRecord } from '#core/article/article';
import { newArticleId, type ArticleId } from '#core/ids';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { storeContext } from '../../../electron/library/document/store-context';
import type { Place } from '../../../electron/library/layout';
import type { Library } from '../../../electron/library/library';
import { mergeOtherPlace } from '../../../electron/library/merge/both-places';
import { isMergedName } from '../../../electron/library/merge/conflict-names';
import { openLibrary } from '../../../electron/library/open-library';
import { perform } from '../../../electron/library/perform';
import { DISTINCT_FAULTS, faultName, faultyFiles } from '../support/faulty-files';
import { opened } from '../support/opened';
import { sampleArticle, SENTENCES } from '../support/sample-article';
import { systemError } from '../support/system-error';
import { temporaryFolder } from '../support/temporary-folder';
import { valueOf } from '../support/value-of';

interface Doubled {
  readonly folder: string;
  readonly id: ArticleId;
  /** Opens the library. */
  readonly open: (files?: typeof nodeFileSystem) => Promise<Library>;
  readonly notices: string[];
}

async function note(library: Library, articleId: ArticleId, quote: string): Promise<void> {
  const args = { articleId, at: { quote }, note: quote };
  valueOf(await perform(library, { name: 'highlight.add', args }));
}

/** A library with an article, and a copy of its folder of before, with a note of its own, put beside it. */
async function doubled(
  change: (library: Library, id: ArticleId) => Promise<unknown>,
  { copyIn }: { readonly copyIn: 'articles' | 'trash' },
): Promise<Doubled> {
  const [folder, apart] = [join(await temporaryFolder(), 'here'), join(await temporaryFolder(), 'apart')];
  const library = await opened(folder);
  const { id } = valueOf(await library.add(sampleArticle()));
  await library.close();
  await cp(folder, apart, { recursive: true });
  const other = await opened(apart);
  await note(other, id, SENTENCES[1]);
  await other.close();
  const mine = await opened(folder);
  await note(mine, id, SENTENCES[2]);
  await change(mine, id);
  await mine.close();
  await rename(join(apart, 'articles', id), join(folder, copyIn, id));
  const notices: string[] = [];
  const open = async (files = nodeFileSystem): Promise<Library> => {
    const again = valueOf(await openLibrary({ folder, files, onNotice: (message) => notices.push(message) }));
    onTestFinished(() => again.close());
    return again;
  };
  return { folder, id, open, notices };
}

async function recordIn(folder: string, place: Place, id: ArticleId): Promise<ArticleRecord> {
  return articleRecordSchema.parse(
    JSON.parse(await readFile(join(folder, place, id, 'article.json'), 'utf8')),
  );
}

async function notesOf(library: Library, id: ArticleId): Promise<readonly string[]> {
  const { highlights } = valueOf(await library.record(id));
  return highlights.map((highlight) => highlight.note).sort();
}

/** What lies in the two places: articles by their id, what was merged by `merged`. */
async function lying(folder: string, id: ArticleId): Promise<readonly string[]> {
  const names = await Promise.all(
    ['articles', 'trash'].map(async (place) =>
      (await readdir(join(folder, place))).map((name) => `${place}/${isMergedName(name) ? 'merged' : name}`),
    ),
  );
  return names.flat().map((name) => name.replace(id, 'article'));
}

const BOTH = [SENTENCES[1], SENTENCES[2]].sort();

it('an article in the trash whose older state came back among the articles is merged, and stays in the trash', async () => {
  const { folder, id, open, notices } = await doubled((library, article) => library.trash(article), {
    copyIn: 'articles',
  });
  const library = await open();
  expect(library.articles()).toEqual([]);
  expect(library.trashed().map((article) => article.id)).toEqual([id]);
  expect(await notesOf(library, id)).toEqual(BOTH);
  expect(await lying(folder, id)).toEqual(['trash/article', 'trash/merged']);
  expect(notices).toEqual([]);
});

it('an article whose older state lies where it should be moved to is merged and moved', async () => {
  // Its record says that it is in the trash, but a folder was in the way.
  const { folder, id, open, notices } = await doubled((library, article) => library.trash(article), {
    copyIn: 'articles',
  });
  await rename(join(folder, 'trash', id), join(folder, 'kept'));
  await rename(join(folder, 'articles', id), join(folder, 'trash', id));
  await rename(join(folder, 'kept'), join(folder, 'articles', id));
  const library = await open();
  expect(library.articles()).toEqual([]);
  expect(library.trashed().map((article) => article.id)).toEqual([id]);
  expect(await notesOf(library, id)).toEqual(BOTH);
  expect(await lying(folder, id)).toEqual(['trash/article', 'trash/merged']);
  expect(notices).toEqual([]);
});

it('a state that comes into the other place while the library is open is merged when the folder is looked at', async () => {
  const { folder, id, open } = await doubled(() => Promise.resolve(), { copyIn: 'trash' });
  const aside = join(folder, '..', 'aside');
  await rename(join(folder, 'trash', id), aside);
  const library = await open();
  await rename(aside, join(folder, 'trash', id));
  valueOf(await library.reconcile());
  expect(library.articles().map((article) => article.id)).toEqual([id]);
  expect(await notesOf(library, id)).toEqual(BOTH);
  expect(await lying(folder, id)).toEqual(['articles/article', 'trash/merged']);
});

it('an article that is put into the trash, where another state of it lies, takes that in', async () => {
  const { folder, id, open, notices } = await doubled(() => Promise.resolve(), { copyIn: 'trash' });
  const aside = join(folder, '..', 'aside');
  await rename(join(folder, 'trash', id), aside);
  const library = await open();
  await rename(aside, join(folder, 'trash', id));
  valueOf(await library.trash(id));
  expect(library.articles()).toEqual([]);
  expect(await notesOf(library, id)).toEqual(BOTH);
  expect(await lying(folder, id)).toEqual(['trash/article', 'trash/merged']);
  expect(notices).toEqual([]);
});

it('what can’t be merged stays, is told of once, and the other state is shown', async () => {
  const { folder, id, open, notices } = await doubled(() => Promise.resolve(), { copyIn: 'trash' });
  for (const name of ['article.json', 'article.json.last-good']) {
    await writeFile(join(folder, 'trash', id, name), '{');
  }
  const library = await open();
  expect(library.articles().map((article) => article.id)).toEqual([id]);
  expect(await notesOf(library, id)).toEqual([SENTENCES[2]]);
  expect(notices).toEqual([expect.stringContaining('could not be merged')]);
  valueOf(await library.reconcile());
  valueOf(await library.trash(id));
  expect(await lying(folder, id)).toEqual(['articles/article', 'trash/article']);
  expect(library.articles()).toEqual([]);
  valueOf(await library.restore(id));
  valueOf(await library.trash(id));
  expect(notices).toEqual([
    expect.stringContaining('could not be merged'),
    expect.stringContaining('could not be moved to the trash yet'),
  ]);
});

it('a folder of that name without a record is nothing to merge', async () => {
  const { folder, id, open, notices } = await doubled(() => Promise.resolve(), { copyIn: 'trash' });
  for (const name of await readdir(join(folder, 'trash', id))) {
    await rm(join(folder, 'trash', id, name), { recursive: true });
  }
  const library = await open();
  expect(library.articles().map((article) => article.id)).toEqual([id]);
  expect(notices).toEqual([]);
});

it('another article’s record in one of the two is left alone, and so is that article', async () => {
  const { folder, id, open, notices } = await doubled(() => Promise.resolve(), { copyIn: 'trash' });
  const other = { ...(await recordIn(folder, 'trash', id)), id: newArticleId() };
  for (const name of ['article.json', 'article.json.last-good']) {
    await writeFile(join(folder, 'trash', id, name), JSON.stringify(other));
  }
  await open();
  expect(await lying(folder, id)).toEqual(['articles/article', 'trash/article']);
  expect(notices).toEqual([expect.stringContaining('holds another article')]);
});

it.each(DISTINCT_FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
  'nothing is lost under the fault “$name”, whichever step it strikes',
  { timeout: 120_000 },
  async ({ fault }) => {
    const made = await doubled((library, id) => library.trash(id), { copyIn: 'articles' });
    const kept = join(made.folder, '..', 'kept');
    await cp(made.folder, kept, { recursive: true });
    for (let at = 0; ; at += 1) {
      await rm(made.folder, { recursive: true });
      await cp(kept, made.folder, { recursive: true });
      const faulty = faultyFiles(fault);
      faulty.strikeAt(at);
      const context = { ...storeContext(made.folder, () => undefined), files: faulty.files };
      const record = await recordIn(made.folder, 'trash', made.id);
      await mergeOtherPlace(context, { place: 'trash', record }).catch(() => undefined);
      const library = await made.open();
      expect(library.trashed().map(({ id }) => id)).toEqual([made.id]);
      expect(await notesOf(library, made.id)).toEqual(BOTH);
      await library.close();
      expect((await lying(made.folder, made.id)).filter((name) => name.endsWith('/article'))).toHaveLength(1);
      if (!faulty.struck() && at >= faulty.calls()) {
        expect(at).toBeGreaterThan(3);
        return;
      }
    }
  },
);

it('a disk that doesn’t let the folder be moved is told of once, and the newer state is shown', async () => {
  const { folder, id, open, notices } = await doubled(() => Promise.resolve(), { copyIn: 'trash' });
  await rm(join(folder, 'trash', id), { recursive: true });
  const library = await open({
    ...nodeFileSystem,
    rename: (from, to) =>
      to === join(folder, 'trash', id)
        ? Promise.reject(systemError('EACCES'))
        : nodeFileSystem.rename(from, to),
  });
  valueOf(await library.trash(id));
  await note(library, id, SENTENCES[3]).catch(() => undefined);
  valueOf(await library.reconcile());
  expect(library.articles()).toEqual([]);
  expect(library.trashed().map((article) => article.id)).toEqual([id]);
  valueOf(await library.restore(id));
  valueOf(await library.trash(id));
  expect(notices).toEqual([expect.stringContaining('could not be moved to the trash yet')]);
});
