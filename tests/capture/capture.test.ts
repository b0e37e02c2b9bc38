import { describe, expect, test, vi } from 'vitest';
import type { CaptureProgress } from '#contract/events';
import type { ExtractorJob } from '#contract/extractor';
import type { CommandArgs, Source } from '#core/commands';
import { ok } from '#core/result';
import { SteppedCapture } from '../../electron/capture/capture';
import type { Extractor } from '../../electron/capture/extractor';
import type { Rendered } from '../../electron/capture/render/page-render';
import type { RenderPage } from '../../electron/capture/render/in-turn';
import { fakeNetwork } from './fake-request';

vi.mock('electron', () => ({}));

const extracted = {
  metadata: {
    title: 'Found',
    authors: [],
    site: null,
    url: null,
    published: null,
    language: 'en',
    direction: 'ltr',
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

/** What stands in for scripts, which need a browser. */
function renderedAt({ href }: URL): Rendered {
  return { html: '<p>made by scripts</p>', url: `${href}#made`, notes: ['Rendered first.'] };
}

function parts(): { capture: SteppedCapture; jobs: ExtractorJob[]; network: ReturnType<typeof fakeNetwork> } {
  const jobs: ExtractorJob[] = [];
  const extractor: Extractor = {
    run: (job, options) => {
      jobs.push(job);
      options?.onStep?.('extract');
      return Promise.resolve(ok(extracted as never));
    },
    close: () => Promise.resolve(),
  };
  const network = fakeNetwork();
  const render: RenderPage = (address) => Promise.resolve(ok(renderedAt(address)));
  return { capture: new SteppedCapture(network, extractor, render), jobs, network };
}

const silent = (): void => undefined;
const save = (
  source: Source,
  more: Partial<CommandArgs<'article.save'>> = {},
): CommandArgs<'article.save'> => ({
  source,
  ...more,
});
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const failure = (code: string, message: RegExp): unknown => ({
  ok: false,
  error: { code, message: expect.stringMatching(message) as string },
});

describe('sources', () => {
  test('a paste is text, and its bytes are kept', async () => {
    const { capture, jobs } = parts();
    const result = await capture.capture(save({ kind: 'text', text: 'Ein Satz – kurz.' }), silent);
    expect(jobs).toEqual([
      {
        kind: 'text',
        content: { kind: 'characters', characters: 'Ein Satz – kurz.' },
        format: 'plain',
        url: null,
        images: [],
      },
    ]);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.original?.extension).toBe('txt');
    expect(new TextDecoder().decode(result.value.original?.bytes)).toBe('Ein Satz – kurz.');
  });

  test('a pasted selection is kept whole, a pasted page is searched', async () => {
    const { capture, jobs } = parts();
    await capture.capture(save({ kind: 'html', html: '<p>a</p>' }), silent);
    await capture.capture(save({ kind: 'html', html: '<head><title>t</title></head><p>a</p>' }), silent);
    expect(jobs).toMatchObject([{ scope: 'everything' }, { scope: 'article' }]);
  });

  test('bytes are told apart by content', async () => {
    const { capture, jobs } = parts();
    await capture.capture(save({ kind: 'bytes', base64: base64('<!doctype html><p>a') }), silent);
    await capture.capture(save({ kind: 'bytes', base64: base64('Title\n\nText') }), silent);
    expect(jobs.map((job) => job.kind)).toEqual(['page', 'text']);
    expect(await capture.capture(save({ kind: 'bytes', base64: base64('%PDF-1.7') }), silent)).toEqual(
      failure('not-text', /a PDF document/),
    );
    expect(await capture.capture(save({ kind: 'bytes', base64: '' }), silent)).toEqual(
      failure('empty', /empty/),
    );
  });

  test('an address is fetched, with its charset and where it was in the end', async () => {
    const { capture, jobs, network } = parts();
    const result = capture.capture(save({ kind: 'url', url: ' https://a:b@harbour.example/x ' }), silent);
    const first = await network.request();
    expect(first.sent).toMatchObject({ url: 'https://harbour.example/x' });
    first.redirect('https://harbour.example/y');
    const response = (await network.request()).respond(200, {
      'content-type': 'text/html; charset="Shift_JIS"',
    });
    response.emit('data', Buffer.from('<p>a'));
    response.emit('end');
    expect(await result).toMatchObject({
      ok: true,
      value: { metadata: { url: 'https://harbour.example/y' } },
    });
    expect(jobs).toMatchObject([
      { kind: 'page', content: { charset: 'Shift_JIS' }, url: 'https://harbour.example/y', scope: 'article' },
    ]);
  });

  test.each([
    ['what a person gave', 'https://harbour.example/x', 'https://harbour.example/y', 'person', 'person'],
    ['what a page named', 'https://harbour.example/x', 'https://harbour.example/y', 'page', undefined],
    ['where that sent on to', 'https://short.example/x', 'https://harbour.example/y', 'person', undefined],
    ['where that sent on to in the own network', 'http://10.0.0.4/', 'http://10.0.0.9/', 'person', 'person'],
  ] as const)('it is remembered whose the address is: %s', async (_what, url, end, from, givenBy) => {
    const { capture, network } = parts();
    const result = capture.capture(save({ kind: 'url', url }, { from }), silent);
    (await network.request()).redirect(end);
    const response = (await network.request()).respond(200, { 'content-type': 'text/html' });
    response.emit('data', Buffer.from('<p>a'));
    response.emit('end');
    const captured = await result;
    expect(captured).toMatchObject({ ok: true, value: { fetchedFrom: end } });
    expect(captured.ok && captured.value.givenBy).toBe(givenBy);
  });

  test.each([
    ['application/pdf', 'not-text', /a PDF document/],
    ['image/png', 'not-text', /an image/],
    ['application/json', 'unsupported', /JSON/],
    ['text/css', 'unsupported', /text\/css/],
  ])('an answer of type %s is refused', async (type, code, message) => {
    const { capture, network } = parts();
    const result = capture.capture(save({ kind: 'url', url: 'https://harbour.example/' }), silent);
    (await network.request()).respond(200, { 'content-type': type }).emit('end');
    expect(await result).toEqual(failure(code, message));
  });

  test.each([
    ['file:///etc/passwd', 'unsupported', /“file:”/],
    ['javascript:alert(1)', 'unsupported', /“javascript:”/],
    ['data:text/html,x', 'unsupported', /“data:”/],
    ['harbour', 'unsupported', /isn’t a web address.* Nothing was saved\.$/],
  ])('the address %s is refused', async (url, code, message) => {
    expect(await parts().capture.capture(save({ kind: 'url', url }), silent)).toEqual(failure(code, message));
  });

  test.each([
    { kind: 'text', text: ' \n' },
    { kind: 'html', html: '\t' },
  ] as const)('nothing is nothing: %j', async (source) => {
    expect(await parts().capture.capture(save(source), silent)).toEqual(failure('empty', /nothing to save/));
  });
});

describe('what the caller says', () => {
  test('overrules what was found', async () => {
    const { capture, jobs } = parts();
    const args = save(
      { kind: 'html', html: '<p>a</p>' },
      { title: 'Mine', url: 'https://harbour.example/m', tags: ['t'] },
    );
    expect(await capture.capture(args, silent)).toMatchObject({
      value: { metadata: { title: 'Mine', url: 'https://harbour.example/m' }, tags: ['t'] },
    });
    expect(jobs).toMatchObject([{ url: 'https://harbour.example/m' }]);
  });

  test('is refused when its address isn’t one of the web', async () => {
    const args = save({ kind: 'text', text: 'a' }, { url: 'javascript:1' });
    expect(await parts().capture.capture(args, silent)).toEqual(failure('unsupported', /javascript:/));
  });
});

describe('progress', () => {
  test('names the source and each step', async () => {
    const heard: CaptureProgress[] = [];
    const args = save({ kind: 'text', text: 'a' }, { captureId: 'c1' });
    await parts().capture.capture(args, (progress) => heard.push(progress));
    expect(heard).toEqual([
      { captureId: 'c1', label: 'Pasted text', step: 'fetch', bytes: null },
      { captureId: 'c1', label: 'Pasted text', step: 'extract', bytes: null },
    ]);
  });

  test('a capture is cancelled by its id', async () => {
    const { capture } = parts();
    const result = capture.capture(
      save({ kind: 'url', url: 'https://harbour.example/' }, { captureId: 'c1' }),
      silent,
    );
    capture.cancel('another');
    capture.cancel('c1');
    expect(await result).toEqual(failure('cancelled', /stopped/));
  });
});

describe('a page that is rendered first', () => {
  const url = 'https://harbour.example/x';

  test('goes the way of one that was fetched, and says that it was rendered', async () => {
    const { capture, jobs, network } = parts();
    const result = await capture.capture(save({ kind: 'url', url }, { render: true }), silent);
    expect(jobs).toMatchObject([
      { content: { characters: '<p>made by scripts</p>' }, url: `${url}#made`, scope: 'article' },
    ]);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value).toMatchObject({ rendered: true, fetchedFrom: `${url}#made` });
    // The bytes that are kept say by themselves what their encoding is.
    expect([...(result.value.original?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    expect(result.value.log.steps[0]?.notes).toContain('Rendered first.');
    expect(network.requests).toEqual([]);
  });

  test('isn’t one of a file or a paste', async () => {
    const { capture } = parts();
    const args = save({ kind: 'text', text: 'a' }, { render: true });
    expect(await capture.capture(args, silent)).toEqual(failure('bad-request', /at a web address/));
  });
});
