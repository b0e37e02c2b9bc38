import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { BatchProcess } from './batch-process';

const PARTS = [
  'The clock over the harbour office stopped at ten past four, and the ferry left by it for a week.',
  'On the eighth day the baker climbed up with a lamp, and found a nest of swifts among the wheels.',
  'They were let be until autumn, and in all that summer nobody in the town was late for anything.',
];

interface Article {
  readonly id: string;
  readonly text: string;
  readonly url: string;
}
interface Log {
  readonly steps: readonly { readonly step: string; readonly notes: readonly string[] }[];
}

let folder: string;
let batch: BatchProcess;
let server: Server;
let origin: string;
/** Whether the second page of `/broken` is there by now. */
let mended: boolean;
let asked: { readonly path: string; readonly condition: string | undefined; readonly status: number }[];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await mkdtemp(join(tmpdir(), 'commonplace-known-pages-'));
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  batch = new BatchProcess(join(folder, 'library'));
});

test.beforeEach(() => {
  asked = [];
  mended = false;
});

test.afterAll(async () => {
  expect(await batch.end()).toBe(0);
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

function page(text: string, next: string | null, title = 'The clock'): string {
  const link = next === null ? '' : `<link rel="next" href="${next}">`;
  const pager = `<p><a href="/clock">1</a> <a href="/clock?page=2">2</a> <a href="/clock?page=3">3</a></p>`;
  return (
    `<!doctype html><html lang="en"><head><title>${title}</title>${link}</head><body><article>` +
    `<h1>${title}</h1><p>By Ada Quay, who keeps the log of the harbour office.</p><p>${text}</p>${pager}</article></body></html>`
  );
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '';
  const condition = request.headers['if-none-match'];
  const send = (status: number, body = ''): void => {
    asked.push({ path, condition, status });
    const headers = { 'content-type': 'text/html; charset=utf-8', etag: `"${path}-1"` };
    response.writeHead(status, headers).end(body);
  };
  const [one = '', two = '', three = ''] = PARTS;
  const pages: Readonly<Record<string, string>> = {
    '/clock': page(one, '/clock?page=2'),
    '/clock?page=2': page(two, '/clock?page=3'),
    '/clock?page=3': page(three, null),
    '/broken': page(one, '/broken?page=2'),
    ...(mended && { '/broken?page=2': page(two, null) }),
    '/walled': page(one, '/walled?page=2'),
    '/walled?page=2':
      '<!doctype html><title>The clock</title><h1>Sign in to read on</h1><p>This article is for members.</p>' +
      '<form><input name=mail type=email><input name=word type=password><button>Sign in</button></form>',
    '/watched': page(one, '/watched?page=2'),
    '/watched?page=2': page(
      `${two}</p><iframe src="https://www.youtube.com/embed/abcdefghijk" title="The swifts"></iframe><p>${three}`,
      null,
    ),
    '/posts/1': page(one, '/posts/2'),
    '/posts/2': page(two, null, 'The nest of swifts'),
    '/posts/41': page(one, '/posts/42'),
    '/posts/42': page(two, null),
    '/serial/1': page(one, '/serial/2'),
    '/serial/2': page(two, '/serial/3', 'The clock (page 2)'),
    '/serial/3': page(three, '/ferry', 'The clock (page 3)'),
    '/round': page(one, '/round?page=2'),
    '/round?page=2': page(one, '/round?page=3'),
  };
  const body = pages[path];
  if (body === undefined) send(404, 'Not here');
  else if (condition === `"${path}-1"`) send(304);
  else send(200, body);
}

async function saved(path: string): Promise<Article> {
  const save = await batch.run('save', '--again', `${origin}${path}`);
  expect(save).toMatchObject({ ok: true });
  const { id } = save.result as { id: string };
  return (await batch.run('show', id, '--format', 'json')).result as Article;
}

async function notesOf({ id }: Article): Promise<string> {
  const log = (await batch.run('log', id)).result as Log;
  return log.steps.flatMap(({ notes }) => notes).join('\n');
}

test.describe('a piece on several pages', () => {
  test('is joined: what stands on each page stays once, and the log says so', async () => {
    const article = await saved('/clock');
    for (const part of PARTS) expect(article.text).toContain(part);
    expect(article.text.match(/Ada Quay/g) ?? []).toHaveLength(1);
    expect(article.text).not.toMatch(/\b1 2 3\b/);
    expect(article.url).toBe(`${origin}/clock`);
    expect(asked.map(({ path }) => path)).toEqual(['/clock', '/clock?page=2', '/clock?page=3']);
    expect(await notesOf(article)).toContain('Joined the 3 pages');
  });

  test('is kept as far as it can be had, and the log says where it ends', async () => {
    const article = await saved('/broken');
    expect(article.text).toContain(PARTS[0]);
    expect(await notesOf(article)).toMatch(/Page 2 could not be had, so the text ends with page 1: .*404/);
  });

  test('is asked for whole again after a page that failed, and is whole once that can be had', async () => {
    const { id } = await saved('/broken');
    asked = [];
    mended = true;
    expect((await batch.run('refetch', id)).result).toMatchObject({ changed: true });
    expect(asked).toEqual([
      { path: '/broken', condition: undefined, status: 200 },
      { path: '/broken?page=2', condition: undefined, status: 200 },
    ]);
    const { text } = (await batch.run('show', id, '--format', 'json')).result as Article;
    expect(text).toContain(PARTS[1]);
  });

  test('ends before a page that asks to sign in, and the log says so', async () => {
    const article = await saved('/walled');
    expect(article.text).toContain(PARTS[0]);
    expect(article.text).not.toMatch(/sign in|members/i);
    expect(await notesOf(article)).toMatch(
      /Page 2 could not be had, so the text ends with page 1: This page asks to sign in, .* isn’t on it\.$/m,
    );
  });

  test('has in its log what is said of its further pages', async () => {
    const notes = await notesOf(await saved('/watched'));
    expect(notes).toMatch(/^Joined the 2 pages/m);
    expect(notes).toMatch(/^Page 2: Put a labelled link in the place of 1 embedded video/m);
  });

  test('is asked for whole again: one page says nothing of the others', async () => {
    const { id } = await saved('/clock');
    asked = [];
    expect((await batch.run('refetch', id)).result).toMatchObject({ changed: false });
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('ends where a site answers with a page that was there before', async () => {
    expect((await saved('/round')).text.match(/The clock over/g)).toHaveLength(1);
    expect(asked.map(({ path }) => path)).toEqual(['/round', '/round?page=2']);
  });
});

test.describe('a page that was fetched before', () => {
  test('isn’t sent again when its server says that it is the same', async () => {
    const { id } = await saved('/posts/1');
    asked = [];
    expect((await batch.run('refetch', id)).result).toMatchObject({ changed: false });
    expect(asked).toEqual([{ path: '/posts/1', condition: '"/posts/1-1"', status: 304 }]);
    expect((await batch.run('versions', id)).result).toHaveLength(1);
  });
});

test.describe('the next piece of a blog', () => {
  test('is left where only the title tells that it is another, and the log says so', async () => {
    const article = await saved('/posts/1');
    expect(asked.map(({ path }) => path)).toEqual(['/posts/1', '/posts/2']);
    expect(article.text).not.toContain(PARTS[1]);
    expect(await notesOf(article)).toMatch(/posts\/2, is another piece: “The nest of swifts”\. It was left/);
  });

  test('is left where the address tells that it is another, and the log says so', async () => {
    const article = await saved('/posts/41');
    expect(asked.map(({ path }) => path)).toEqual(['/posts/41']);
    expect(await notesOf(article)).toMatch(/names .*\/posts\/42 as the next.*so it was left/);
  });

  test('isn’t what a serial of bare numbers goes on with: its pages have one title', async () => {
    const article = await saved('/serial/1');
    for (const part of PARTS) expect(article.text).toContain(part);
    const notes = await notesOf(article);
    expect(notes).toContain('Joined the 3 pages');
    expect(notes).toMatch(/names .*\/ferry as the next/);
  });
});
