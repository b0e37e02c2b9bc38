import { beforeEach, expect, test, vi } from 'vitest';
import type { NewArticle } from '#core/article/new-article';
import { fingerprintOf } from '#core/duplicates/fingerprint';
import type { SafeHtml } from '#core/html';
import { ok, type Result } from '#core/result';
import type { Capture } from '../../electron/capture/capture';
import type { Library } from '../../electron/library/library';
import { createDoor } from '../../electron/main/dispatch';
import type { LibraryTasks } from '../../electron/main/tasks/library-tasks';
import { opened } from '../library/support/opened';
import { sampleArticle } from '../library/support/sample-article';
import { temporaryFolder } from '../library/support/temporary-folder';
import { errorOf, valueOf } from '../library/support/value-of';

const LONG = Array.from({ length: 120 }, (_, index) => `word${index} of the ferry`).join(' ');
const source = { kind: 'text', text: 'x' } as const;

let library: Library;
const capture = vi.fn<(args: unknown) => Promise<Result<NewArticle>>>();

beforeEach(async () => {
  library = await opened(await temporaryFolder());
  capture.mockReset();
  return () => library.close();
});

function door() {
  return createDoor({
    library,
    capture: () => Promise.resolve({ capture } as unknown as Capture),
    onProgress: () => undefined,
    tasks: {} as LibraryTasks,
  });
}

function article(title: string, url: string | null, text: string): NewArticle {
  const sample = sampleArticle(title);
  const html = `<p>${text}</p>` as SafeHtml;
  const words = text.split(' ').length;
  return {
    ...sample,
    metadata: { ...sample.metadata, url },
    html,
    text,
    words,
    fingerprint: fingerprintOf(text),
    tags: [],
  };
}

async function save(captured: NewArticle, args: { again?: boolean; title?: string } = {}) {
  capture.mockResolvedValueOnce(ok(captured));
  return valueOf(await door().command('article.save', { source, ...args }));
}

test('the very same page is stored once', async () => {
  const first = await save(article('Ferry', 'https://harbour.example/ferry', LONG));
  const second = await save(article('Ferry', 'http://www.harbour.example/ferry?utm_source=x', LONG));
  expect(second).toMatchObject({ value: { id: first.value.id, unchanged: true }, undo: null });
  expect(second.remark).toContain('Nothing was added');
  expect(library.articles()).toHaveLength(1);
});

test('whoever names it otherwise has it twice, and is told', async () => {
  const first = await save(article('Ferry', 'https://harbour.example/ferry', LONG));
  const own = await save(article('Mine', 'https://harbour.example/ferry', LONG), { title: 'Mine' });
  expect(own.value).toMatchObject({ alike: { id: first.value.id, title: 'Ferry', by: 'address' } });
  expect(library.articles()).toHaveLength(2);
});

test('the same address with another text, and nearly the same text from elsewhere, are stored and told of', async () => {
  const first = await save(article('Ferry', 'https://harbour.example/ferry', LONG));
  const other = await save(article('Ferry', 'https://harbour.example/ferry', 'All of it is new.'));
  expect(other.value.alike).toEqual({ id: first.value.id, title: 'Ferry', by: 'address' });
  const near = await save(article('Copied', 'https://elsewhere.example/', `${LONG} And more.`));
  expect(near.value.alike).toEqual({ id: first.value.id, title: 'Ferry', by: 'text' });
  expect(near.remark).toBe('“Ferry”, which is in the library, has nearly the same text. Both are there now.');
  expect(near.undo).toEqual({ name: 'article.delete', args: { id: near.value.id } });
  expect(library.articles()).toHaveLength(3);
});

test('what is in the trash isn’t there', async () => {
  const first = await save(article('Ferry', 'https://harbour.example/ferry', LONG));
  valueOf(await door().command('article.delete', { id: first.value.id }));
  const second = await save(article('Ferry', 'https://harbour.example/ferry', LONG));
  expect(second.value.alike).toBe(undefined);
  expect(second.value.id).not.toBe(first.value.id);
});

