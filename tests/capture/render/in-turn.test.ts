import { expect, test, vi } from 'vitest';
import { ok } from '#core/result';
import type { FetchProgress } from '../../../electron/capture/fetch-page';
import { HostLines } from '../../../electron/capture/host-lines';
import { Line } from '../../../electron/capture/line';
import { inTurn, type RenderOnce } from '../../../electron/capture/render/in-turn';

/** A renderer of one window, whose pages end in the order of their beginning when `end` is called. */
function oneWindow() {
  const lines = new HostLines();
  const [begun, told]: [string[], FetchProgress[]] = [[], []];
  const ends: (() => void)[] = [];
  const render = inTurn(
    ({ href }) => {
      begun.push(href);
      return new Promise((resolve) => {
        ends.push(() => resolve(ok({ kind: 'rendered', page: { html: '<p>made', url: href, notes: [] } })));
      });
    },
    new Line(1),
    lines,
  );
  const control = new AbortController();
  const open = (address: string): ReturnType<typeof render> => {
    const { signal } = control;
    return render(new URL(address), {
      signal,
      from: 'person',
      onProgress: (progress) => told.push(progress),
    });
  };
  return { lines, open, begun, told, control, end: () => ends.shift()?.() };
}

/** Lets everything happen that waits for nothing outside. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('who waits for a window keeps nobody from the host, nor from any other', async () => {
  const { lines, open, begun, told, end } = oneWindow();
  const first = open('https://harbour.example/');
  await settled();
  const waiting = Array.from({ length: 7 }, (_, at) => open(`https://quay-${at}.example/`));
  await settled();
  expect(begun).toEqual(['https://harbour.example/']);
  expect(told).toContainEqual({ kind: 'waiting', host: 'quay-0.example', seconds: null });
  expect(lines.hasRoom('quay-0.example')).toBe(true);
  expect(lines.hasRoom('harbour.example')).toBe(false);
  for (const page of [first, ...waiting]) {
    end();
    expect(await page).toMatchObject({ ok: true });
    await settled();
  }
  expect(begun).toHaveLength(8);
  expect(lines.hasRoom('harbour.example')).toBe(true);
});

test('who is stopped while waiting, for a window or for the host, leaves the places to others', async () => {
  const { lines, open, begun, control } = oneWindow();
  const leave = await lines.take('harbour.example', new AbortController().signal);
  const stopped = [open('https://harbour.example/'), open('https://quay.example/')];
  await settled();
  control.abort();
  for (const page of stopped) expect(await page).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  leave?.();
  expect(begun).toEqual([]);
  expect(lines.hasRoom('harbour.example')).toBe(true);
});

/** Renders a page of a host that answers that it is busy as often as there are headers, and then gives the page. */
async function whileBusy(...retryAfter: readonly (string | null)[]) {
  vi.useFakeTimers();
  const told: FetchProgress[] = [];
  const answers = [...retryAfter];
  const once = vi.fn<RenderOnce>(({ host, href: url }) => {
    const header = answers.shift();
    return Promise.resolve(
      header === undefined
        ? ok({ kind: 'rendered', page: { html: '<p>made', url, notes: [] } })
        : ok({ kind: 'busy', host, status: 503, retryAfter: header }),
    );
  });
  const { signal } = new AbortController();
  const onProgress = (progress: FetchProgress): void => void told.push(progress);
  const options = { signal, from: 'person', onProgress } as const;
  const rendering = inTurn(once, new Line(1), new HostLines())(new URL('https://harbour.example/'), options);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  return { result: await rendering, told, times: once.mock.calls.length };
}

test('a host that is busy is left alone as long as it asks, and tried again', async () => {
  const { result, told, times } = await whileBusy('2', null);
  expect(result).toMatchObject({ ok: true, value: { html: '<p>made' } });
  expect(times).toBe(3);
  const seconds = told.flatMap((each) => (each.kind === 'waiting' ? [each.seconds] : []));
  expect(seconds).toEqual([2, 1, 5, 4, 3, 2, 1]);
});

test('a host that stays busy, or wants to be left alone for long, is told of', async () => {
  const often = await whileBusy('1', '1', '1', '1');
  expect(often).toMatchObject({ result: { ok: false, error: { code: 'http-status' } }, times: 4 });
  const { result, times } = await whileBusy('3600');
  expect(times).toBe(1);
  expect(result).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('60 minutes') as string },
  });
});
