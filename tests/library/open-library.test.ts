import { chmod, cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newArticleId } from '#core/ids';
import { nodeFileSystem } from '../../electron/library/document/file-system';
import { openLibrary } from '../../electron/library/open-library';
import { opened } from './support/opened';
import { sampleArticle } from './support/sample-article';
import { systemError } from './support/system-error';
import { temporaryFolder } from './support/temporary-folder';
import { errorOf, valueOf } from './support/value-of';

describe('the folder', () => {
  it('is made, with its parents', async () => {
    const folder = join(await temporaryFolder(), 'documents', 'Commonplace');
    const library = await opened(folder);
    expect(library.isNew).toBe(true);
    expect(library.articles()).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual([
      'articles',
      'library.json',
      'library.json.last-good',
      'trash',
    ]);
    expect(JSON.parse(await readFile(join(folder, 'library.json'), 'utf8'))).toMatchObject({
      format: 1,
      id: library.id,
    });
    await library.close();
    const again = await opened(folder);
    expect(again.id).toBe(library.id);
    expect(again.isNew).toBe(false);
  });

  it('may be an empty one that is there, also with what a file manager leaves in it', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.DS_Store'), '');
    await writeFile(join(folder, 'desktop.ini'), '');
    expect((await opened(folder)).isNew).toBe(true);
  });

  it('is refused when it holds other things, and nothing is put into it', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'thesis.odt'), '');
    const error = errorOf(await openLibrary({ folder }));
    expect(error.code).toBe('unsupported');
    expect(error.message).toContain('thesis.odt');
    expect(await readdir(folder)).toEqual(['thesis.odt']);
  });

  it('is refused when it is a file, or lies below one', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    for (const folder of [file, join(file, 'library')]) {
      const error = errorOf(await openLibrary({ folder }));
      expect(error.code).toBe('storage');
      expect(error.message).toContain(folder);
    }
  });

  it('is named when the disk refuses it', async () => {
    const folder = join(await temporaryFolder(), 'library');
    const files = { ...nodeFileSystem, makeFolders: () => Promise.reject(systemError('EROFS')) };
    const error = errorOf(await openLibrary({ folder, files }));
    expect(error.code).toBe('storage');
    expect(error.message).toContain(folder);
    expect(error.message).toContain('only be read');
  });

  it.skipIf(process.platform === 'win32')('can be read where nothing may be written', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    await library.close();
    const refuse = (): Promise<never> => Promise.reject(systemError('EROFS'));
    const files = {
      ...nodeFileSystem,
      createFile: refuse,
      rename: refuse,
      remove: refuse,
      syncFolder: refuse,
    };
    const readOnly = await opened(folder, { files });
    expect(valueOf(await readOnly.content(id)).text).toContain('ferry');
    expect(errorOf(await readOnly.trash(id)).message).toContain('only be read');
    expect(readOnly.articles()).toHaveLength(1);
  });
});

describe('opening', () => {
  it('shows two processes the same, one after the other', async () => {
    const folder = await temporaryFolder();
    const one = await opened(folder);
    for (const title of ['One', 'Two', 'Three']) valueOf(await one.add(sampleArticle(title)));
    const other = await opened(folder);
    expect(other.articles()).toEqual(one.articles());
    expect(other.id).toBe(one.id);
  });

  it('sweeps what unfinished writes left, and nothing else', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    await library.close();
    const article = join(folder, 'articles', id);
    const leftover = 'article.json.0b6e3a52-6c3f-4d5e-8f55-0123456789ab.tmp';
    await writeFile(join(article, leftover), '{"half');
    await writeFile(join(article, 'mine.tmp'), 'a person’s file');
    await writeFile(join(folder, leftover), '');
    await mkdir(join(folder, 'articles', `.incoming-${newArticleId()}`, 'versions'), { recursive: true });
    await mkdir(join(folder, 'articles', 'Copy of an article'));
    await opened(folder);
    expect((await readdir(article)).sort()).toEqual([
      'article.json',
      'article.json.last-good',
      'log',
      'mine.tmp',
      'original',
      'versions',
    ]);
    expect((await readdir(join(folder, 'articles'))).sort()).toEqual([id, 'Copy of an article']);
    expect(await readdir(folder)).not.toContain(leftover);
  });

  it('finishes a move to the trash, and one out of it, that was cut off', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    valueOf(await library.trash(id));
    await rename(join(folder, 'trash', id), join(folder, 'articles', id));
    expect((await opened(folder)).articles()).toEqual([]);
    expect(await readdir(join(folder, 'trash'))).toEqual([id]);

    valueOf(await (await opened(folder)).restore(id));
    await rename(join(folder, 'articles', id), join(folder, 'trash', id));
    expect((await opened(folder)).articles()).toHaveLength(1);
    expect(await readdir(join(folder, 'articles'))).toEqual([id]);
  });
});

