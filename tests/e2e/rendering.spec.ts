import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { BatchProcess } from './batch-process';
import { expect, launchApp, test } from './launch';
import { runCommand } from './run-command';
import { MADE, ScriptServer } from './script-server';

const server = new ScriptServer();
let folder: string;
let library: string;
let batch: BatchProcess;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await mkdtemp(join(tmpdir(), 'commonplace-rendering-'));
  library = join(folder, 'library');
  await server.start();
  batch = new BatchProcess(library);
  await batch.run('list');
});

test.beforeEach(() => {
  server.asked.length = 0;
});

test.afterAll(async () => {
  expect(await batch.end()).toBe(0);
  await server.stop();
  await rm(folder, { recursive: true });
});

interface Extracted {
  readonly title: string;
  readonly text: string;
}

/** What a page comes to when it is rendered, without the app open. */
async function rendered(path: string): Promise<Extracted> {
  const answer = await batch.run('extract', `${server.origin}${path}`, '--render');
  expect(answer).toMatchObject({ ok: true });
  return answer.result as Extracted;
}

async function refused(words: readonly string[], code: string, message: RegExp): Promise<void> {
  const before = await readdir(join(library, 'articles')).catch(() => []);
  const answer = await batch.run('save', ...words);
  expect(answer).toMatchObject({ ok: false, error: { code } });
  expect(answer.error?.message).toMatch(message);
  expect(await readdir(join(library, 'articles')).catch(() => [])).toEqual(before);
}

