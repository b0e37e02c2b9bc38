import { beforeEach, expect, test, vi, type Mock } from 'vitest';
import type { CaptureProgress } from '#contract/events';
import { articleView } from '#core/article/article-view';
import type { SafeHtml } from '#core/html';
import { newArticleId } from '#core/ids';
import { fail, ok } from '#core/result';
import type { Capture } from '../../electron/capture/capture';
import type { Library } from '../../electron/library/library';
import { createDoor } from '../../electron/main/dispatch';
import type { LibraryTasks } from '../../electron/main/tasks/library-tasks';
import { saveFiles } from '../../electron/main/save-files';
import { createManySaves } from '../../electron/main/save-many/save-together';
import { sampleArticle } from '../library/support/sample-article';
import { articleRecord, contentOf } from '../support/records';

type Step = (...args: readonly unknown[]) => Promise<unknown>;

const record = articleRecord();
const source = { kind: 'text', text: 'Clock' } as const;
const captured = sampleArticle();

let library: {
  add: Mock<Step>;
  alike: () => Promise<undefined>;
  record: Mock<Step>;
  content: Mock<Step>;
  addAssets: Mock<Step>;
  change: Mock<(id: unknown, edit: (of: typeof record) => unknown) => Promise<unknown>>;
  articles: () => unknown;
  complete: () => unknown;
};
let capture: {
  capture: Mock<Step>;
  images: Mock<Step>;
  markdown: Mock<(html: SafeHtml) => Promise<unknown>>;
};
let getCapture: Mock<() => Promise<Capture>>;
let progress: CaptureProgress[];
let tasks: { command: Mock<Step>; query: Mock<Step> };

beforeEach(() => {
  library = {
    add: vi.fn<Step>(),
    alike: () => Promise.resolve(undefined),
    record: vi.fn<Step>(() => Promise.resolve(ok(record))),
    content: vi.fn<Step>(),
    addAssets: vi.fn<Step>(() => Promise.resolve(ok(null))),
    change: vi.fn((_id: unknown, edit: (of: typeof record) => unknown) => Promise.resolve(edit(record))),
    articles: () => [articleView(record)],
    complete: () => Promise.resolve(ok(null)),
  };
  capture = {
    capture: vi.fn<Step>(),
    images: vi.fn<Step>(),
    markdown: vi.fn<(html: SafeHtml) => Promise<unknown>>(),
  };
  getCapture = vi.fn(() => Promise.resolve(capture as unknown as Capture));
  progress = [];
  tasks = { command: vi.fn<Step>(), query: vi.fn<Step>() };
});

function door() {
  return createDoor({
    library: library as unknown as Library,
    capture: getCapture,
    onProgress: (each) => progress.push(each),
    tasks: tasks as unknown as LibraryTasks,
  });
}

test('saving captures, stores, and gives the command that takes it back', async () => {
  capture.capture.mockResolvedValue(ok(captured));
  library.add.mockResolvedValue(ok(record));
  const saved = await door().command('article.save', { source, captureId: 'mine' });
  expect(saved).toEqual(
    ok({ value: articleView(record), undo: { name: 'article.delete', args: { id: record.id } } }),
  );
  expect(library.add).toHaveBeenCalledWith(captured);
  expect(progress.map(({ captureId, step }) => [captureId, step])).toEqual([
    ['mine', 'store'],
    ['mine', 'done'],
  ]);
});

test('what could not be captured is not stored', async () => {
  capture.capture.mockResolvedValue(fail('empty', 'There is nothing in it.'));
  expect(await door().command('article.save', { source })).toEqual(fail('empty', 'There is nothing in it.'));
  expect(library.add).not.toHaveBeenCalled();
  expect(progress.map(({ step }) => step)).toEqual(['failed']);
});

test('a disk that refuses ends the progress as failed', async () => {
  capture.capture.mockResolvedValue(ok(captured));
  library.add.mockResolvedValue(fail('storage', 'The disk is full.'));
  expect(await door().command('article.save', { source })).toEqual(fail('storage', 'The disk is full.'));
  expect(progress.at(-1)?.step).toBe('failed');
});

