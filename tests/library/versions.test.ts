import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { NewArticle } from '#core/article/new-article';
import type { SafeHtml } from '#core/html';
import type { ArticleId } from '#core/ids';
import { answer } from '../../electron/library/answer';
import { nodeFileSystem, type FileSystem } from '../../electron/library/document/file-system';
import type { Library } from '../../electron/library/library';
import { perform } from '../../electron/library/perform';
import { opened } from './support/opened';
import { sampleArticle, SENTENCES } from './support/sample-article';
import { temporaryFolder } from './support/temporary-folder';
import { errorOf, valueOf } from './support/value-of';

const FIRST = 'The harbour office has written to us.';

/** The sample, fetched again: with a sentence before the others, and without the last. */
function laterCapture(): NewArticle {
  const sentences = [FIRST, ...SENTENCES.slice(0, 3)];
  return {
    ...sampleArticle('Another title on the page'),
    html: sentences.map((sentence) => `<p>${sentence}</p>`).join('') as SafeHtml,
    text: sentences.join('\n'),
    words: 40,
    tags: ['not taken'],
  };
}

async function saved(files: FileSystem = nodeFileSystem): Promise<{
  readonly library: Library;
  readonly id: ArticleId;
  readonly folder: string;
}> {
  const folder = await temporaryFolder();
  const library = await opened(folder, { files });
  const { id } = valueOf(await library.add(sampleArticle()));
  for (const quote of ['a promise made to strangers', 'Now the whole valley wakes']) {
    valueOf(await perform(library, { name: 'highlight.add', args: { articleId: id, at: { quote } } }));
  }
  return { library, id, folder };
}

async function states(library: Library, articleId: ArticleId): Promise<readonly string[]> {
  const highlights = valueOf(await answer(library, 'highlight.list', { articleId }));
  return highlights.map(({ quote, anchor }) => `${quote}: ${anchor.state} in ${anchor.version}`).sort();
}

it('adds a version that is shown from then on, and keeps the one before, the title, the tags and the highlights', async () => {
  const { library, id, folder } = await saved();
  const record = valueOf(await library.addVersion(id, laterCapture()));
  expect(record).toMatchObject({ version: 2, words: 40, title: 'The ferry and the clock', tags: ['water'] });
  expect(valueOf(await library.content(id)).text).toContain(FIRST);
  expect(valueOf(await library.content(id, 1)).text).toBe(SENTENCES.join('\n'));
  expect(await states(library, id)).toEqual([
    'Now the whole valley wakes: loose in 2',
    'a promise made to strangers: moved in 2',
  ]);
  expect(library.view(id)).toMatchObject({ version: 2, highlights: 2 });
  expect(await readdir(join(folder, 'articles', id, 'original'))).toEqual(['1.html.gz', '2.html.gz']);
  await library.close();
  const again = await opened(folder);
  expect(valueOf(await again.content(id)).number).toBe(2);
  await again.close();
});

it('shows the version before again, with its highlights where they were made, and takes that back', async () => {
  const { library, id } = await saved();
  const made = await states(library, id);
  valueOf(await library.addVersion(id, laterCapture()));
  const moved = await states(library, id);
  const back = valueOf(await perform(library, { name: 'article.show-version', args: { id, version: 1 } }));
  expect(back).toMatchObject({
    value: { version: 1, words: 34 },
    undo: { name: 'article.show-version', args: { id, version: 2 } },
  });
  expect(await states(library, id)).toEqual(made);
  valueOf(await perform(library, { name: 'article.show-version', args: { id, version: 2 } }));
  expect(await states(library, id)).toEqual(moved);
  const missing = await perform(library, { name: 'article.show-version', args: { id, version: 9 } });
  expect(errorOf(missing)).toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('1, 2') as unknown,
  });
  await library.close();
});

it('never writes over the text of a version that the record doesn’t know', async () => {
  const { library, id, folder } = await saved();
  const stranger = join(folder, 'articles', id, 'versions', '2.json');
  await writeFile(stranger, 'brought by a sync program');
  expect(valueOf(await library.addVersion(id, laterCapture())).version).toBe(3);
  expect(await readdir(join(folder, 'articles', id, 'versions'))).toContain('2.json');
  await library.close();
});

