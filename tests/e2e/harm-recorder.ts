import type { ElectronApplication, Page } from 'playwright';

/** What the app was seen to do that no page may make it do. */
export interface Harm {
  /** Calls of `pwned`, by any page of the app. */
  readonly ran: readonly string[];
  /** What a page's policy had to stop, which nothing before it did. */
  readonly stopped: readonly string[];
  /** Requests to a network by any session, sent or stopped, but for capture's own to the pages' server. */
  readonly requests: readonly string[];
  /** Navigations, downloads, windows. */
  readonly moves: readonly string[];
  /** What was handed to the system to be opened. */
  readonly opened: readonly string[];
  /** The most that any process held at a time, and all of them together: resident memory in MB. */
  readonly largestProcess: number;
  readonly largestSum: number;
  /** What all of them hold now. */
  readonly sum: number;
}

export interface HarmRecorder {
  readonly harm: () => Promise<Harm>;
  /** Makes the recorder see one of each kind, through every page that it watches, and forgets it. */
  readonly prove: (trap: string) => Promise<readonly string[]>;
}

const SAMPLE_MS = 100;

/**
 * Watches the whole app: every session's network, every page's console and calls, the memory of all processes.
 * @param allowed origin that capture's session may ask
 */
export async function recordHarm(
  app: ElectronApplication,
  window: Page,
  allowed: string,
): Promise<HarmRecorder> {
  const recorder = await app.evaluateHandle(
    ({ app: electron, session, shell, webContents }, { origin, sampleMs }) => {
      const seen = {
        ran: [] as string[],
        stopped: [] as string[],
        requests: [] as string[],
        moves: [] as string[],
        opened: [] as string[],
        largestProcess: 0,
        largestSum: 0,
        sizes: () => electron.getAppMetrics().map(({ memory }) => memory.workingSetSize / 1024),
      };
      const watchSession = (name: string, each: Electron.Session): void => {
        const note = (how: string) => (details: { readonly url: string }) => {
          const { url } = details;
          const isWeb = /^(?:https?|wss?|ftp|file):/i.test(url);
          if (isWeb && !(name === 'capture' && url.startsWith(`${origin}/`)))
            seen.requests.push(`${name} ${how} ${url}`);
        };
        each.webRequest.onSendHeaders({ urls: ['<all_urls>'] }, note('sent'));
        each.webRequest.onErrorOccurred({ urls: ['<all_urls>'] }, note('failed'));
        each.on('will-download', (_event, item) => seen.moves.push(`download ${item.getURL()}`));
      };
      watchSession('default', session.defaultSession);
      watchSession('extractor', session.fromPartition('extractor', { cache: false }));
      watchSession('capture', session.fromPartition('capture', { cache: false }));
      electron.on('session-created', (each) => watchSession('another', each));

      const watchPage = (contents: Electron.WebContents): void => {
        contents.on('console-message', (...heard: readonly unknown[]) => {
          const words = heard.map((part) =>
            typeof part === 'string' ? part : ((part as { readonly message?: unknown }).message ?? ''),
          );
          const said = words.filter((word) => typeof word === 'string').join(' ');
          if (/^\s*pwned .* ran/.test(said)) seen.ran.push(said.trim().slice(0, 300));
          // A policy refuses; a sandbox, which the articles' frame has, blocks.
          if (/Refused to|Blocked script|violates the following/i.test(said))
            seen.stopped.push(said.trim().slice(0, 300));
        });
        contents.on('will-navigate', ({ url }) => seen.moves.push(`navigation to ${url}`));
        contents.on('will-frame-navigate', ({ url }) => {
          if (!url.startsWith('commonplace-app:')) seen.moves.push(`frame to ${url}`);
        });
        contents.on('did-create-window', () => seen.moves.push('a window'));
        const arm = (): void => {
          void contents.executeJavaScript(
            'globalThis.pwned = (number) => console.log(`pwned ${number} ran`); globalThis.pwned.isReady = true',
          );
        };
        contents.on('dom-ready', arm);
        if (contents.getURL() !== '') arm();
      };
      for (const contents of webContents.getAllWebContents()) watchPage(contents);
      electron.on('web-contents-created', (_event, contents) => watchPage(contents));
      shell.openExternal = (address) => {
        seen.opened.push(address);
        return Promise.resolve();
      };
      setInterval(() => {
        const sizes = seen.sizes();
        seen.largestProcess = Math.max(seen.largestProcess, ...sizes);
        seen.largestSum = Math.max(
          seen.largestSum,
          sizes.reduce((sum, size) => sum + size, 0),
        );
      }, sampleMs).unref();
      return seen;
    },
    { origin: allowed, sampleMs: SAMPLE_MS },
  );
  await armArticleFrame(window);
  return {
    harm: () =>
      recorder.evaluate((seen) => ({ ...seen, sum: seen.sizes().reduce((sum, size) => sum + size, 0) })),
    async prove(trap) {
      await window.evaluate(async (address) => {
        const frame = document.querySelector('iframe')?.contentWindow as unknown as {
          pwned: (word: string) => void;
        };
        frame.pwned('in the frame');
        (globalThis as unknown as { pwned: (word: string) => void }).pwned('in the window');
        await fetch(address).catch(() => undefined);
        location.assign(`${address}/window`);
      }, trap);
      return recorder.evaluate(async (seen, address) => {
        const { webContents, session } = process.getBuiltinModule('module').createRequire('/')(
          'electron',
        ) as typeof Electron;
        const extractor = webContents
          .getAllWebContents()
          .find((each) => each.getURL().endsWith('/extractor.html'));
        await extractor?.executeJavaScript('pwned("in the extractor")');
        for (const each of [
          session.defaultSession,
          session.fromPartition('extractor'),
          session.fromPartition('capture', { cache: false }),
          session.fromPartition('made-after-the-recorder'),
        ])
          await each.fetch(`${address}/`).catch(() => undefined);
        const found = [
          ...seen.ran.map((what) => `ran: ${what}`),
          ...seen.stopped.map((what) => `stopped: ${what}`),
          ...seen.requests.map((what) => `request: ${what}`),
          ...seen.moves.map((what) => `move: ${what}`),
          ...seen.opened.map((what) => `opened: ${what}`),
        ];
        for (const list of [seen.ran, seen.stopped, seen.requests, seen.moves, seen.opened]) list.length = 0;
        return found;
      }, trap);
    },
  };
}

/**
 * Puts markup into the article that is shown as it is, past everything that would have cleaned it: a control for what
 * looks at articles, and for the policy that stands behind the cleaning.
 */
export async function showUncleaned(window: Page, markup: string): Promise<void> {
  await window.evaluate((raw) => {
    const shown = document.querySelector('iframe')?.contentDocument;
    const range = shown?.createRange();
    const article = shown?.querySelector('article');
    if (range === undefined || article == null) throw new Error('no article is shown');
    range.selectNodeContents(article);
    article.append(range.createContextualFragment(raw));
  }, markup);
}

/** The frame's own document has no scripts, so what its markup could call is put there from outside. */
async function armArticleFrame(window: Page): Promise<void> {
  await window.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow as unknown as Record<string, unknown>;
    frame['pwned'] = (globalThis as unknown as Record<string, unknown>)['pwned'];
  });
}