describe('a damaged library', () => {
  it('uses the last good copy of an article, and says so', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    const before = library.articles();
    await truncate(join(folder, 'articles', id, 'article.json'), 20);
    const notices: string[] = [];
    const again = valueOf(await openLibrary({ folder, onNotice: (message) => notices.push(message) }));
    expect(again.articles()).toEqual(before);
    expect(notices).toEqual([expect.stringContaining('The ferry and the clock')]);
  });

  it('opens without the articles that can’t be read, tells of them once and leaves them alone', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    for (const title of ['A', 'B', 'C', 'D', 'E', 'F']) valueOf(await library.add(sampleArticle(title)));
    const lost = library.articles().slice(0, 5);
    for (const { id } of lost) {
      await writeFile(join(folder, 'articles', id, 'article.json'), '');
      await rm(join(folder, 'articles', id, 'article.json.last-good'));
    }
    const notices: string[] = [];
    const again = valueOf(await openLibrary({ folder, onNotice: (message) => notices.push(message) }));
    expect(again.articles().map(({ title }) => title)).toEqual(['A']);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^5 articles can’t be shown; all others can\..* And 2 more\.$/);
    expect(await readdir(join(folder, 'articles'))).toHaveLength(6);
  });

  it('keeps its articles when library.json is lost or damaged beyond its copy', async () => {
    for (const content of [null, '{"format":1']) {
      const folder = await temporaryFolder();
      const library = await opened(folder);
      valueOf(await library.add(sampleArticle()));
      await rm(join(folder, 'library.json.last-good'));
      if (content === null) await rm(join(folder, 'library.json'));
      else await writeFile(join(folder, 'library.json'), content);
      const again = valueOf(await openLibrary({ folder }));
      expect(again.articles()).toHaveLength(1);
      expect(again.isNew).toBe(false);
    }
  });

  it('leaves a library of a newer Commonplace alone', async () => {
    const folder = await temporaryFolder();
    await opened(folder);
    for (const name of ['library.json', 'library.json.last-good']) {
      await writeFile(join(folder, name), '{"format":2,"id":"new"}');
    }
    const error = errorOf(await openLibrary({ folder }));
    expect(error.code).toBe('unsupported');
    expect(error.message).toContain('newer Commonplace');
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe('{"format":2,"id":"new"}');
  });

  it('brings an article together that is there twice, and keeps what it was made of', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    await cp(join(folder, 'articles', id), join(folder, 'kept'), { recursive: true });
    valueOf(await library.trash(id));
    await rename(join(folder, 'kept'), join(folder, 'articles', id));
    const notices: string[] = [];
    const again = valueOf(await openLibrary({ folder, onNotice: (message) => notices.push(message) }));
    expect(again.articles()).toEqual([]);
    expect(again.trashed().map((article) => article.id)).toEqual([id]);
    expect(notices).toEqual([]);
    expect(await readdir(join(folder, 'articles'))).toEqual([]);
    expect(await readdir(join(folder, 'trash'))).toEqual([id, expect.stringContaining(`${id}.merged-`)]);
  });

  it('doesn’t take a folder’s copy under another id for an article', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    await cp(join(folder, 'articles', id), join(folder, 'articles', newArticleId()), { recursive: true });
    const notices: string[] = [];
    const again = valueOf(await openLibrary({ folder, onNotice: (message) => notices.push(message) }));
    expect(again.articles()).toHaveLength(1);
    expect(notices).toEqual([expect.stringContaining('holds another article')]);
  });

  it.skipIf(process.platform === 'win32')(
    'opens though a file manager made its files read-only',
    async () => {
      const folder = await temporaryFolder();
      const library = await opened(folder);
      const { id } = valueOf(await library.add(sampleArticle()));
      await chmod(join(folder, 'articles', id, 'article.json'), 0o444);
      const again = await opened(folder);
      valueOf(await again.trash(id));
      expect(again.articles()).toEqual([]);
    },
  );
});
