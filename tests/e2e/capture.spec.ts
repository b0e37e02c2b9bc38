import { once } from 'node:events';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'playwright/test';
import { BatchProcess, type BatchAnswer } from './batch-process';
import { DifficultServer, PARAGRAPHS } from './difficult-server';
import { startCommand } from './run-command';

interface Article {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly url: string | null;
  readonly text: string;
  readonly html: string;
}

const fixtures = resolve(import.meta.dirname, '../fixtures');
const server = new DifficultServer();
const another = new DifficultServer();
let folder: string;
let library: string;
let batch: BatchProcess;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await mkdtemp(join(tmpdir(), 'commonplace-capture-'));
  library = join(folder, 'library');
  await server.start();
  await another.start();
  batch = new BatchProcess(library);
  await batch.run('list');
});

test.afterAll(async () => {
  expect(await batch.end()).toBe(0);
  await server.stop();
  await another.stop();
  await rm(folder, { recursive: true });
});

async function saved(...words: readonly string[]): Promise<Article> {
  const save = await batch.run('save', ...words);
  expect(save).toMatchObject({ ok: true });
  const { id } = save.result as { id: string };
  const show = await batch.run('show', id, '--format', 'json');
  expect(show).toMatchObject({ ok: true });
  return show.result as Article;
}

/** A save that must fail, say why, and leave nothing behind. */
async function refused(words: readonly string[], code: string, message: RegExp): Promise<void> {
  const before = await readdir(join(library, 'articles')).catch(() => []);
  const answer: BatchAnswer = await batch.run('save', ...words);
  expect(answer).toMatchObject({ ok: false, error: { code } });
  expect(answer.error?.message).toMatch(message);
  expect(answer.error?.message).not.toMatch(/\bat \S+:\d+:\d+|Error:/);
  expect(await readdir(join(library, 'articles')).catch(() => [])).toEqual(before);
}

