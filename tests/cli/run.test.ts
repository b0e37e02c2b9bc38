import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import type { Door } from '#contract/calls';
import type { NewArticle } from '#core/article/new-article';
import type { SafeHtml } from '#core/html';
import { fail, ok } from '#core/result';
import { runCommandLine } from '../../electron/main/cli/run';

vi.mock('electron', () => ({ app: {} }));

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

function newArticle(): NewArticle {
  return {
    metadata: {
      title: 'Clock',
      authors: ['Ada Fern'],
      site: 'Harbour',
      url: 'https://harbour.example/clock',
      published: '2024-03-09',
      language: 'en',
      direction: 'ltr',
      description: null,
    },
    tags: [],
    html: '<p>One</p><p>Two</p>' as SafeHtml,
    text: 'One\nTwo',
    words: 2,
    fingerprint: null,
    assets: [],
    original: null,
    log: { steps: [] },
  };
}

/** @param copied what lies on the clipboard at each reading; the last stays */
function around(answers: Readonly<Record<string, unknown>> = {}, input = '', ...copied: readonly string[]) {
  const copies = [...copied];
  const said = { out: '', err: '' };
  const calls: (readonly [string, unknown])[] = [];
  const extracted: unknown[] = [];
  const printed: unknown[] = [];
  const items: string[] = [];
  const call = (name: string, args: unknown) => {
    calls.push([name, args]);
    return Promise.resolve(answers[name] ?? fail('not-found', 'Nothing is here.', 'All else is.'));
  };
  const openDoor = vi.fn<(library: string | null) => Door>(
    () => ({ command: call, query: call }) as unknown as Door,
  );
  return {
    said,
    calls,
    extracted,
    printed,
    items,
    openDoor,
    run: (...words: readonly string[]) =>
      runCommandLine(words, {
        version: '1.2.3',
        folder: '/home/ada',
        input: Readable.from([Buffer.from(input)]),
        print: (text) => {
          said.out += text;
          return Promise.resolve();
        },
        say: (text) => {
          said.err += text;
          return Promise.resolve();
        },
        openDoor,
        readClipboard: () => {
          const text = copies.length > 1 ? copies.shift() : copies[0];
          return Promise.resolve(ok({ text: text ?? '', html: '' }));
        },
        pdfOf: (_door, library, id) => {
          printed.push([library, id]);
          return Promise.resolve(ok({ title: 'The “tide” clock', bytes: new TextEncoder().encode('%PDF-') }));
        },
        extract: (args) => {
          extracted.push(args);
          return Promise.resolve(ok(newArticle()));
        },
        onItems: (done, total) => items.push(`${done} of ${total}`),
        onFault: () => Promise.resolve(),
        stopped: new AbortController().signal,
      }),
  };
}

test('help, the version and wrong usage open no library', async () => {
  const { run, said, openDoor } = around();
  expect(await run('--help')).toBe(0);
  expect(await run('--version')).toBe(0);
  expect(said.out).toMatch(/^Commonplace: [\s\S]*\ncommonplace 1\.2\.3\n$/);
  expect(await run('frobnicate')).toBe(2);
  expect(said.err).toBe('There is no command “frobnicate”. See commonplace --help.\n');
  expect(openDoor).not.toHaveBeenCalled();
});

test('a failure says what happened and what was kept, on standard error', async () => {
  const { run, said } = around();
  expect(await run('show', ID)).toBe(1);
  expect(said).toEqual({ out: '', err: 'Nothing is here. All else is.\n' });
});

test('--json gives one value and no remark', async () => {
  const { run, said, openDoor } = around({ 'article.list': ok([]) });
  expect(await run('list', '--json', '--library', 'books')).toBe(0);
  expect(said).toEqual({ out: '[]\n', err: '' });
  expect(openDoor).toHaveBeenCalledWith('books');
});

test('a library without backups tells of those of a library that may be lost', async () => {
  const lost = { id: '2026-01-01T00-00-00Z-aaaa', createdAt: '2026-01-01T00:00:00.000Z', reason: 'daily' };
  const backup = { ...lost, articles: 3, bytes: 10, newBytes: 10 };
  const alone = around({ 'backup.list': ok([]), 'backup.others': ok([]) });
  expect(await alone.run('backups')).toBe(0);
  expect(alone.said.err).toMatch(/^There are no backups yet\./);
  const replaced = around({ 'backup.list': ok([]), 'backup.others': ok([backup]) });
  expect(await replaced.run('backups')).toBe(0);
  expect(replaced.said).toEqual({
    out: '',
    err: expect.stringContaining('commonplace backups --all') as unknown,
  });
  expect(await replaced.run('backups', '--all')).toBe(0);
  expect(replaced.said.out).toContain(backup.id);
});

test.each([
  ['clock.txt', { kind: 'file', path: '/home/ada/clock.txt' }],
  ['/tmp/clock.txt', { kind: 'file', path: '/tmp/clock.txt' }],
  ['https://example.org/clock', { kind: 'url', url: 'https://example.org/clock' }],
  ['javascript:alert(1)', { kind: 'url', url: 'javascript:alert(1)' }],
  ['file:///etc/passwd', { kind: 'url', url: 'file:///etc/passwd' }],
  ['C:\\clock.txt', { kind: 'file', path: expect.stringContaining('clock.txt') as unknown }],
  ['-', { kind: 'bytes', base64: Buffer.from('typed').toString('base64') }],
])('save takes %s as what it is', async (word, source) => {
  const { run, calls } = around({}, 'typed');
  await run('save', word, '--tag', '#time', '--title', 'Clock');
  expect(calls).toEqual([['article.save', { source, title: 'Clock', tags: ['time'] }]]);
});

