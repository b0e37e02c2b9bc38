import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bridge } from '../../electron/contract/bridge';
import { ACTION_NAMES, COMMAND_NAMES, QUERY_NAMES } from '../../electron/contract/channels';
import { EVENT_NAMES } from '../../electron/contract/events';
import { expect, launchApp, test, type RunningApp } from './launch';

/** The page's globals as these tests see them. */
interface AppWindow {
  readonly commonplace: Bridge;
}

const HOME = 'commonplace-app://bundle/index.html';

let folder: string;
let running: RunningApp;
let web: Server;
let webOrigin: string;
let webRequests: string[];

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-security-'));
  webRequests = [];
  web = createServer((request, response) => {
    webRequests.push(request.url ?? '');
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' })
      .end('reached');
  }).listen(0, '127.0.0.1');
  await once(web, 'listening');
  webOrigin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  running = await launchApp(folder);
});

test.afterAll(async () => {
  await running.quit();
  web.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test.afterEach(async () => {
  expect(running.window.url()).toBe(HOME);
  expect(webRequests).toEqual([]);
  const windows = await running.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length,
  );
  expect(windows).toBe(1);
});

test('the page has nothing of Node or Electron, and of main only the contract', async () => {
  const found = await running.window.evaluate(() => {
    const { commonplace } = window as unknown as AppWindow;
    const foreign = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'];
    return {
      foreign: foreign.filter((name) => name in window),
      bridge: Object.keys(commonplace).sort(),
      commands: Object.keys(commonplace.commands),
      queries: Object.keys(commonplace.queries),
      actions: Object.keys(commonplace.actions),
      events: Object.keys(commonplace.events),
      webview: 'getURL' in document.createElement('webview'),
    };
  });
  expect(found).toEqual({
    foreign: [],
    bridge: ['actions', 'commands', 'events', 'platform', 'queries', 'reading', 'saveDroppedFiles'],
    commands: [...COMMAND_NAMES],
    queries: [...QUERY_NAMES],
    actions: [...ACTION_NAMES],
    events: [...EVENT_NAMES],
    webview: false,
  });
});

test('a page that poisons its own prototypes does not reach the preload', async () => {
  const reply = await running.window.evaluate(async () => {
    const { map } = Array.prototype;
    Array.prototype.map = () => {
      throw new Error('poisoned');
    };
    try {
      return await (window as unknown as AppWindow).commonplace.queries['article.list']({});
    } finally {
      Array.prototype.map = map;
    }
  });
  expect(reply.ok).toBe(true);
});

test('no window opens', async () => {
  const opened = await running.window.evaluate(
    (address) => ['https://example.org/', address, 'about:blank', ''].map((url) => window.open(url) === null),
    webOrigin,
  );
  expect(opened).toEqual([true, true, true, true]);
});

for (const [name, address] of [
  ['the web', 'https://example.org/'],
  ['a file', 'file:///etc/hostname'],
  ['another page of the app', 'commonplace-app://bundle/extractor.html'],
  ['a script', 'javascript:document.title="taken"'],
  ['data', 'data:text/html,taken'],
] as const) {
  test(`the window does not go to ${name}`, async () => {
    const begun = await navigationsBegunBy(() =>
      running.window.evaluate((url) => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        link.remove();
      }, address),
    );
    expect(begun).toEqual([]);
    expect(running.window.url()).toBe(HOME);
    expect(await running.window.evaluate(() => document.title)).toBe('Commonplace');
  });
}

/**
 * The addresses that the window was let go to while `act` ran. The page's own word that it stays, which travels to main
 * on the same road, is the answer that everything before it has arrived.
 */
async function navigationsBegunBy(act: () => Promise<unknown>): Promise<readonly string[]> {
  const recorder = await running.app.evaluateHandle(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().find((each) => each.isVisible())?.webContents;
    if (contents === undefined) throw new Error('no window is shown');
    const begun: string[] = [];
    // Heard after the app's own listener, which is older.
    contents.on('will-navigate', ({ url, defaultPrevented }) => {
      if (!defaultPrevented) begun.push(url);
    });
    const stayed = new Promise<void>((resolve) => contents.once('did-navigate-in-page', () => resolve()));
    return { begun, stayed };
  });
  await act();
  await running.window.evaluate(() => history.replaceState(null, '', location.href));
  return recorder.evaluate(async ({ begun, stayed }) => {
    await stayed;
    return begun;
  });
}