test.describe('pages that come', () => {
  for (const path of ['/page', '/gzip', '/drip', '/once']) {
    test(`are saved from ${path}`, async () => {
      const article = await saved(`${server.origin}${path}`);
      expect(article).toMatchObject({ title: 'Harbour notes', text: PARAGRAPHS.join('\n') });
      expect(article.url).toBe(`${server.origin}${path === '/once' ? '/page' : path}`);
    });
  }

  test('are asked for honestly, and without the cookies of an earlier visit', async () => {
    await saved(`${server.origin}/page`);
    await saved(`${server.origin}/page`);
    const asked = server.asked.filter(({ path }) => path === '/page');
    expect(asked.length).toBeGreaterThan(1);
    for (const { agent, cookie } of asked) {
      expect(agent).toMatch(/^Commonplace\/\d+\.\d+\.\d+ \(\+desktop reader\)$/);
      expect(cookie).toBeUndefined();
    }
  });

  test('are told by what they are when nothing is said of them', async () => {
    expect((await saved(`${server.origin}/no-type`)).text).toBe(PARAGRAPHS.join('\n'));
  });

  test('are asked for one at a time, however many are wanted', async () => {
    const pages = Array.from({ length: 4 }, () => batch.run('save', `${another.origin}/drip`));
    for (const answer of await Promise.all(pages)) expect(answer).toMatchObject({ ok: true });
    expect(another.mostAtOnce).toBe(1);
  });

  test('are asked for again when the server is busy', async () => {
    expect((await saved(`${server.origin}/busy-once`)).title).toBe('Harbour notes');
    expect(server.asked.filter(({ path }) => path === '/busy-once')).toHaveLength(2);
  });

  test('are decoded by what they are, not by what they say', async () => {
    expect((await saved(`${server.origin}/wrong-charset`)).text).toBe(
      'The café said “welcome”, and it’s still there – déjà vu, naïve as it may sound.',
    );
    expect((await saved(`${server.origin}/shift-jis`)).text).toBe('日本語の記事。');
  });

  test('can do nothing: no script, no request', async () => {
    const article = await saved(`${server.origin}/hostile`);
    expect(article.text).toBe(PARAGRAPHS.join('\n'));
    expect(article.html).not.toMatch(
      /<(script|iframe|style|svg|video|object|meta|base|link)\b|onerror|onload| src=/i,
    );
    // Only capture asks, and only for the image, once: what isn't there leaves its place.
    expect(article.html).toContain('data-missing="refused"');
    const hits = server.asked.filter(({ path }) => path === '/hit');
    expect(hits).toHaveLength(1);
    expect(hits[0]?.agent).toMatch(/^Commonplace\//);
    expect(hits[0]?.cookie).toBeUndefined();
  });
});

test('a page that isn’t an article is saved when that is asked for, and the log says so', async () => {
  const article = await saved(`${server.origin}/login`, '--anyway');
  expect(article.text).toContain('Ask at the quay.');
  const log = await batch.run('log', article.id);
  expect(JSON.stringify(log.result)).toContain('doesn’t look like an article');
  expect(await batch.run('save', `${server.origin}/shell`, '--anyway')).toMatchObject({
    ok: false,
    error: { code: 'extraction-failed' },
  });
});

test.describe('servers that don’t give a page', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['/missing', 'http-status', /404/],
    ['/fault', 'http-status', /500/],
    ['/for-ever', 'too-many-redirects', /keeps sending elsewhere/],
    ['/to-file', 'unsupported', /file:/],
    ['/to-script', 'unsupported', /javascript:/],
    ['/empty', 'empty', /empty/],
    ['/shell', 'not-article', /only appears in a browser/],
    ['/login', 'not-article', /asks to sign in.*--anyway/],
    ['/pdf', 'not-text', /PDF/],
    ['/lying', 'not-text', /PNG/],
    ['/declared-huge', 'too-large', /250 MB/],
    ['/huge', 'too-large', /20 MB/],
    ['/bomb', 'too-large', /20 MB/],
    ['/reset', 'unreachable', /broke the connection off/],
    ['/cut', 'unreachable', /broke the connection off/],
    ['/busy-for-hours', 'http-status', /left alone for 2 hours/],
    ['/nowhere', 'http-status', /without saying where/],
    ['/long-headers', 'unreachable', /headers that are too long/],
    ['/not-packed', 'unreachable', /could not be unpacked/],
    ['/damaged-gzip', 'unreachable', /could not be unpacked/],
    ['/packed-bombs', 'too-large', /20 MB/],
    ['/two-lengths', 'unreachable', /contradict each other/],
    ['/bad-chunks', 'unreachable', /could not be unpacked/],
    ['/lost-chunks', 'unreachable', /broke the connection off/],
    ['/not-http', 'unreachable', /isn’t HTTP/],
    ['/says-nothing', 'unreachable', /broke the connection off/],
    ['/zip-as-page', 'not-text', /ZIP/],
    ['/page-as-image', 'not-text', /an image/],
  ];
  for (const [path, code, message] of cases) {
    test(`${path}: ${code}`, () => refused([`${server.origin}${path}`], code, message));
  }

  test('hang and stall: timeout, while other work goes on', async () => {
    test.setTimeout(60_000);
    const silent = [batch.run('save', `${server.origin}/hang`), batch.run('save', `${another.origin}/stall`)];
    expect(await batch.run('list')).toMatchObject({ ok: true });
    for (const answer of await Promise.all(silent)) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'timeout' } });
      expect(answer.error?.message).toMatch(/30 seconds/);
    }
  });

  test('a server that is slow is told of while a save waits, and the save can be stopped', async () => {
    test.setTimeout(60_000);
    const address = `${server.origin}/hang`;
    const child = startCommand(['--library', join(folder, 'another'), 'save', address]);
    const said = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
    expect((await said.next()).value).toBe(`${address}: Asking for the page; 5 seconds so far.`);
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    expect(await closed).toEqual([143, null]);
  });

  test('private networks, for what came from a page', async () => {
    const { port } = new URL(server.origin);
    const before = server.asked.length;
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]']) {
      await refused([`http://${host}:${port}/page`, '--from-page'], 'unsupported', /into your own network/);
    }
    expect(server.asked).toHaveLength(before);
  });

  test('unresolvable, refused and impossible addresses', async () => {
    await refused(['http://no-such-host.invalid/'], 'unreachable', /no-such-host\.invalid/);
    await refused(['http://127.0.0.1:9/'], 'unsupported', /port/);
    await refused(['file:///etc/hostname'], 'unsupported', /“file:”/);
    await refused(['javascript:alert(1)'], 'unsupported', /“javascript:”/);
  });
});

