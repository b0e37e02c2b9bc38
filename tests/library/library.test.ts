import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ArticleRecord } from '#core/article/article';
import { articleRecordSchema, contentVersionSchema } from '#core/article/article';
import type { NewArticle } from '#core/article/new-article';
import { newArticleId, type ArticleId } from '#core/ids';
import { fail, ok } from '#core/result';
import { answer } from '../../electron/library/answer';
import { keepLateImages } from '../../electron/library/keep-late-images';
import { nodeFileSystem } from '../../electron/library/document/file-system';
import type { Edit, Edited } from '../../electron/library/library';
import { opened } from './support/opened';
import { illustratedArticle, PICTURE, sampleArticle, SENTENCES } from './support/sample-article';
import { temporaryFolder } from './support/temporary-folder';
import { errorOf, valueOf } from './support/value-of';

const addTag =
  (tag: string): Edit<Edited> =>
  (record, now) =>
    ok({ record: { ...record, tags: [...record.tags, tag], updatedAt: now } });

async function recordOnDisk(folder: string, id: ArticleId, place = 'articles'): Promise<ArticleRecord> {
  return articleRecordSchema.parse(
    JSON.parse(await readFile(join(folder, place, id, 'article.json'), 'utf8')),
  );
}

describe('images', () => {
  it('are stored with their article, by name', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(illustratedArticle()));
    const assets = join(folder, 'articles', id, 'assets');
    expect(await readdir(assets)).toEqual([PICTURE.name]);
    expect(new Uint8Array(await readFile(join(assets, PICTURE.name)))).toEqual(PICTURE.bytes);
    expect(valueOf(await answer(library, 'article.images', { id }))).toEqual([
      { address: null, file: `assets/${PICTURE.name}`, missing: null },
      { address: 'https://harbour.example/late.png', file: null, missing: 'refused' },
    ]);
  });

  it('that came late are shown in the text, which stays as it was stored', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(illustratedArticle()));
    const stored = valueOf(await library.content(id)).html;
    const late = { address: 'https://harbour.example/late.png', name: PICTURE.name };
    valueOf(await keepLateImages(library, id, [late], [PICTURE]));
    expect(valueOf(await library.content(id)).html).toBe(stored);
    expect(valueOf(await answer(library, 'article.read', { id })).html).toContain(
      `<img alt="late" data-address="${late.address}" src="assets/${PICTURE.name}">`,
    );
    expect((await recordOnDisk(folder, id)).lateImages).toEqual([late]);
    expect(errorOf(await keepLateImages(library, newArticleId(), [late], [PICTURE])).code).toBe('not-found');
  });
});

describe('the lead image', () => {
  const image = 'https://harbour.example/lead.png';
  const text = sampleArticle();
  const withLead: NewArticle = {
    ...text,
    metadata: { ...text.metadata, image },
    assets: [PICTURE],
    leadImage: { address: image, name: PICTURE.name },
  };

  it('is kept beside the text, and is no fault', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(withLead));
    const file = `assets/${PICTURE.name}`;
    expect(valueOf(await answer(library, 'article.read', { id }))).toMatchObject({ image, leadImage: file });
    expect(valueOf(await answer(library, 'article.images', { id }))).toEqual([
      { address: image, file, missing: null },
    ]);
    expect(valueOf(await library.captured(id))).toMatchObject({
      leadImage: withLead.leadImage,
      assets: [{ name: PICTURE.name }],
    });
  });

  it('that couldn’t be had is among the images to try again, and comes with a later version', async () => {
    const library = await opened(await temporaryFolder());
    const { id } = valueOf(await library.add({ ...text, metadata: withLead.metadata }));
    expect(valueOf(await answer(library, 'article.images', { id }))).toEqual([
      { address: image, file: null, missing: 'waiting' },
    ]);
    valueOf(await library.addVersion(id, withLead));
    expect(valueOf(await answer(library, 'article.read', { id })).leadImage).toBe(`assets/${PICTURE.name}`);
  });
});

