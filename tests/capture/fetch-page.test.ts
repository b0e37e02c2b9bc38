import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBudget } from '../../electron/capture/budget';
import {
  fetchPage,
  refetchPage,
  type FetchedPage,
  type FetchOptions,
  type FetchProgress,
} from '../../electron/capture/fetch-page';
import type { Result } from '#core/result';
import { fakeNetwork, type FakeNetwork, type FakeRequest } from './fake-request';

interface Fetch {
  readonly request: FakeRequest;
  readonly network: FakeNetwork;
  readonly result: Promise<Result<FetchedPage>>;
  readonly control: AbortController;
  readonly progress: FetchProgress[];
}

interface Parts {
  readonly network?: FakeNetwork;
  readonly budget?: FetchOptions['budget'];
  readonly from?: FetchOptions['from'];
}

function options(parts: Parts = {}): FetchOptions & Pick<Fetch, 'network' | 'control' | 'progress'> {
  const control = new AbortController();
  const progress: FetchProgress[] = [];
  return {
    network: parts.network ?? fakeNetwork(),
    control,
    signal: control.signal,
    from: parts.from ?? 'person',
    budget: parts.budget ?? createBudget(),
    progress,
    onProgress: (told) => progress.push(told),
  };
}

/** Starts a fetch whose first request is sent at once. */
async function fetch(parts: Parts = {}, address = 'https://harbour.example/a'): Promise<Fetch> {
  const given = options(parts);
  const result = fetchPage(new URL(address), given);
  return { ...given, result, request: await given.network.request() };
}

/** What a page that came whole does. */
function sendPage(request: FakeRequest, text = 'x', headers: Readonly<Record<string, string>> = {}): void {
  const response = request.respond(200, { 'content-type': 'text/html', ...headers });
  response.emit('data', Buffer.from(text));
  response.emit('end');
}

/** Whatever is ready to go on has gone on. */
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

const failure = (code: string, message: RegExp): unknown => ({
  ok: false,
  error: { code, message: expect.stringMatching(message) as string },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a page that comes', () => {
  test('is given whole, with its type and where it was in the end', async () => {
    const { network, request: first, result, progress } = await fetch();
    expect(first.sent).toMatchObject({ redirect: 'manual', credentials: 'omit', useSessionCookies: false });
    first.redirect('/b');
    const request = await network.request();
    const response = request.respond(200, { 'content-type': 'text/html', 'content-length': '6' });
    response.emit('data', Buffer.from('abc'));
    response.emit('data', Buffer.from('def'));
    response.emit('end');
    const page = await result;
    if (!page.ok) throw new Error(page.error.message);
    expect(new TextDecoder().decode(page.value.bytes)).toBe('abcdef');
    expect(page.value).toMatchObject({ contentType: 'text/html', url: 'https://harbour.example/b' });
    expect(progress).toEqual([
      { kind: 'bytes', done: 3, total: 6 },
      { kind: 'bytes', done: 6, total: 6 },
    ]);
    expect(request.aborted).toBe(false);
  });

  test('has no total when the length is of compressed bytes', async () => {
    const { request, progress } = await fetch();
    const response = request.respond(200, { 'content-length': '3', 'content-encoding': 'gzip' });
    response.emit('data', Buffer.from('abcdef'));
    expect(progress).toEqual([{ kind: 'bytes', done: 6, total: null }]);
  });
});

describe('limits', () => {
  test('30 seconds without a byte', async () => {
    const { request, result } = await fetch();
    vi.advanceTimersByTime(29_000);
    const response = request.respond(200, {});
    vi.advanceTimersByTime(29_000);
    response.emit('data', Buffer.from('x'));
    expect(request.aborted).toBe(false);
    vi.advanceTimersByTime(30_000);
    expect(await result).toEqual(failure('timeout', /harbour\.example for 30 seconds/));
    expect(request.aborted).toBe(true);
  });

  test('two minutes in all, however steadily it drips', async () => {
    const { request, result } = await fetch();
    const response = request.respond(200, {});
    for (let second = 0; second < 120; second += 10) {
      response.emit('data', Buffer.from('x'));
      vi.advanceTimersByTime(10_000);
    }
    expect(await result).toEqual(failure('timeout', /two minutes/));
  });

  test('20 MB, by what the server declares', async () => {
    const { request, result } = await fetch();
    request.respond(200, { 'content-length': '200000000' });
    expect(await result).toEqual(failure('too-large', /200 MB, and the limit is 20 MB/));
    expect(request.aborted).toBe(true);
  });

  test('20 MB, by what comes', async () => {
    const { request, result } = await fetch();
    const response = request.respond(200, {});
    for (let part = 0; part < 21; part += 1) response.emit('data', Buffer.alloc(1_000_000));
    expect(await result).toEqual(failure('too-large', /larger than 20 MB/));
  });

  test('10 redirects', async () => {
    const { network, request, result } = await fetch();
    request.redirect('/0');
    for (let hop = 1; hop < 11; hop += 1) (await network.request()).redirect(`/${hop}`);
    expect(network.requests).toHaveLength(11);
    expect(await result).toEqual(failure('too-many-redirects', /keeps sending elsewhere/));
  });
});