test.each([
  ['the capture cannot be made', () => getCapture.mockRejectedValue(new Error('a bug'))],
  ['the capture throws', () => capture.capture.mockRejectedValue(new Error('a bug'))],
  [
    'the store throws',
    () => {
      capture.capture.mockResolvedValue(ok(captured));
      library.add.mockRejectedValue(new Error('a bug'));
    },
  ],
])('the progress ends as failed when %s', async (_what, harm) => {
  harm();
  await expect(door().command('article.save', { source })).rejects.toThrow('a bug');
  expect(progress.at(-1)?.step).toBe('failed');
});

test('what is long goes to the tasks, and nothing else does', async () => {
  tasks.command.mockResolvedValue(ok({ value: 'backed up', undo: null }));
  tasks.query.mockResolvedValue(ok([]));
  expect(await door().command('library.backup', {})).toEqual(ok({ value: 'backed up', undo: null }));
  expect(await door().query('backup.list', {})).toEqual(ok([]));
  await door().query('article.list', {});
  expect(tasks.command.mock.calls).toEqual([['library.backup', {}]]);
  expect(tasks.query.mock.calls).toEqual([['backup.list', {}]]);
});

test('reading needs no capture, writing Markdown does', async () => {
  expect(await door().query('article.list', {})).toEqual(ok([articleView(record)]));
  expect(getCapture).not.toHaveBeenCalled();

  library.content.mockResolvedValue(ok(contentOf(record, 'Time')));
  capture.markdown.mockImplementation((html: SafeHtml) => Promise.resolve(ok(`from ${html}`)));
  expect(await door().query('article.markdown', { id: record.id })).toEqual(ok('from <p>Time</p>'));

  library.content.mockResolvedValue(fail('not-found', 'No article.'));
  expect(await door().query('article.markdown', { id: newArticleId() })).toEqual(
    fail('not-found', 'No article.'),
  );
});

test('missing images are asked for once more, and those that come are kept', async () => {
  const place = (address: string): string => `<img alt="" data-address="${address}" data-missing="refused">`;
  const [here, gone] = ['https://harbour.example/a.png', 'https://harbour.example/b.png'];
  const html = `${place(here)}${place(gone)}<img src="data:image/gif;base64,AA==">` as SafeHtml;
  library.content.mockResolvedValue(ok({ ...contentOf(record, ''), html }));
  const asset = { name: `${'0a'.repeat(32)}.png`, bytes: Uint8Array.of(1) };
  capture.images.mockResolvedValue(
    ok(
      new Map<string, unknown>([
        [here, { kind: 'kept', asset, size: null }],
        [gone, { kind: 'missing', reason: 'unreachable' }],
      ]),
    ),
  );
  const reply = await door().command('article.fetch-assets', { id: record.id, captureId: 'mine' });
  expect(capture.images.mock.calls[0]?.[0]).toEqual([here, gone]);
  expect(library.addAssets).toHaveBeenCalledExactlyOnceWith(record.id, [asset]);
  expect(await library.change.mock.results[0]?.value).toMatchObject({
    value: { record: { lateImages: [{ address: here, name: asset.name }] } },
  });
  expect(reply).toEqual(
    ok({
      value: { fetched: 1, missing: [{ address: gone, file: null, missing: 'unreachable' }] },
      undo: null,
    }),
  );
  expect(progress.map(({ step }) => step)).toEqual(['done']);
});

test('an article that lacks no image asks for none', async () => {
  library.content.mockResolvedValue(ok(contentOf(record, 'Time')));
  const reply = await door().command('article.fetch-assets', { id: record.id });
  expect(reply).toEqual(ok({ value: { fetched: 0, missing: [] }, undo: null }));
  expect(getCapture).not.toHaveBeenCalled();
});

test('files are saved one after another, and each has its outcome', async () => {
  capture.capture
    .mockResolvedValueOnce(fail('not-text', '“a.png” is a PNG picture.'))
    .mockResolvedValueOnce(ok(captured));
  library.add.mockResolvedValue(ok(record));
  const outcomes = await saveFiles(
    [
      { name: 'a.png', path: '/pictures/a.png' },
      { name: 'from the web', path: '' },
      { name: 'b.txt', path: '/texts/b.txt' },
    ],
    createManySaves(
      door(),
      () => undefined,
      () => undefined,
    ).save,
  );
  expect(outcomes).toMatchObject([
    { source: 'a.png', result: { ok: false, error: { code: 'not-text' } } },
    { source: 'from the web', result: { ok: false, error: { code: 'not-found' } } },
    { source: 'b.txt', result: { ok: true, value: { id: record.id } } },
  ]);
});