test('permissions are denied', async () => {
  const answers = await running.window.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'),
      ),
    ),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      () => 'denied',
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'given',
      () => 'denied',
    ),
  }));
  expect(answers).toEqual({
    notifications: 'denied',
    geolocation: 'denied',
    camera: 'denied',
    clipboard: 'denied',
  });
});

test('nothing is downloaded', async () => {
  const stopped = running.app.evaluate(
    ({ session }) =>
      new Promise<boolean>((resolve) => {
        // Heard after the app's own listener, which is older.
        session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented));
      }),
  );
  await running.window.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    link.click();
  });
  expect(await stopped).toBe(true);
});

test('the window reaches no network, by its policy and under it', async () => {
  const reached = await running.window.evaluate(async (origin) => {
    const outcome = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'reached',
        () => 'refused',
      );
    const image = new Image();
    image.src = `${origin}/image.png`;
    return {
      fetch: await outcome(fetch(`${origin}/fetch`)),
      image: await outcome(image.decode()),
      socket: await outcome(
        new Promise((resolve, reject) => {
          const socket = new WebSocket(origin.replace('http', 'ws'));
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
      ),
      beacon: navigator.sendBeacon(`${origin}/beacon`) ? 'queued' : 'refused',
    };
  }, webOrigin);
  expect(reached).toMatchObject({ fetch: 'refused', image: 'refused', socket: 'refused' });

  // The same session without any policy of a page in the way.
  const under = await running.app.evaluate(
    ({ session }, origin) =>
      session.defaultSession.fetch(`${origin}/session`).then(
        () => 'reached',
        (error: unknown) => String(error),
      ),
    webOrigin,
  );
  expect(under).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('a window without a policy reaches no network either', async () => {
  const outcome = await running.app.evaluate(async ({ BrowserWindow, session }, origin) => {
    const own = session.fromPartition('some-other-session');
    const window = new BrowserWindow({
      show: false,
      frame: false,
      webPreferences: { session: own, sandbox: true },
    });
    try {
      return await window.loadURL(`${origin}/window`).then(
        () => 'reached',
        (error: unknown) => String(error),
      );
    } finally {
      window.destroy();
    }
  }, webOrigin);
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('the article’s frame runs nothing, loads nothing and goes nowhere', async () => {
  const found = await running.window.evaluate(async (origin) => {
    const frame = document.querySelector('iframe');
    const article = frame?.contentDocument;
    if (frame == null || article == null) throw new Error('no article is shown');
    const holder = article.createElement('div');
    article.body.append(holder);
    // What a sanitiser that failed would let through.
    const script = article.createElement('script');
    script.textContent = 'parent.document.title = "taken"; document.title = "taken"';
    const image = article.createElement('img');
    image.setAttribute('onerror', 'parent.document.title = "taken"');
    image.src = `${origin}/image.png`;
    const nested = article.createElement('iframe');
    nested.src = `${origin}/frame`;
    const style = article.createElement('link');
    style.rel = 'stylesheet';
    style.href = `${origin}/style.css`;
    const form = article.createElement('form');
    form.action = `${origin}/form`;
    const link = article.createElement('a');
    link.href = `${origin}/link`;
    link.target = '_top';
    const refresh = article.createElement('meta');
    refresh.httpEquiv = 'refresh';
    refresh.content = `0;url=${origin}/refresh`;
    // The image, the nested frame and the style are refused with a word about it, which comes after what else was
    // tried.
    const refusals = new Set<string>();
    const refused = new Promise<void>((resolve) => {
      article.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        refusals.add(effectiveDirective);
        if (refusals.size === 3) resolve();
      });
    });
    const failed = new Promise((resolve) => image.addEventListener('error', resolve));
    holder.append(link, refresh, form);
    form.submit();
    link.click();
    holder.append(script, image, nested, style);
    await Promise.all([refused, failed]);
    holder.remove();
    return {
      sandbox: frame.getAttribute('sandbox'),
      address: frame.contentWindow?.location.href,
      titles: [document.title, article.title].filter((title) => title === 'taken'),
      bridge: frame.contentWindow !== null && 'commonplace' in frame.contentWindow,
    };
  }, webOrigin);
  expect(found).toEqual({
    sandbox: 'allow-same-origin',
    address: 'commonplace-app://bundle/article.html',
    titles: [],
    bridge: false,
  });
});

test('every page comes with its policy, and nothing else is served', async () => {
  const replies = await running.app.evaluate(async ({ net }) => {
    const paths = [
      '/index.html',
      '/article.html',
      '/extractor.html',
      '/print.html',
      '/',
      '/missing.html',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/%2fetc%2fhostname',
      '/index.html%00.css',
    ];
    const replied = await Promise.all(
      paths.map(async (path) => {
        const reply = await net.fetch(`commonplace-app://bundle${path}`);
        const { status, headers } = reply;
        return [
          path,
          {
            status,
            policy: headers.get('content-security-policy'),
            sniff: headers.get('x-content-type-options'),
          },
        ] as const;
      }),
    );
    const other = await net.fetch('commonplace-app://elsewhere/index.html');
    return { ...Object.fromEntries(replied), other: { status: other.status } };
  });
  for (const page of ['/index.html', '/article.html', '/extractor.html', '/print.html']) {
    expect(replies).toHaveProperty([page, 'status'], 200);
    expect(replies).toHaveProperty([page, 'sniff'], 'nosniff');
    expect(replies).toHaveProperty([page, 'policy'], expect.stringContaining("default-src 'none'"));
  }
  expect(replies).toHaveProperty(['/index.html', 'policy'], expect.stringContaining("script-src 'self'"));
  expect(replies).toHaveProperty(['/article.html', 'policy'], expect.stringContaining("script-src 'none'"));
  const refused = Object.entries(replies).filter(
    ([path]) => !path.endsWith('.html') || path === '/missing.html',
  );
  expect(refused).toHaveLength(9);
  for (const [, reply] of refused) expect([403, 404]).toContain(reply.status);
});

test('main hears no other window, though it has the same preload and page', async () => {
  const refused = await running.app.evaluate(async ({ app, BrowserWindow }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${app.getAppPath()}/out/preload/window.cjs`, sandbox: true },
    });
    try {
      await stranger.loadURL('commonplace-app://bundle/index.html');
      const said: unknown = await stranger.webContents.executeJavaScript(
        `window.commonplace.queries['article.list']({}).then(() => 'answered', (error) => String(error))`,
      );
      return said;
    } finally {
      stranger.destroy();
    }
  });
  expect(refused).toContain('Refused: query:article.list');
});

test('main checks what the page sends', async () => {
  const replies = await running.window.evaluate(async () => {
    const { actions, commands, queries } = (window as unknown as AppWindow).commonplace;
    type Loose = (
      args: unknown,
    ) => Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>;
    const calls: readonly (readonly [Loose, unknown])[] = [
      [queries['article.read'] as Loose, { id: '../../etc/passwd' }],
      [queries['article.read'] as Loose, undefined],
      [commands['article.delete'] as Loose, { id: 7 }],
      [commands['article.shelve'] as Loose, { id: 'x', shelf: 'attic' }],
      [actions['link.open'] as Loose, { url: 7 }],
      // A path is for main to choose, never for the page.
      [commands['article.save'] as Loose, { source: { kind: 'file', path: '/etc/passwd' } }],
    ];
    const codes: (string | undefined)[] = [];
    for (const [call, args] of calls) codes.push((await call(args)).error?.code);
    return codes;
  });
  expect(replies).toEqual(Array.from({ length: 6 }, () => 'bad-request'));
});

test('only web and mail addresses are handed to the system', async () => {
  const opened = await running.app.evaluateHandle(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = (address) => {
      addresses.push(address);
      return Promise.resolve();
    };
    return addresses;
  });
  const codes = await running.window.evaluate(async () => {
    const { actions } = (window as unknown as AppWindow).commonplace;
    const said: string[] = [];
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://server/share',
      'vscode://open',
      'no address',
      'https://example.org/a b',
      'mailto:reader@example.org',
    ]) {
      const reply = await actions['link.open']({ url });
      said.push(reply.ok ? 'opened' : reply.error.code);
    }
    return said;
  });
  expect(codes).toEqual([...Array.from({ length: 5 }, () => 'unsupported'), 'opened', 'opened']);
  expect(await opened.jsonValue()).toEqual(['https://example.org/a%20b', 'mailto:reader@example.org']);
});