test.describe('without the app open', () => {
  test('a page that is made by scripts is refused, saved when it is rendered, and rendered again when fetched again', async () => {
    await refused([`${server.origin}/shell`], 'not-article', /by scripts.*--render.*--anyway/);
    const save = await batch.run('save', `${server.origin}/shell`, '--render');
    expect(save).toMatchObject({ ok: true, result: { title: 'The light on the breakwater' } });
    const { id } = save.result as { id: string };
    const show = await batch.run('show', id, '--format', 'json');
    expect(show.result).toMatchObject({ text: MADE.join('\n'), url: `${server.origin}/shell` });
    const log = await batch.run('log', id);
    expect(JSON.stringify(log.result)).toMatch(/Rendered first: .*until nothing changed any more/);
    for (const { agent } of server.asked)
      expect(agent).toMatch(/^Commonplace\/\d+\.\d+\.\d+ \(\+desktop reader\)$/);

    server.asked.length = 0;
    const again = await batch.run('refetch', id);
    expect(again).toMatchObject({ ok: true, result: { changed: false } });
    expect(server.times('/story.json')).toBe(1);
  });

  test('data that comes late is waited for', async () => {
    expect((await rendered('/late-data')).text).toBe(MADE.join('\n'));
  });

  test('an empty page is given longer, though nothing is under way', async () => {
    expect((await rendered('/later')).text).toBe(MADE.join('\n'));
  });

  test('what stands in open shadow roots is read as it is seen', async () => {
    expect((await rendered('/shadow')).text).toBe(MADE.join('\n'));
  });

  test('nothing that a page stores is there when it is rendered again', async () => {
    const [first, second] = [await rendered('/cookie'), await rendered('/cookie')];
    expect(second).toEqual(first);
    const asked = server.asked.filter(({ path }) => path === '/cookie');
    expect(asked.map(({ cookie }) => cookie)).toEqual([undefined, undefined]);
    // While it is rendered it has its own, or its scripts would take it for a stranger.
    const data = server.asked.filter(({ path }) => path === '/story.json');
    expect(data.map(({ cookie }) => cookie)).toEqual(['visitor=1; seen=1', 'visitor=1; seen=1']);
  });

  test('what a page does to be noticed comes to nothing, and its text is read', async () => {
    expect((await rendered('/dialogs')).text).toBe(MADE.join('\n'));
    expect(server.times('/file')).toBe(0);
    expect(server.times('/shell')).toBe(0);
  });

  test('frames, workers, sockets, beacons and images are never asked for', async () => {
    expect((await rendered('/frames')).text).toBe(MADE.join('\n'));
    expect(server.times('/hit')).toBe(0);
  });

  test('a page that changes the browser’s own functions changes nothing in what is read', async () => {
    expect((await rendered('/changed')).text).toBe(MADE.join('\n'));
  });

  test('a page that sends to a file stays where it is', async () => {
    const { text } = await rendered('/to-file');
    expect(text).toBe(MADE.join('\n'));
  });

  test('a page that leads to what is no page stays where it is', async () => {
    expect((await rendered('/leads-nowhere')).text).toBe(MADE.join('\n'));
    expect([server.times('/untyped'), server.times('/nothing')]).toEqual([1, 1]);
  });

  test('an address that sends on is followed', async () => {
    expect((await rendered('/once')).text).toBe(MADE.join('\n'));
  });

  test('a server that is busy is asked again when it says', async () => {
    expect((await rendered('/busy-once')).text).toBe(MADE.join('\n'));
    expect(server.times('/busy-once')).toBe(2);
  });

  test('what never becomes quiet, or never ends, is taken as it is when its time is over', async () => {
    test.setTimeout(120_000);
    const [restless, half, busy] = await Promise.all([
      batch.run('save', `${server.origin}/restless`, '--render'),
      batch.run('extract', `${server.origin.replace('127.0.0.1', 'localhost')}/half`, '--render'),
      batch.run('extract', `${server.origin}/busy`, '--render', '--anyway'),
    ]);
    expect(restless).toMatchObject({ ok: true });
    const { id } = restless.result as { id: string };
    const log = await batch.run('log', id);
    expect(JSON.stringify(log.result)).toContain('still changing or loading');
    expect(half.result).toMatchObject({ text: MADE.join('\n') });
    expect(busy).toMatchObject({ ok: false, error: { code: 'extraction-failed' } });
  });

  const failures: readonly (readonly [string, string, RegExp])[] = [
    ['/moves', 'too-many-redirects', /keeps sending elsewhere/],
    ['/loop', 'too-many-redirects', /keeps sending elsewhere/],
    ['/still-empty', 'not-article', /even after its scripts have run/],
    ['/missing', 'http-status', /404/],
    ['/file', 'unsupported', /no web page/],
    ['/pdf', 'not-text', /a PDF document/],
    ['/nothing', 'empty', /status 204/],
    ['/untyped', 'unsupported', /no web page/],
    ['/heavy', 'too-large', /more than 50 MB/],
  ];
  for (const [path, code, message] of failures) {
    test(`${path}: ${code}`, () => refused([`${server.origin}${path}`, '--render'], code, message));
  }

  test('a page that doesn’t come ends at the limit', async () => {
    test.setTimeout(60_000);
    await refused([`${server.origin}/hang`, '--render'], 'timeout', /20 seconds/);
  });

  test('what isn’t a page at an address can’t be rendered', async () => {
    await refused(
      [join(import.meta.dirname, '../fixtures/pages/bare.html'), '--render'],
      'bad-request',
      /web address/,
    );
    await refused(['http://127.0.0.1:9/', '--render'], 'unsupported', /port/);
    await refused(['http://no-such-host.invalid/', '--render'], 'unreachable', /no-such-host\.invalid/);
  });

  test('an address that came from a page may not lead into the own network', async () => {
    await refused(
      [`${server.origin}/shell`, '--render', '--from-page'],
      'unsupported',
      /into your own network/,
    );
    expect(server.asked).toEqual([]);
  });
});

function heading(window: Page) {
  return window.frameLocator('iframe').getByRole('heading', { level: 1 });
}

