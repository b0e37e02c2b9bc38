import { describe, expect, test } from 'vitest';
import { createBudget } from '../../electron/capture/budget';
import { fetchPage } from '../../electron/capture/fetch-page';
import { isPrivateAddress, reachOfHost } from '../../electron/capture/private-network';
import type { AddressFrom, LookUp } from '../../electron/capture/reach';
import type { Result } from '#core/result';
import { fakeNetwork } from './fake-request';

const RESOLVED: Readonly<Record<string, readonly string[] | null>> = {
  'harbour.example': ['203.0.113.7', '2a00:1450::8'],
  'inside.example': ['10.1.2.3'],
  'both.example': ['203.0.113.7', 'fd00::1'],
  'proxied.example': [],
  'nowhere.example': null,
};
const lookUp: LookUp = ({ hostname }) => Promise.resolve(RESOLVED[hostname] ?? null);

/** Fetches through hops that each send to the next; gives what came and which addresses were asked. */
async function visit(
  from: AddressFrom,
  ...hops: readonly string[]
): Promise<{ readonly result: Result<unknown>; readonly asked: readonly string[] }> {
  const network = fakeNetwork(lookUp);
  const control = new AbortController();
  const result = fetchPage(new URL(hops[0] ?? ''), {
    network,
    from,
    signal: control.signal,
    budget: createBudget(),
    onProgress: () => undefined,
  });
  const play = async (): Promise<void> => {
    for (const next of hops.slice(1)) (await network.request()).redirect(next);
    (await network.request()).respond(200, {}).emit('end');
  };
  void play();
  const ended = await result;
  return { result: ended, asked: network.requests.map(({ sent }) => sent.url ?? '') };
}

const refusal = {
  ok: false,
  error: { code: 'unsupported', message: expect.stringMatching(/into your own network/) as string },
};

describe('addresses', () => {
  test.each([
    '0.0.0.0',
    '10.255.255.255',
    '100.64.0.1',
    '127.0.0.1',
    '127.8.8.8',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.251',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::192.168.0.1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::fb',
    'not an address',
  ])('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '198.18.0.5',
    '2a00:1450:4001::1',
    '::ffff:1.1.1.1',
    '64:ff9b::8.8.8.8',
  ])('%s is of the internet', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('hosts', () => {
  test.each([
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[0:0:0:0:0:ffff:a00:1]/',
    'http://localhost:8080/',
    'http://LOCALHOST./',
    'http://app.localhost/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://nas.home.arpa/',
  ])('%s is private by its looks', (address) => {
    expect(reachOfHost(new URL(address))).toBe('private');
  });

  test.each(['http://localhost.example/', 'http://mylocal/', 'http://10.0.0.1.example/'])(
    '%s has to be looked up',
    (address) => {
      expect(reachOfHost(new URL(address))).toBe('unknown');
    },
  );
});

describe('what a page leads to', () => {
  test('is fetched when it is on the internet', async () => {
    const { result, asked } = await visit('page', 'https://harbour.example/', 'https://1.1.1.1/a');
    expect(result.ok).toBe(true);
    expect(asked).toEqual(['https://harbour.example/', 'https://1.1.1.1/a']);
  });

  test.each([
    'http://192.168.1.1/',
    'http://localhost:631/',
    'https://inside.example/',
    'https://both.example/',
  ])('%s is refused, and nothing is asked', async (address) => {
    const { result, asked } = await visit('page', address);
    expect(result).toEqual(refusal);
    expect(asked).toEqual([]);
  });

  test.each(['http://127.0.0.1/', 'https://inside.example/'])(
    'a redirect to %s is refused',
    async (address) => {
      const { result, asked } = await visit('page', 'https://harbour.example/', address);
      expect(result).toEqual(refusal);
      expect(asked).toEqual(['https://harbour.example/']);
    },
  );

  test('behind a proxy goes through the proxy, unless it says what it is', async () => {
    expect((await visit('page', 'https://proxied.example/')).result.ok).toBe(true);
    expect((await visit('page', 'https://proxied.example/', 'http://10.0.0.1/')).result).toEqual(refusal);
  });

  test('and isn’t known, is said to be so', async () => {
    const { result, asked } = await visit('page', 'https://nowhere.example/');
    expect(result).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(asked).toEqual([]);
  });
});

describe('what a person gives', () => {
  test('may be in their own network, and send on within it', async () => {
    const hops = [
      'http://192.168.1.1/',
      'http://192.168.1.1/login',
      'http://inside.example/',
      'http://10.0.0.9/',
    ];
    const { result, asked } = await visit('person', ...hops);
    expect(result.ok).toBe(true);
    expect(asked).toEqual(hops);
  });

  test('may not send from the internet into it', async () => {
    const { result, asked } = await visit('person', 'https://harbour.example/', 'http://192.168.1.1/');
    expect(result).toEqual(refusal);
    expect(asked).toEqual(['https://harbour.example/']);
  });
});