test.describe('files', () => {
  test('plain text has its title, byline and paragraphs, and no leftovers', async () => {
    const article = await saved(join(fixtures, 'text/ferry-at-low-water.txt'));
    expect(article).toMatchObject({ title: 'Ferry stays in port at low water', authors: ['Ines Calder'] });
    expect(article.text.split('\n')).toHaveLength(4);
    expect(article.text).not.toMatch(/Instagram|RSS|Ines Calder/);
  });

  test('HTML keeps its paragraphs', async () => {
    const article = await saved(join(fixtures, 'pages/bare.html'));
    expect(article).toMatchObject({ title: 'The bell under the ice', authors: ['Mara Quill'] });
    expect(article.text.split('\n')).toHaveLength(10);
  });

  test('Markdown keeps its shape, and nothing in it runs', async () => {
    const path = join(folder, 'tides.md');
    await writeFile(
      path,
      '# Tides\n\n| Port | Hour |\n|---|---|\n| Alder | 5 |\n\n```sh\nring 3\n```\n\nThe bell[^1] rang.\n\n' +
        '<img src=x onerror=alert(1)><script>alert(2)</script>[stay](javascript:alert(3))\n\n[^1]: Cast in brass.\n',
    );
    const article = await saved(path);
    expect(article.title).toBe('Tides');
    expect(article.text).toMatch(/Alder[\s\S]*ring 3[\s\S]*The bell[\s\S]*Cast in brass\./);
    expect(article.html).toMatch(/<table>[\s\S]*<pre><code/);
    expect(article.html).not.toMatch(/onerror|<script|javascript:/i);
  });

  test('what is given overrules what is found', async () => {
    const words = ['--title', 'Mine', '--url', 'https://tidewater.example/x'];
    expect(await saved(join(fixtures, 'pages/bare.html'), ...words)).toMatchObject({
      title: 'Mine',
      url: 'https://tidewater.example/x',
    });
  });

  test('bad ones are refused, each by name', async () => {
    const at = (name: string): string => join(folder, name);
    await writeFile(at('empty.txt'), '');
    await writeFile(at('blank.txt'), ' \n\t\n');
    await writeFile(at('photo.html'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]));
    await writeFile(at('huge.html'), '');
    await truncate(at('huge.html'), 200_000_000);
    await refused([at('missing.txt')], 'not-found', /missing\.txt/);
    await refused([at('empty.txt')], 'empty', /empty\.txt is empty/);
    await refused([at('blank.txt')], 'empty', /blank\.txt is empty/);
    await refused([at('photo.html')], 'not-text', /photo\.html is a JPEG image/);
    await refused([at('huge.html')], 'too-large', /huge\.html is 200 MB/);
  });
});

test('a page that would take for ever is stopped, and the next one is read', async () => {
  test.setTimeout(60_000);
  const path = join(folder, 'deep.html');
  await writeFile(path, `<title>t</title>${'<div>'.repeat(200_000)}<p>Down here.</p>`);
  await refused([path], 'timeout', /10 seconds/);
  expect((await saved(join(fixtures, 'pages/bare.html'))).title).toBe('The bell under the ice');
});