describe('failures in words', () => {
  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'ftp://harbour.example/'])(
    'a redirect to %s',
    async (location) => {
      const { network, request, result } = await fetch();
      request.redirect(location);
      expect(await result).toEqual(failure('unsupported', /only http and https are followed/));
      expect(network.requests).toHaveLength(1);
    },
  );

  test.each([
    [404, /status 404: there is no such page/],
    [410, /taken down/],
    [418, /refused the request/],
    [300, /several pages/],
    [302, /without saying where/],
    [304, /nothing is new/],
    [599, /the server has a fault/],
  ])('status %i', async (status, message) => {
    const { request, result } = await fetch();
    request.respond(status, { 'content-type': 'text/html' });
    expect(await result).toEqual(failure('http-status', message));
  });

  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'unreachable', /^The address harbour\.example could not be found/],
    ['net::ERR_INTERNET_DISCONNECTED', 'unreachable', /no network connection/],
    ['net::ERR_CONNECTION_REFUSED', 'unreachable', /refused the connection/],
    ['net::ERR_CONNECTION_RESET', 'unreachable', /broke the connection off/],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', 'unreachable', /broke the connection off/],
    ['net::ERR_CERT_DATE_INVALID', 'unreachable', /secure connection/],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout', /did not answer in time/],
    ['net::ERR_RESPONSE_HEADERS_TOO_BIG', 'unreachable', /headers that are too long/],
    ['net::ERR_CONTENT_DECODING_FAILED', 'unreachable', /could not be unpacked/],
    ['net::ERR_INVALID_HTTP_RESPONSE', 'unreachable', /isn’t HTTP/],
    ['net::ERR_UNSAFE_PORT', 'unsupported', /port/],
    ['net::ERR_SOMETHING_NEW', 'unreachable', /\(something new\)/],
    ['no name at all', 'unreachable', /could not be reached\. /],
  ])('%s', async (message, code, words) => {
    const { request, result } = await fetch();
    request.emit('error', new Error(message));
    expect(await result).toEqual(failure(code, words));
  });

  test('a connection that ends half way', async () => {
    const { request, result } = await fetch();
    request.respond(200, {}).emit('aborted');
    expect(await result).toEqual(failure('unreachable', /broke the connection off/));
  });
});

describe('cancelling', () => {
  test('stops a fetch under way', async () => {
    const { request, result, control } = await fetch();
    request.respond(200, {}).emit('data', Buffer.from('x'));
    control.abort();
    expect(await result).toEqual(failure('cancelled', /Nothing was saved/));
    expect(request.aborted).toBe(true);
  });

  test('after the end changes nothing', async () => {
    const { request, result, control } = await fetch();
    request.respond(200, {}).emit('end');
    control.abort();
    expect((await result).ok).toBe(true);
  });
});