test('highlight sends only what was given', async () => {
  const { run, calls } = around();
  await run('highlight', ID.toUpperCase(), '--quote', 'own time', '--prefix', '', '--note', '- a list');
  expect(calls).toEqual([
    ['highlight.add', { articleId: ID, at: { quote: 'own time', prefix: '' }, note: '- a list', tags: [] }],
  ]);
});

test('a word that is no id names nothing, and nobody is asked', async () => {
  const { run, said, calls } = around();
  expect(await run('delete', 'clock')).toBe(1);
  expect(await run('remove', '../../x')).toBe(1);
  expect(said.err).toBe('No article has the id “clock”.\nNo highlight has the id “../../x”.\n');
  expect(calls).toEqual([]);
});

test('batch answers on standard output', async () => {
  const { run, said } = around({ 'article.list': ok([]) }, '{"id":1,"command":"list"}\n');
  expect(await run('batch')).toBe(0);
  expect(said).toEqual({ out: '{"id":1,"ok":true,"result":[]}\n', err: '' });
});

test('extract prints what would be kept, and opens no library', async () => {
  const { run, said, extracted, openDoor, calls } = around();
  expect(await run('extract', 'clock.html', '--url', 'https://harbour.example/clock')).toBe(0);
  expect(said).toEqual({ out: 'Clock\nAda Fern · Harbour · 2024-03-09 · en\n\nOne\n\nTwo\n', err: '' });
  expect(extracted).toEqual([
    { source: { kind: 'file', path: '/home/ada/clock.html' }, url: 'https://harbour.example/clock' },
  ]);
  expect(await run('extract', '-', '--json')).toBe(0);
  expect(JSON.parse(said.out.slice(said.out.indexOf('{')))).toEqual({
    title: 'Clock',
    authors: ['Ada Fern'],
    site: 'Harbour',
    published: '2024-03-09',
    modified: null,
    image: null,
    language: 'en',
    text: 'One\nTwo',
    html: '<p>One</p><p>Two</p>',
  });
  expect(calls).toEqual([]);
  // A door is made, but a door opens nothing before it is first used.
  expect(openDoor).toHaveBeenCalledTimes(2);
});

test('what was copied is a text, an address, or each of several', async () => {
  const saves = async (copied: string): Promise<readonly unknown[]> => {
    const { run, calls } = around({}, '', copied);
    await run('save', 'clipboard:');
    return calls.map(([, args]) => (args as { readonly source: unknown }).source);
  };
  expect(await saves('The lamp room')).toEqual([{ kind: 'text', text: 'The lamp room' }]);
  const urls = ['https://harbour.example/a', 'https://harbour.example/b'];
  expect(await saves(`${urls[0]}\n`)).toEqual([{ kind: 'url', url: urls[0] }]);
  expect(await saves(urls.join('\n'))).toEqual(urls.map((url) => ({ kind: 'url', url })));

  const changing = around({}, '', 'The lamp room', urls.join('\n'));
  await changing.run('save', 'clipboard:');
  expect(changing.calls).toMatchObject([['article.save', { source: { text: 'The lamp room' } }]]);
  const many = Array.from({ length: 10_001 }, (_, index) => `https://harbour.example/${index}`);
  const flooded = around({}, '', many.join('\n'));
  expect(await flooded.run('save', 'clipboard:')).toBe(1);
  expect(flooded.said.err).toMatch(/^What was copied holds over 10,000 things to save\. Nothing was saved/);
  expect(flooded.calls).toEqual([]);

  const nothing = around();
  expect(await nothing.run('save', 'clipboard:')).toBe(1);
  expect(nothing.said.err).toBe('There is nothing on the clipboard to save.\n');
});

test('several sources each have their result, a figure, and an exit code that tells of one that failed', async () => {
  const { run, said, items } = around();
  expect(await run('save', 'a.txt', 'https://harbour.example/b', '--json')).toBe(1);
  expect(JSON.parse(said.out)).toMatchObject([
    { source: 'a.txt', ok: false, error: { code: 'not-found' } },
    { source: 'https://harbour.example/b', ok: false },
  ]);
  expect(items).toEqual(['0 of 2', '1 of 2', '2 of 2', '2 of 2']);
  expect(await run('save', 'a.txt', 'b.txt', '--title', 'Clock')).toBe(2);
  expect(said.err).toContain('--title, --url, --anyway and --render are for one source.');
});

test('pdf writes into a folder under the article’s name, and into a file that is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-pdf-'));
  const { run, said, printed } = around();
  expect(await run('pdf', ID, '--out', folder, '--library', 'books')).toBe(0);
  expect(await readFile(join(folder, 'The “tide” clock.pdf'), 'utf8')).toBe('%PDF-');
  expect(said.err).toBe(`Wrote ${join(folder, 'The “tide” clock.pdf')}\n`);
  expect(await run('pdf', ID, '--out', join(folder, 'clock.pdf'), '--json')).toBe(0);
  expect(JSON.parse(said.out.trim())).toEqual({ id: ID, path: join(folder, 'clock.pdf') });
  expect(printed).toEqual([
    ['books', ID],
    [null, ID],
  ]);
  expect(await run('pdf', ID, '--out', join(folder, 'none', 'clock.pdf'))).toBe(1);
  expect(await run('pdf', 'clock')).toBe(1);
  await rm(folder, { recursive: true });
});