test.describe('with the app open', () => {
  test('a page made by scripts is rendered by a button, and no window is left', async ({ folder: own }) => {
    const { app, window, quit } = await launchApp(own);
    const windows = (): Promise<number> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await window.keyboard.press('Control+l');
    const field = window.getByRole('textbox', { name: 'Web address of the article' });
    await field.fill(`${server.origin}/shell`);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('alert')).toContainText('by scripts');
    const before = await windows();
    const shots = process.env['COMMONPLACE_SCREENS'];
    if (shots !== undefined) await window.screenshot({ path: join(shots, 'render-first.png') });
    await window.getByRole('button', { name: 'Render it first' }).focus();
    await window.keyboard.press('Enter');
    await expect(heading(window)).toHaveText('The light on the breakwater');
    await expect(window.frameLocator('iframe').getByText(MADE[0] ?? '')).toBeVisible();
    await expect.poll(windows).toBe(before);
    await quit();
  });

  test('a link that is pasted is offered to be rendered in the message that refuses it', async ({
    commonplace: { app, window },
  }) => {
    await app.evaluate(async ({ BrowserWindow, clipboard }, text) => {
      await clipboard.writeText(text);
      BrowserWindow.getAllWindows()
        .find((each) => each.isVisible())
        ?.webContents.paste();
    }, `${server.origin}/shell`);
    await expect(window.getByText('it only appears in a browser, by scripts')).toBeVisible();
    await expect(window.getByRole('button', { name: 'Save anyway' })).toBeVisible();
    await window.getByRole('button', { name: 'Render it first' }).click();
    await expect(heading(window)).toHaveText('The light on the breakwater');
  });

  test('whatever a page does, no window is left of it', async ({ folder: own }) => {
    const { app, library: kept, quit } = await launchApp(own);
    const windows = (): Promise<number> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    const save = (path: string): ReturnType<typeof runCommand> =>
      runCommand(['--library', kept, 'save', `${server.origin}${path}`, '--render']);
    expect(await save('/shell')).toMatchObject({ code: 0 });
    const before = await windows();
    for (const path of [
      '/dialogs',
      '/frames',
      '/moves',
      '/loop',
      '/file',
      '/heavy',
      '/missing',
      '/to-file',
    ]) {
      await save(path);
      expect(await windows()).toBe(before);
    }
    await quit();
  });

  test('a render that is stopped leaves nothing behind', async ({ commonplace: { app, window } }) => {
    const windows = (): Promise<number> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await window.keyboard.press('Control+l');
    await window.getByRole('textbox', { name: 'Web address of the article' }).fill(`${server.origin}/shell`);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('alert')).toContainText('by scripts');
    const before = await windows();
    server.holdsData = true;
    await window.getByRole('button', { name: 'Render it first' }).click();
    await expect.poll(() => server.times('/story.json')).toBe(1);
    expect(await windows()).toBe(before + 1);
    await window.keyboard.press('Escape');
    await expect(window.getByText('Saving was stopped. Nothing was saved.')).toBeVisible();
    await expect.poll(windows).toBe(before);
    await expect(window.getByRole('option')).toHaveCount(1);
    server.holdsData = false;
  });

  test('a page from the internet doesn’t get into the own network by script, by redirect or by going there', async ({
    folder: own,
  }) => {
    // What goes through a proxy is of the internet; this computer itself is never asked for through it.
    const running = await launchApp(own, { switches: [`--proxy-server=${server.origin}`] });
    const save = (address: string, ...words: readonly string[]): ReturnType<typeof runCommand> =>
      runCommand(['--library', running.library, 'save', address, '--render', ...words]);

    for (const from of [[], ['--from-page']]) {
      for (const path of ['/spy', '/spy-redirect']) {
        const saved = await save(`http://outside.example${path}?${from.length}`, ...from);
        expect(saved).toMatchObject({ code: 0 });
        const log = await runCommand([
          '--library',
          running.library,
          'log',
          saved.stdout.trim().split('\n').at(-1) ?? '',
        ]);
        expect(log.stdout).toContain('One thing that the page wanted from your own network was refused.');
      }
      const left = await save('http://outside.example/goes-inside', ...from);
      expect(left.stderr).toMatch(/outside\.example sends to .* into your own network/);
    }
    expect(server.times('/secret')).toBe(0);

    // A person's own page may: it is where they sent the app.
    expect(await save(`${server.origin}/spy`)).toMatchObject({ code: 0 });
    expect(server.times('/secret')).toBe(1);
    await running.quit();
  });
});