describe('adding an article', () => {
  it('stores record, text and page, and nothing unfinished', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder, { now: () => new Date('2026-11-22T09:30:00.000Z') });
    const record = valueOf(await library.add(sampleArticle()));
    const article = join(folder, 'articles', record.id);

    expect(record).toMatchObject({
      title: 'The ferry and the clock',
      savedAt: '2026-11-22T09:30:00.000Z',
      shelf: 'inbox',
      tags: ['water'],
      version: 1,
      versions: [{ number: 1, original: '1.html.gz', words: 34 }],
      highlights: [],
      deletedAt: null,
    });
    expect(await recordOnDisk(folder, record.id)).toEqual(record);
    expect(await readdir(join(folder, 'articles'))).toEqual([record.id]);
    expect((await readdir(article)).sort()).toEqual([
      'article.json',
      'article.json.last-good',
      'log',
      'original',
      'versions',
    ]);
    const content = contentVersionSchema.parse(
      JSON.parse(await readFile(join(article, 'versions', '1.json'), 'utf8')),
    );
    expect(content).toMatchObject({ articleId: record.id, number: 1, text: SENTENCES.join('\n') });
    expect(content.hash).toBe(record.versions[0]?.hash);
    const page = gunzipSync(await readFile(join(article, 'original', '1.html.gz')));
    expect(new Uint8Array(page)).toEqual(sampleArticle().original?.bytes);
  });

  it('keeps no original where there was no page', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const record = valueOf(await library.add({ ...sampleArticle(), original: null }));
    expect(record.versions[0]?.original).toBeNull();
    expect(await readdir(join(folder, 'articles', record.id))).not.toContain('original');
  });

  it('lists the newest first, and tells listeners once it is durable', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const heard: string[] = [];
    const stop = library.onChange((ids) => heard.push(...ids));
    const one = valueOf(await library.add(sampleArticle('One')));
    const two = valueOf(await library.add(sampleArticle('Two')));
    expect(library.articles().map(({ title }) => title)).toEqual(['Two', 'One']);
    expect(heard).toEqual([one.id, two.id]);
    stop();
    valueOf(await library.add(sampleArticle('Three')));
    expect(heard).toHaveLength(2);
  });

  it('doesn’t make the folder anew when it was taken away', async () => {
    const folder = join(await temporaryFolder(), 'library');
    const library = await opened(folder);
    await rename(folder, `${folder} elsewhere`);
    const error = errorOf(await library.add(sampleArticle()));
    expect(error.code).toBe('storage');
    expect(error.message).toContain(folder);
    expect(error.message).toContain('not connected');
    expect(await readdir(join(folder, '..'))).toEqual(['library elsewhere']);
    await rename(`${folder} elsewhere`, folder);
    valueOf(await library.add(sampleArticle()));
  });
});

describe('reading an article', () => {
  it('gives the version that is shown, or the one asked for', async () => {
    const library = await opened(await temporaryFolder());
    const { id } = valueOf(await library.add(sampleArticle()));
    expect(valueOf(await library.content(id)).text).toBe(SENTENCES.join('\n'));
    expect(valueOf(await library.content(id, 1)).number).toBe(1);
    expect(errorOf(await library.content(id, 2)).message).toContain('Version 2');
  });

  it('names what isn’t there', async () => {
    const library = await opened(await temporaryFolder());
    const id = newArticleId();
    for (const result of [await library.record(id), await library.content(id), await library.trash(id)]) {
      expect(errorOf(result)).toEqual({ code: 'not-found', message: `No article has the id ${id}.` });
    }
  });

  it('never takes an article whose folder is gone for an empty one', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    await rm(join(folder, 'articles', id), { recursive: true });
    for (const result of [
      await library.record(id),
      await library.content(id),
      await library.change(id, addTag('x')),
    ]) {
      expect(errorOf(result).code).toBe('storage');
      expect(errorOf(result).message).toContain('is gone');
    }
    expect(await readdir(join(folder, 'articles'))).toEqual([]);
  });

  it('brings back a damaged text while the library is open', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    await writeFile(join(folder, 'articles', id, 'versions', '1.json'), '');
    expect(valueOf(await library.content(id)).text).toBe(SENTENCES.join('\n'));
  });
});