test('texts without address are compared by their words, short ones not at all', async () => {
  const first = await save(article('Note', null, LONG));
  expect((await save(article('Again', null, LONG))).value.alike).toMatchObject({
    id: first.value.id,
    by: 'text',
  });
  await save(article('Short', null, 'Buy rope.'));
  expect((await save(article('Short', null, 'Buy rope.'))).value.alike).toBe(undefined);
});

test('asked for again, it becomes a version of the one that is there, and undo shows the one before', async () => {
  const first = await save(article('Ferry', 'https://harbour.example/ferry', LONG));
  const second = await save(article('Ferry II', 'https://harbour.example/ferry', 'All of it is new.'), {
    again: true,
  });
  expect(second.value).toMatchObject({ id: first.value.id, title: 'Ferry', version: 2 });
  expect(second.undo).toEqual({ name: 'article.show-version', args: { id: first.value.id, version: 1 } });
  expect(library.articles()).toHaveLength(1);
  expect(
    (await save(article('Other', 'https://harbour.example/b', 'New here.'), { again: true })).value.version,
  ).toBe(1);
});

test('an index that was made anew still knows', async () => {
  const { folder } = library;
  const first = await save(article('Ferry', null, LONG));
  await library.close();
  library = await opened(folder);
  expect((await save(article('Again', null, LONG))).value.alike).toMatchObject({ id: first.value.id });
});

test('an article with a note of its own is left as it is when it is to be folded', async () => {
  const into = valueOf(await library.add(sampleArticle('Ferry'))).id;
  const { id } = valueOf(await library.add(sampleArticle('Ferry, again')));
  valueOf(await door().command('article.annotate', { id, note: 'Mine.' }));
  const refused = await door().command('article.fold', { id, into });
  expect(refused).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('has a note of its own') as unknown },
  });
  expect(valueOf(await door().query('article.note', { id })).note).toBe('Mine.');
});

test('folding makes the one a version of the other with its images and original, and can be taken back', async () => {
  const first = await save(article('Ferry', 'https://harbour.example/ferry', LONG));
  const bytes = Uint8Array.from([0x47, 0x49, 0x46]);
  const name = `${'a'.repeat(64)}.gif`;
  const later = article('Ferry II', 'https://harbour.example/ferry', 'All of it is new.');
  const html = `${later.html}<img src="assets/${name}">` as SafeHtml;
  const second = await save({ ...later, html, assets: [{ name, bytes }] });
  const [id, into] = [second.value.id, first.value.id];

  const folded = valueOf(await door().command('article.fold', { id, into }));
  expect(folded.value).toMatchObject({ id: into, title: 'Ferry', version: 2 });
  expect(library.articles().map((each) => each.id)).toEqual([into]);
  const captured = valueOf(await library.captured(into));
  expect(captured.text).toBe('All of it is new.');
  expect(captured.assets.map((asset) => [asset.name, [...asset.bytes]])).toEqual([[name, [...bytes]]]);
  expect(Buffer.from(captured.original?.bytes ?? [])).toEqual(Buffer.from(later.original?.bytes ?? []));

  const { undo } = folded;
  if (undo?.name !== 'article.unfold') throw new Error('It can’t be taken back.');
  const back = valueOf(await door().command('article.unfold', undo.args));
  expect(back.undo).toEqual({ name: 'article.fold', args: { id, into } });
  expect(library.view(into)?.version).toBe(1);
  expect(library.view(id)?.title).toBe('Ferry II');
  const again = valueOf(await door().command('article.fold', { id, into }));
  expect(again.value.version).toBe(2);
  expect(valueOf(await library.record(into)).versions).toHaveLength(2);
});

test('an article with highlights, or the same one twice, isn’t folded', async () => {
  const first = await save(article('Ferry', null, LONG));
  const second = await save(article('Copy', null, `${LONG} more`));
  const [id, into] = [second.value.id, first.value.id];
  valueOf(await door().command('highlight.add', { articleId: id, at: { quote: 'word7 of' } }));
  expect(errorOf(await door().command('article.fold', { id, into }))).toMatchObject({ code: 'bad-request' });
  expect(errorOf(await door().command('article.fold', { id: into, into }))).toMatchObject({
    code: 'bad-request',
  });
  expect(library.articles()).toHaveLength(2);
});
