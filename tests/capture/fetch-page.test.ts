import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchPage, type FetchedPage } from '../../electron/capture/fetch-page';
import type { Result } from '#core/result';
import { fakeNetwork, type FakeRequest } from './fake-request';

interface Fetch {
  readonly request: FakeRequest;
  readonly result: Promise<Result<FetchedPage>>;
  readonly control: AbortController;
  readonly progress: (readonly [number, number | null])[];
}

function fetch(address = 'https://harbour.example/a'): Fetch {
  const network = fakeNetwork();
  const control = new AbortController();
  const progress: [number, number | null][] = [];
  const result = fetchPage(new URL(address), {
    send: network.send,
    signal: control.signal,
    onBytes: (done, total) => progress.push([done, total]),
  });
  return { request: network.request(), result, control, progress };
}

const failure = (code: string, message: RegExp): unknown => ({
  ok: false,
  error: { code, message: expect.stringMatching(message) as string },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a page that comes', () => {
  test('is given whole, with its type and where it was in the end', async () => {
    const { request, result, progress } = fetch();
    expect(request.sent).toMatchObject({ redirect: 'manual', credentials: 'omit', useSessionCookies: false });
    request.redirect('/b');
    expect(request.followed).toBe(1);
    const response = request.respond(200, { 'content-type': 'text/html', 'content-length': '6' });
    response.emit('data', Buffer.from('abc'));
    response.emit('data', Buffer.from('def'));
    response.emit('end');
    const page = await result;
    if (!page.ok) throw new Error(page.error.message);
    expect(new TextDecoder().decode(page.value.bytes)).toBe('abcdef');
    expect(page.value).toMatchObject({ contentType: 'text/html', url: 'https://harbour.example/b' });
    expect(progress).toEqual([
      [3, 6],
      [6, 6],
    ]);
    expect(request.aborted).toBe(false);
  });

  test('has no total when the length is of compressed bytes', () => {
    const { request, progress } = fetch();
    const response = request.respond(200, { 'content-length': '3', 'content-encoding': 'gzip' });
    response.emit('data', Buffer.from('abcdef'));
    expect(progress).toEqual([[6, null]]);
  });
});

describe('limits', () => {
  test('30 seconds without a byte', async () => {
    const { request, result } = fetch();
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
    const { request, result } = fetch();
    const response = request.respond(200, {});
    for (let second = 0; second < 120; second += 10) {
      response.emit('data', Buffer.from('x'));
      vi.advanceTimersByTime(10_000);
    }
    expect(await result).toEqual(failure('timeout', /two minutes/));
  });

  test('20 MB, by what the server declares', async () => {
    const { request, result } = fetch();
    request.respond(200, { 'content-length': '200000000' });
    expect(await result).toEqual(failure('too-large', /200 MB, and the limit is 20 MB/));
    expect(request.aborted).toBe(true);
  });

  test('20 MB, by what comes', async () => {
    const { request, result } = fetch();
    const response = request.respond(200, {});
    for (let part = 0; part < 21; part += 1) response.emit('data', Buffer.alloc(1_000_000));
    expect(await result).toEqual(failure('too-large', /larger than 20 MB/));
  });

  test('10 redirects', async () => {
    const { request, result } = fetch();
    for (let hop = 0; hop < 11; hop += 1) request.redirect(`/${hop}`);
    expect(request.followed).toBe(10);
    expect(await result).toEqual(failure('too-many-redirects', /keeps sending elsewhere/));
  });
});

describe('failures in words', () => {
  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'ftp://harbour.example/'])(
    'a redirect to %s',
    async (location) => {
      const { request, result } = fetch();
      request.redirect(location);
      expect(request.followed).toBe(0);
      expect(await result).toEqual(failure('unsupported', /only http and https are followed/));
    },
  );

  test.each([
    [404, /status 404: there is no such page/],
    [410, /taken down/],
    [418, /refused the request/],
    [503, /try again later/],
    [599, /the server has a fault/],
  ])('status %i', async (status, message) => {
    const { request, result } = fetch();
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
    ['net::ERR_UNSAFE_PORT', 'unsupported', /port/],
    ['net::ERR_SOMETHING_NEW', 'unreachable', /\(something new\)/],
    ['no name at all', 'unreachable', /could not be reached\. /],
  ])('%s', async (message, code, words) => {
    const { request, result } = fetch();
    request.emit('error', new Error(message));
    expect(await result).toEqual(failure(code, words));
  });

  test('a connection that ends half way', async () => {
    const { request, result } = fetch();
    request.respond(200, {}).emit('aborted');
    expect(await result).toEqual(failure('unreachable', /broke the connection off/));
  });
});

describe('cancelling', () => {
  test('stops a fetch under way', async () => {
    const { request, result, control } = fetch();
    request.respond(200, {}).emit('data', Buffer.from('x'));
    control.abort();
    expect(await result).toEqual(failure('cancelled', /Nothing was saved/));
    expect(request.aborted).toBe(true);
  });

  test('after the end changes nothing', async () => {
    const { request, result, control } = fetch();
    request.respond(200, {}).emit('end');
    control.abort();
    expect((await result).ok).toBe(true);
  });
});
