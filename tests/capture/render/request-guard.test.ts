import { expect, test } from 'vitest';
import type { AddressFrom, LookUp } from '../../../electron/capture/reach';
import { RequestGuard } from '../../../electron/capture/render/request-guard';

const HOSTS: Readonly<Record<string, readonly string[]>> = {
  'harbour.example': ['203.0.113.7'],
  'cdn.example': ['203.0.113.9'],
  'trap.example': ['203.0.113.8', '192.168.1.1'],
  'printer.example': ['10.0.0.4'],
};
const lookUp: LookUp = ({ hostname }) => Promise.resolve(HOSTS[hostname] ?? null);

/** A guard that answers in short: `null` is let out, else the code of the failure. */
function guarded(from: AddressFrom, resolver: LookUp = lookUp) {
  const guard = new RequestGuard({ from, lookUp: resolver, signal: new AbortController().signal });
  let last = 0;
  const ask = async (url: string, resourceType = 'xhr', id = (last += 1)): Promise<string | null> => {
    const decided = await guard.decide({ id, url, resourceType });
    return decided.ok ? null : decided.error.code;
  };
  return { guard, ask, open: (url: string, id?: number) => ask(url, 'mainFrame', id) };
}

test('a page from the internet asks for things there, and for nothing in the own network', async () => {
  const { guard, ask, open } = guarded('person');
  expect(await open('https://harbour.example/')).toBeNull();
  expect(await ask('https://harbour.example/story.json')).toBeNull();
  expect(await ask('https://cdn.example/app.js')).toBeNull();
  for (const inside of ['http://127.0.0.1:9200/', 'http://printer.example/', 'https://trap.example/'])
    expect(await ask(inside)).toBe('unsupported');
  expect(guard.refused).toBe(3);
});

test('a redirect is judged by who sends, not by the page that asked', async () => {
  const { ask, open } = guarded('person');
  await open('http://printer.example/');
  expect(await ask('http://10.0.0.9/', 'xhr', 7)).toBeNull();
  expect(await ask('https://cdn.example/', 'xhr', 8)).toBeNull();
  expect(await ask('http://10.0.0.9/', 'xhr', 8)).toBe('unsupported');
});

test('an answer that sends elsewhere is judged before it is followed, by who sends', async () => {
  const { guard, ask, open } = guarded('person');
  await open('https://harbour.example/');
  expect(await ask('https://cdn.example/app.js', 'script', 7)).toBeNull();
  const follow = async (url: string): Promise<boolean> =>
    (await guard.follow({ id: 7, url, resourceType: 'script' })).ok;
  expect(await follow('https://harbour.example/app.js')).toBe(true);
  expect(await follow('http://127.0.0.1:9200/')).toBe(false);
  expect(await follow('file:///etc/passwd')).toBe(false);
  expect(await follow('http://')).toBe(false);
  expect(guard.refused).toBe(1);
});

test('where a person sends the app it may go, in the own network as well; a page may not', async () => {
  expect(await guarded('person').open('http://printer.example/')).toBeNull();
  expect(await guarded('page').open('http://printer.example/')).toBe('unsupported');
  const { guard, open } = guarded('person');
  await open('https://harbour.example/');
  expect(await open('http://printer.example/')).toBe('unsupported');
  // It is what the render fails with, so it needs no word besides.
  expect(guard.refused).toBe(0);
});

test('a name that leads both out and in isn’t one that may lead in', async () => {
  const { ask, open } = guarded('person');
  expect(await open('https://trap.example/')).toBeNull();
  expect(await ask('http://127.0.0.1:9200/')).toBe('unsupported');
  expect(await ask('http://printer.example/')).toBe('unsupported');
});

test('a name that leads both out and in lets scripts ask for nothing more of it, by no port', async () => {
  const { guard, ask, open } = guarded('person');
  expect(await open('https://trap.example/')).toBeNull();
  expect(await ask('https://trap.example/story.json')).toBe('unsupported');
  expect(await ask('http://trap.example:8080/')).toBe('unsupported');
  expect(await open('https://trap.example/next')).toBe('unsupported');
  expect(guard.refused).toBe(2);
});

test('a name that led out when the page came may not lead in afterwards', async () => {
  const answers = [['203.0.113.7'], ['203.0.113.7'], ['192.168.1.1'], ['192.168.1.1']];
  const turning: LookUp = () => Promise.resolve(answers.shift() ?? []);
  const { ask, open } = guarded('person', turning);
  expect(await open('https://turning.example/')).toBeNull();
  expect(await ask('https://turning.example/story.json')).toBeNull();
  expect(await ask('http://turning.example/')).toBe('unsupported');
});