it('leaves the article as it was wherever the disk refuses, and adds the version when it is asked again', async () => {
  for (let step = 1; ; step += 1) {
    let left = Infinity;
    const limited: FileSystem = {
      ...nodeFileSystem,
      rename: (from, to) => {
        if ((left -= 1) === 0) {
          return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'rename' }));
        }
        return nodeFileSystem.rename(from, to);
      },
    };
    const { library, id, folder } = await saved(limited);
    const before = await states(library, id);
    left = step;
    const added = await library.addVersion(id, laterCapture());
    left = Infinity;
    const shown = valueOf(await library.content(id));
    if (!added.ok) {
      expect(added.error.code).toBe('storage');
      expect(shown.text).toBe(SENTENCES.join('\n'));
      expect(await states(library, id)).toEqual(before);
      valueOf(await library.addVersion(id, laterCapture()));
    }
    await library.close();
    const again = await opened(folder);
    expect(valueOf(await again.content(id)).text).toContain(FIRST);
    expect(valueOf(await again.content(id, 1)).text).toBe(SENTENCES.join('\n'));
    await again.close();
    if (added.ok) {
      expect(step).toBeGreaterThan(3);
      return;
    }
  }
});

it('refuses a version for an article in the trash', async () => {
  const { library, id } = await saved();
  valueOf(await library.trash(id));
  expect(errorOf(await library.addVersion(id, laterCapture())).code).toBe('not-found');
  await library.close();
});

it('lists the versions, tells how each was saved, and what changed between them', async () => {
  const { library, id } = await saved();
  valueOf(await library.addVersion(id, laterCapture()));
  expect(valueOf(await answer(library, 'article.versions', { id }))).toMatchObject([
    { number: 1, words: 34, shown: false, original: true },
    { number: 2, words: 40, shown: true, original: true },
  ]);
  const log = valueOf(await answer(library, 'article.log', { id, version: 1 })).log;
  expect(log?.steps.map(({ step }) => step)).toEqual(['fetch', 'store']);
  expect(log?.steps[1]?.notes).toEqual(['Stored the text as version 1, and the page as it came beside it.']);
  const { difference } = valueOf(await answer(library, 'article.difference', { id, from: 1, to: 2 }));
  expect(difference.counts).toEqual({ added: 1, removed: 1, changed: 0 });
  expect(errorOf(await answer(library, 'article.log', { id, version: 5 })).code).toBe('not-found');
  await library.close();
});

it('finds what a text in between didn’t have by the text that it was marked in', async () => {
  const refrain =
    'And every morning the horn is heard across the water, long before anyone is up to hear it.';
  const [opening, ...rest] = SENTENCES;
  const sung = [opening, refrain, refrain, refrain, refrain, refrain, ...rest];
  const library = await opened(await temporaryFolder());
  const { id } = valueOf(await library.add(withText(sung)));
  // The third of five: which of them it is can be told only by counting from text to text.
  const start = sung.slice(0, 3).join('\n').length + 1;
  const at = { version: 1, start, end: start + refrain.length };
  const { value } = valueOf(await perform(library, { name: 'highlight.add', args: { articleId: id, at } }));
  valueOf(await library.addVersion(id, withText(SENTENCES)));
  expect(await states(library, id)).toEqual([`${refrain}: loose in 2`]);
  valueOf(await library.addVersion(id, withText([FIRST, ...sung])));
  const placed = async (): Promise<unknown> =>
    valueOf(await answer(library, 'highlight.list', { articleId: id })).find((each) => each.id === value.id)
      ?.anchor;
  const moved = start + FIRST.length + 1;
  const third = { state: 'moved', version: 3, start: moved, end: moved + refrain.length };
  expect(await placed()).toMatchObject(third);
  for (const version of [2, 3, 1]) {
    valueOf(await perform(library, { name: 'article.show-version', args: { id, version } }));
    if (version === 3) expect(await placed()).toMatchObject(third);
  }
  expect(await placed()).toEqual({ state: 'exact', score: 1, ...at });
  await library.close();
});

function withText(sentences: readonly string[]): NewArticle {
  return {
    ...laterCapture(),
    html: sentences.map((sentence) => `<p>${sentence}</p>`).join('') as SafeHtml,
    text: sentences.join('\n'),
  };
}
