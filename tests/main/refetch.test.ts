import { beforeEach, expect, test, vi } from 'vitest';
import type { CaptureProgress } from '#contract/events';
import type { NewArticle } from '#core/article/new-article';
import type { SafeHtml } from '#core/html';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';
import type { Capture } from '../../electron/capture/capture';
import type { UnchangedPage } from '../../electron/capture/fetch-page';
import type { KnownPage } from '../../electron/capture/validators';
import type { Library } from '../../electron/library/library';
import { createDoor } from '../../electron/main/dispatch';
import type { LibraryTasks } from '../../electron/main/tasks/library-tasks';
import { opened } from '../library/support/opened';
import { sampleArticle } from '../library/support/sample-article';
import { temporaryFolder } from '../library/support/temporary-folder';
import { errorOf, valueOf } from '../library/support/value-of';

let library: Library;
let id: ArticleId;
let progress: CaptureProgress['step'][];
const capture =
  vi.fn<(args: unknown, known: KnownPage | null) => Promise<Result<NewArticle | UnchangedPage>>>();

beforeEach(async () => {
  library = await opened(await temporaryFolder());
  id = valueOf(await library.add(sampleArticle())).id;
  progress = [];
  capture.mockReset();
  return () => library.close();
});

function door() {
  return createDoor({
    library,
    capture: () => Promise.resolve({ recapture: capture } as unknown as Capture),
    onProgress: ({ step }) => progress.push(step),
    tasks: {} as LibraryTasks,
  });
}

function changed(): NewArticle {
  const { html, text } = sampleArticle();
  return {
    ...sampleArticle('Renamed by the site'),
    html: html.replace('seven', 'eight') as SafeHtml,
    text: text.replace('seven', 'eight'),
  };
}

test('an article is captured again from its own address, and undo shows the version before', async () => {
  capture.mockResolvedValue(ok(changed()));
  const at = { quote: 'A timetable is a promise' };
  valueOf(await door().command('highlight.add', { articleId: id, at }));
  const fetched = valueOf(await door().command('article.refetch', { id }));
  expect(capture.mock.calls[0]?.[0]).toMatchObject({
    source: { kind: 'url', url: 'https://harbour.example/ferry' },
  });
  expect(fetched).toMatchObject({
    value: {
      changed: true,
      before: 1,
      article: { version: 2, title: 'The ferry and the clock' },
      highlights: { exact: 1, moved: 0, fuzzy: 0, loose: 0 },
    },
    undo: { name: 'article.show-version', args: { id, version: 1 } },
  });
  expect(progress).toEqual(['store', 'done']);
});

test('a text that is the same adds nothing', async () => {
  capture.mockResolvedValue(ok(sampleArticle('Another title')));
  const fetched = valueOf(await door().command('article.refetch', { id }));
  expect(fetched).toMatchObject({ value: { changed: false, article: { version: 1 } }, undo: null });
  expect(fetched.remark).toContain('unchanged');
  expect(valueOf(await library.record(id)).versions).toHaveLength(1);
  expect(progress).toEqual(['done']);
});

test('an address that a person gave is asked for as a person asks, one that a file claims or a page named as a page does', async () => {
  capture.mockResolvedValue(ok(changed()));
  valueOf(await door().command('article.refetch', { id }));
  const fetchedFrom = 'https://harbour.example/ferry?from=redirect';
  const named = valueOf(await library.add({ ...sampleArticle(), fetchedFrom }));
  valueOf(await door().command('article.refetch', { id: named.id }));
  const given = valueOf(await library.add({ ...sampleArticle(), fetchedFrom, givenBy: 'person' }));
  valueOf(await door().command('article.refetch', { id: given.id }));
  const from = capture.mock.calls.map(([args]) => (args as { readonly from: string }).from);
  expect(from).toEqual(['page', 'page', 'person']);
});

test('a page that its server knows is asked for only if it is another, and may be unchanged', async () => {
  const fetchedFrom = 'https://harbour.example/ferry?from=redirect';
  const validators = { etag: '"tide-1"', lastModified: null };
  const fetched = valueOf(await library.add({ ...sampleArticle(), fetchedFrom, validators }));
  capture.mockResolvedValue(ok({ kind: 'unchanged', url: fetchedFrom }));
  const again = valueOf(await door().command('article.refetch', { id: fetched.id }));
  expect(capture.mock.calls[0]?.[1]).toEqual({ url: fetchedFrom, validators });
  expect(again).toMatchObject({ value: { changed: false, article: { version: 1 } }, undo: null });
  expect(again.remark).toContain('unchanged');

  const source = { kind: 'file', path: '/pages/ferry.html' } as const;
  valueOf(await door().command('article.refetch', { id: fetched.id, source }));
  expect(capture.mock.calls[1]?.[1]).toBeNull();
});

test('a text that was rendered is rendered again, unless another source is given', async () => {
  capture.mockResolvedValue(ok(changed()));
  const fetchedFrom = 'https://harbour.example/ferry';
  const made = valueOf(await library.add({ ...sampleArticle(), fetchedFrom, rendered: true }));
  const source = { kind: 'file', path: '/pages/ferry.html' } as const;
  valueOf(await door().command('article.refetch', { id: made.id }));
  valueOf(await door().command('article.show-version', { id: made.id, version: 1 }));
  valueOf(await door().command('article.refetch', { id: made.id, source }));
  valueOf(await door().command('article.refetch', { id, render: true }));
  valueOf(await door().command('article.refetch', { id }));
  const rendered = capture.mock.calls.map(([args]) => (args as { render: boolean }).render);
  expect(rendered).toEqual([true, false, true, false]);
});

test('a page that isn’t an article any more is added only when asked', async () => {
  capture.mockResolvedValue(fail('not-article', 'This page asks to sign in.'));
  expect(errorOf(await door().command('article.refetch', { id })).code).toBe('not-article');
  capture.mockResolvedValue(ok(changed()));
  valueOf(await door().command('article.refetch', { id, anyway: true }));
  const asked = capture.mock.calls.map(([args]) => (args as { readonly anyway: boolean }).anyway);
  expect(asked).toEqual([false, true]);
});

test('another source counts as the article’s address, so that its links lead where they did', async () => {
  capture.mockResolvedValue(ok(changed()));
  const source = { kind: 'file', path: '/pages/ferry.html' } as const;
  valueOf(await door().command('article.refetch', { id, source }));
  expect(capture.mock.calls[0]?.[0]).toMatchObject({ source, url: 'https://harbour.example/ferry' });
});

test('what could not be captured leaves the article as it was', async () => {
  capture.mockResolvedValue(fail('unreachable', 'Nobody answers.'));
  expect(errorOf(await door().command('article.refetch', { id })).code).toBe('unreachable');
  expect(valueOf(await library.record(id)).versions).toHaveLength(1);
  expect(progress).toEqual(['failed']);
});

test('an article that came from no address says so', async () => {
  const article = sampleArticle('Typed');
  const typed = valueOf(await library.add({ ...article, metadata: { ...article.metadata, url: null } }));
  const refused = errorOf(await door().command('article.refetch', { id: typed.id }));
  expect(refused).toMatchObject({
    code: 'bad-request',
    message: expect.stringContaining('Typed') as unknown,
  });
  expect(capture).not.toHaveBeenCalled();
});