test('a person’s own page in the own network asks for what belongs to it', async () => {
  for (const address of ['http://printer.example/', 'http://192.168.1.20:8080/', 'http://localhost/']) {
    const { ask, open } = guarded('person');
    expect(await open(address)).toBeNull();
    expect(await ask(new URL('/story.json', address).href)).toBeNull();
  }
});

test('a page that was refused isn’t who sends from then on', async () => {
  const { ask, open } = guarded('person');
  await open('https://harbour.example/');
  await open('http://printer.example/');
  expect(await ask('http://printer.example/secret')).toBe('unsupported');
});

test('only the web is let out, and of it no frames, sockets, media and beacons', async () => {
  const { ask, open } = guarded('person');
  await open('https://harbour.example/');
  for (const url of [
    'file:///etc/hostname',
    'ftp://harbour.example/',
    'chrome://version',
    'wss://harbour.example/',
  ])
    expect(await ask(url)).toBe('unsupported');
  for (const type of ['subFrame', 'webSocket', 'media', 'object', 'ping', 'cspReport'])
    expect(await ask('https://harbour.example/', type)).toBe('unsupported');
});

test('a page that moves on and on is stopped after ten times, however it moves', async () => {
  const { open } = guarded('person');
  expect(await open('https://harbour.example/0', 1)).toBeNull();
  for (let move = 1; move <= 10; move += 1)
    expect(await open(`https://harbour.example/${move}`, move % 2 === 0 ? 1 : 100 + move)).toBeNull();
  expect(await open('https://harbour.example/11', 1)).toBe('too-many-redirects');
});

test('a name that nobody knows is unreachable', async () => {
  expect(await guarded('page').open('https://nobody.example/')).toBe('unreachable');
});

test('something is under way from its asking to its end, over all redirects', async () => {
  const { guard, ask, open } = guarded('person');
  expect(guard.idleFor).not.toBeNull();
  await open('https://harbour.example/', 1);
  await ask('https://harbour.example/a', 'xhr', 2);
  await ask('https://cdn.example/a', 'xhr', 2);
  guard.ended(1);
  expect(guard.idleFor).toBeNull();
  guard.ended(2);
  expect(guard.idleFor).not.toBeNull();
  await ask('http://127.0.0.1/', 'xhr', 3);
  expect(guard.idleFor).not.toBeNull();
});

/** A guard whose look-ups end when `answer` is called, in the order of their asking. */
function slow() {
  const waiting: ((addresses: readonly string[] | Error) => void)[] = [];
  const lookUpSlowly: LookUp = () =>
    new Promise((resolve, reject) => {
      waiting.push((addresses) => (addresses instanceof Error ? reject(addresses) : resolve(addresses)));
    });
  const signal = new AbortController().signal;
  const guard = new RequestGuard({ from: 'page', lookUp: lookUpSlowly, signal });
  const ask = async (id: number, resourceType = 'xhr'): Promise<string | null> => {
    const decided = await guard.decide({ id, url: 'https://harbour.example/', resourceType });
    return decided.ok ? null : decided.error.code;
  };
  return { guard, ask, answer: (addresses: readonly string[] | Error) => waiting.shift()?.(addresses) };
}

test('a request is under way while its name is looked up', async () => {
  const { guard, ask, answer } = slow();
  const asked = ask(1);
  expect(guard.idleFor).toBeNull();
  answer(['203.0.113.7']);
  expect(await asked).toBeNull();
  expect(guard.idleFor).toBeNull();
  const refused = ask(2);
  guard.ended(1);
  expect(guard.idleFor).toBeNull();
  answer(['10.0.0.4']);
  expect(await refused).toBe('unsupported');
  expect(guard.idleFor).not.toBeNull();
});

test('a request that ends while its name is looked up leaves nothing under way, and isn’t the page', async () => {
  const { guard, ask, answer } = slow();
  const asked = ask(1, 'mainFrame');
  guard.ended(1);
  answer(['203.0.113.7']);
  expect(await asked).toBe('cancelled');
  expect(guard.idleFor).not.toBeNull();
  // Else it would count as the page's first move.
  for (let move = 0; move <= 10; move += 1) {
    const next = ask(2, 'mainFrame');
    answer(['203.0.113.7']);
    expect(await next).toBeNull();
  }
});

test('a look-up that breaks lets nothing out, and leaves nothing under way', async () => {
  const { guard, ask, answer } = slow();
  const asked = ask(1);
  answer(new Error('The resolver is gone.'));
  expect(await asked).toBe('unreachable');
  expect(guard.idleFor).not.toBeNull();
  const followed = guard.follow({ id: 1, url: 'https://harbour.example/', resourceType: 'xhr' });
  answer(new Error('The resolver is gone.'));
  expect(await followed).toMatchObject({ ok: false, error: { code: 'unreachable' } });
});