describe('changing an article', () => {
  it('is durable on return, and seen by the next edit', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    valueOf(await library.change(id, addTag('one')));
    expect((await recordOnDisk(folder, id)).tags).toEqual(['water', 'one']);
    valueOf(await library.change(id, addTag('two')));
    expect((await recordOnDisk(folder, id)).tags).toEqual(['water', 'one', 'two']);
    expect(library.articles()[0]?.tags).toEqual(['water', 'one', 'two']);
  });

  it('loses none of a burst, in order, in few writes; each answer comes when its edit is on the disk', async () => {
    const folder = await temporaryFolder();
    let renames = 0;
    const library = await opened(folder, {
      files: {
        ...nodeFileSystem,
        rename: (from, to) => {
          renames += 1;
          return nodeFileSystem.rename(from, to);
        },
      },
    });
    const { id } = valueOf(await library.add(sampleArticle()));
    renames = 0;
    const tags = Array.from({ length: 100 }, (_, number) => `tag ${number}`);
    await Promise.all(
      tags.map(async (tag) => {
        valueOf(await library.change(id, addTag(tag)));
        expect((await recordOnDisk(folder, id)).tags).toContain(tag);
      }),
    );
    expect((await recordOnDisk(folder, id)).tags).toEqual(['water', ...tags]);
    expect(renames).toBeLessThan(20);
  });

  it('refuses one edit without harm to those beside it', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    const [one, refused, thrown, two] = await Promise.allSettled([
      library.change(id, addTag('one')),
      library.change(id, () => fail('bad-request', 'No.')),
      library.change(id, () => {
        throw new Error('a fault in the program');
      }),
      library.change(id, addTag('two')),
    ]);
    expect(one).toMatchObject({ status: 'fulfilled', value: { ok: true } });
    expect(refused).toMatchObject({ status: 'fulfilled', value: { ok: false, error: { message: 'No.' } } });
    expect(thrown).toMatchObject({ status: 'rejected' });
    expect(two).toMatchObject({ status: 'fulfilled', value: { ok: true } });
    expect((await recordOnDisk(folder, id)).tags).toEqual(['water', 'one', 'two']);
  });

  it('writes nothing when nothing changes', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    const heard: ArticleId[] = [];
    library.onChange((ids) => heard.push(...ids));
    const before = await readFile(join(folder, 'articles', id, 'article.json'));
    valueOf(await library.change(id, (record) => ok({ record })));
    valueOf(await library.restore(id));
    expect(heard).toEqual([]);
    expect(await readFile(join(folder, 'articles', id, 'article.json'))).toEqual(before);
  });

  it('keeps times rising when the clock is set back', async () => {
    let now = '2026-11-22T09:30:00.000Z';
    const library = await opened(await temporaryFolder(), { now: () => new Date(now) });
    const { id } = valueOf(await library.add(sampleArticle()));
    now = '2020-01-01T00:00:00.000Z';
    const { record } = valueOf(await library.change(id, addTag('late')));
    expect(record.updatedAt).toBe('2026-11-22T09:30:00.001Z');
  });

  it('works on what is on the disk, when another program replaced it', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    const path = join(folder, 'articles', id, 'article.json');
    await writeFile(path, JSON.stringify({ ...(await recordOnDisk(folder, id)), tags: ['synced'] }));
    valueOf(await library.change(id, addTag('mine')));
    expect((await recordOnDisk(folder, id)).tags).toEqual(['synced', 'mine']);
  });
});

describe('the trash', () => {
  it('takes an article out of the list and gives it back as it was', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    const before = library.articles();

    const trashed = valueOf(await library.trash(id));
    expect(trashed.deletedAt).not.toBeNull();
    expect(library.articles()).toEqual([]);
    expect(await readdir(join(folder, 'trash'))).toEqual([id]);
    expect(await readdir(join(folder, 'articles'))).toEqual([]);
    expect(valueOf(await library.record(id)).deletedAt).toBe(trashed.deletedAt);
    expect((await opened(folder)).articles()).toEqual([]);

    valueOf(await library.restore(id));
    expect(library.articles()).toEqual(before);
    expect(await readdir(join(folder, 'articles'))).toEqual([id]);
    expect((await opened(folder)).articles()).toEqual(before);
  });
});

describe('closing', () => {
  it('waits for what is under way and takes nothing more', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    const underWay = [library.add(sampleArticle('Last')), library.change(id, addTag('last'))];
    await library.close();
    const names = await readdir(join(folder, 'articles'));
    expect(names).toHaveLength(2);
    expect((await recordOnDisk(folder, id)).tags).toContain('last');
    for (const done of underWay) valueOf<unknown>(await done);
    expect(errorOf(await library.add(sampleArticle('Late'))).code).toBe('storage');
    expect(errorOf(await library.change(id, addTag('late'))).code).toBe('storage');
  });
});