describe('manners', () => {
  test('a host is asked one thing at a time, and the one that waits hears so', async () => {
    const network = fakeNetwork();
    const first = await fetch({ network });
    const second = options({ network });
    const waiting = fetchPage(new URL('https://harbour.example/b'), second);
    await settled();
    expect(network.requests).toHaveLength(1);
    expect(second.progress).toEqual([{ kind: 'waiting', host: 'harbour.example', seconds: null }]);
    sendPage(first.request);
    sendPage(await network.request());
    expect(await waiting).toMatchObject({ ok: true, value: { url: 'https://harbour.example/b' } });
    expect(second.progress[1]).toEqual({ kind: 'asking' });
  });

  test('different hosts are asked side by side, six at most', async () => {
    const network = fakeNetwork();
    const results = Array.from({ length: 8 }, (_, host) =>
      fetchPage(new URL(`https://h${host}.example/`), options({ network })),
    );
    await settled();
    expect(network.requests).toHaveLength(6);
    for (let host = 0; host < 8; host += 1) sendPage(await network.request());
    expect((await Promise.all(results)).every(({ ok }) => ok)).toBe(true);
  });

  test('one that is stopped while it waits gives its turn on', async () => {
    const network = fakeNetwork();
    const first = await fetch({ network });
    const second = options({ network });
    const stopped = fetchPage(new URL('https://harbour.example/b'), second);
    const third = fetchPage(new URL('https://harbour.example/c'), options({ network }));
    await settled();
    second.control.abort();
    expect(await stopped).toEqual(failure('cancelled', /Nothing was saved/));
    sendPage(first.request);
    sendPage(await network.request());
    expect(await third).toMatchObject({ ok: true, value: { url: 'https://harbour.example/c' } });
  });

  test.each([
    ['what it asks for', { 'retry-after': '8' }, 8],
    ['until the date it gives', { 'retry-after': 'Mon, 01 Jun 2026 12:00:20 GMT' }, 20],
    ['two seconds when it says nothing', {}, 2],
    ['two seconds when it says nonsense', { 'retry-after': '-5 soon' }, 2],
  ])('a busy host is left alone for %s', async (_, headers, seconds) => {
    vi.setSystemTime(new Date('2026-06-01T12:00:00Z'));
    const { network, request, result, progress } = await fetch();
    request.respond(429, headers);
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(network.requests).toHaveLength(1);
    expect(progress[0]).toEqual({ kind: 'waiting', host: 'harbour.example', seconds });
    expect(progress.at(-1)).toEqual({ kind: 'waiting', host: 'harbour.example', seconds: 1 });
    await vi.advanceTimersByTimeAsync(1);
    sendPage(await network.request());
    expect((await result).ok).toBe(true);
  });

  test('after three waits it is told as it is', async () => {
    const { network, request, result } = await fetch();
    request.respond(503, {});
    for (let wait = 0; wait < 3; wait += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      (await network.request()).respond(503, {});
    }
    expect(await result).toEqual(failure('http-status', /503.*try again later/));
    expect(network.requests).toHaveLength(4);
  });

  test('a host that wants longer than a minute isn’t waited for', async () => {
    const { request, result } = await fetch();
    request.respond(429, { 'retry-after': '7200' });
    expect(await result).toEqual(failure('http-status', /left alone for 2 hours/));
  });

  test('stopping ends the wait', async () => {
    const { request, result, control, network } = await fetch();
    request.respond(503, { 'retry-after': '30' });
    await vi.advanceTimersByTimeAsync(3000);
    control.abort();
    expect(await result).toEqual(failure('cancelled', /stopped/));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(network.requests).toHaveLength(1);
  });
});

describe('what an article may fetch in all', () => {
  test('is one budget over its requests', async () => {
    const budget = createBudget(5);
    const page = await fetch({ budget });
    sendPage(page.request, 'abc');
    expect((await page.result).ok).toBe(true);
    expect(budget.left).toBe(2);
    const image = await fetch({ budget }, 'https://harbour.example/i.png');
    sendPage(image.request, 'abc');
    expect(await image.result).toEqual(failure('too-large', /i\.png the article would be over 200 MB/));
    expect(image.request.aborted).toBe(true);
  });
});

describe('a page that was fetched before', () => {
  const url = 'https://harbour.example/a';
  const validators = { etag: '"tide-1"', lastModified: 'Mon, 01 Jun 2026 12:00:00 GMT' };

  test('gives what it can be known by', async () => {
    const { request, result } = await fetch();
    sendPage(request, 'x', { etag: validators.etag, 'last-modified': validators.lastModified });
    expect(await result).toMatchObject({ ok: true, value: { validators } });
    expect(request.headers.has('if-none-match')).toBe(false);
  });

  test('is asked for by that, and may be unchanged', async () => {
    const given = options();
    const result = refetchPage(new URL(url), { url, validators }, given);
    const request = await given.network.request();
    expect(request.headers.get('if-none-match')).toBe(validators.etag);
    expect(request.headers.get('if-modified-since')).toBe(validators.lastModified);
    request.respond(304, {});
    expect(await result).toEqual({ ok: true, value: { kind: 'unchanged', url } });
  });

  test('is asked for by that only where it was', async () => {
    const given = options();
    const result = refetchPage(new URL('https://harbour.example/old'), { url, validators }, given);
    const first = await given.network.request();
    expect([...first.headers.keys()]).toEqual(['accept']);
    first.redirect(url);
    const second = await given.network.request();
    expect(second.headers.get('if-none-match')).toBe(validators.etag);
    second.respond(304, {});
    expect(await result).toEqual({ ok: true, value: { kind: 'unchanged', url } });
  });

  test('that never said what it is known by is asked for as ever, and nothing odd goes into a header', async () => {
    const given = options();
    const odd = { etag: '"a"\r\nX-Evil: 1', lastModified: null };
    const result = refetchPage(new URL(url), { url, validators: odd }, given);
    const request = await given.network.request();
    expect([...request.headers.keys()]).toEqual(['accept']);
    sendPage(request);
    expect(await result).toMatchObject({ ok: true, value: { kind: 'page' } });
  });
});
