import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExtractorReply, ExtractorRequest } from '#contract/extractor';
import { createExtractor, type Extractor } from '../../electron/capture/extractor';
import type { ExtractorPageEvents } from '../../electron/capture/extractor-page';

interface FakePage {
  readonly requests: ExtractorRequest[];
  readonly events: ExtractorPageEvents;
  closed: boolean;
}

let pages: FakePage[] = [];
let extractor: Extractor;

beforeEach(() => {
  vi.useFakeTimers();
  pages = [];
  extractor = createExtractor((events) => {
    const page: FakePage = { requests: [], events, closed: false };
    pages.push(page);
    return Promise.resolve({
      send: (request) => void page.requests.push(request),
      close: () => (page.closed = true),
    });
  });
});
afterEach(() => void vi.useRealTimers());

const job = {
  kind: 'text',
  content: { kind: 'characters', characters: 'x' },
  format: 'plain',
  url: null,
  images: [],
} as const;
const article = {
  metadata: {
    title: 't',
    authors: [],
    site: null,
    url: null,
    published: null,
    language: null,
    direction: null,
    description: null,
  },
  html: '<p>x</p>',
  text: 'x',
  words: 1,
  fingerprint: null,
  notes: [],
  tags: [],
  next: null,
};

async function page(number: number): Promise<FakePage> {
  await vi.waitFor(() => expect(pages[number]?.requests.length).toBeGreaterThan(0));
  const found = pages[number];
  if (found === undefined) throw new Error('No such page.');
  return found;
}

function say(to: FakePage, reply: Omit<ExtractorReply, 'id'>, id = to.requests.at(-1)?.id): void {
  to.events.onMessage({ id, ...reply });
}

const done = { kind: 'done', value: article } as const;
const failure = (code: string): unknown => ({
  ok: false,
  error: expect.objectContaining({ code }) as object,
});

describe('a job', () => {
  test('gives its steps and its value', async () => {
    const steps: string[] = [];
    const result = extractor.run<'text'>(job, { onStep: (step) => steps.push(step) });
    const at = await page(0);
    say(at, { kind: 'step', step: 'decode' } as never);
    say(at, { kind: 'step', step: 'extract' } as never);
    say(at, done);
    expect(await result).toEqual({ ok: true, value: article });
    expect(steps).toEqual(['decode', 'extract']);
  });

  test('waits for the one before it, and uses the same page', async () => {
    const first = extractor.run<'text'>(job);
    const second = extractor.run<'text'>(job);
    const at = await page(0);
    expect(at.requests).toHaveLength(1);
    say(at, done);
    await first;
    await vi.waitFor(() => expect(at.requests).toHaveLength(2));
    say(at, done);
    expect((await second).ok).toBe(true);
    expect(pages).toHaveLength(1);
  });

  test('that the page refuses fails, and the page stays', async () => {
    const result = extractor.run<'text'>(job);
    const at = await page(0);
    say(at, { kind: 'failed', code: 'empty', message: 'Nothing.' } as never);
    expect(await result).toEqual({ ok: false, error: { code: 'empty', message: 'Nothing.' } });
    expect(at.closed).toBe(false);
  });

  test('isn’t ended by an answer to another', async () => {
    const result = extractor.run<'text'>(job);
    const at = await page(0);
    say(at, { kind: 'failed', code: 'empty', message: 'old' } as never, 999);
    say(at, done);
    expect((await result).ok).toBe(true);
  });
});

describe('a page that fails', () => {
  test('by taking too long is ended, and the next job has a new one', async () => {
    const result = extractor.run<'text'>(job);
    const at = await page(0);
    vi.advanceTimersByTime(10_000);
    expect(await result).toEqual(failure('timeout'));
    expect(at.closed).toBe(true);
    const next = extractor.run<'text'>(job);
    say(await page(1), done);
    expect((await next).ok).toBe(true);
  });

  test('by dying', async () => {
    const result = extractor.run<'text'>(job);
    (await page(0)).events.onGone();
    expect(await result).toEqual(failure('extraction-failed'));
    const next = extractor.run<'text'>(job);
    say(await page(1), done);
    expect((await next).ok).toBe(true);
  });

  test.each([
    'nonsense',
    { kind: 'done' },
    { id: 1, kind: 'done', value: { ...article, words: -1 } },
    { id: 1, kind: 'done', value: { ...article, html: 7 } },
    { id: 1, kind: 'done', value: { ...article, metadata: { ...article.metadata, url: 'javascript:x' } } },
  ])('by saying %j', async (message) => {
    const result = extractor.run<'text'>(job);
    const at = await page(0);
    at.events.onMessage(message);
    expect(await result).toEqual(failure('extraction-failed'));
    expect(at.closed).toBe(true);
  });

  test('by not opening', async () => {
    const broken = createExtractor(() => Promise.reject(new Error('no window')));
    expect(await broken.run<'text'>(job)).toEqual(failure('internal'));
  });
});

describe('ending', () => {
  test('a page without work for a minute is let go', async () => {
    const result = extractor.run<'text'>(job);
    const at = await page(0);
    say(at, done);
    await result;
    vi.advanceTimersByTime(59_000);
    expect(at.closed).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(at.closed).toBe(true);
  });

  test('cancelling ends the page in its work', async () => {
    const control = new AbortController();
    const result = extractor.run<'text'>(job, { signal: control.signal });
    const at = await page(0);
    control.abort();
    expect(await result).toEqual(failure('cancelled'));
    expect(at.closed).toBe(true);
  });

  test('closing cancels what runs and what waits', async () => {
    const first = extractor.run<'text'>(job);
    const second = extractor.run<'text'>(job);
    await page(0);
    await extractor.close();
    expect(await first).toEqual(failure('cancelled'));
    expect(await second).toEqual(failure('cancelled'));
    expect(pages[0]?.closed).toBe(true);
  });
});
