import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SafeHtml } from '#core/html';
import { fail, ok } from '#core/result';
import {
  gatherImages,
  LIMITS,
  type GatherLimits,
  type GatherOptions,
} from '../../../electron/capture/assets/gather-images';
import { imageSources, placeImages } from '../../../electron/capture/assets/place-images';
import { bmp, GIF, png, svg } from '../../support/images';

const HOST = 'https://harbour.example';

interface Trial {
  readonly asked: string[];
  readonly progress: string[];
  readonly options: GatherOptions;
}

function trial(files: Readonly<Record<string, Buffer>>, limits: Partial<GatherLimits> = {}): Trial {
  const asked: string[] = [];
  const progress: string[] = [];
  return {
    asked,
    progress,
    options: {
      fetch: (href) => {
        asked.push(href);
        const file = files[href];
        return Promise.resolve(file === undefined ? fail('http-status', '404') : ok(new Uint8Array(file)));
      },
      cleanSvg: (bytes) => Promise.resolve(ok({ markup: `clean ${bytes.byteLength}`, width: 12, height: 6 })),
      signal: new AbortController().signal,
      onProgress: (done, total) => progress.push(`${done}/${total}`),
      limits: { ...LIMITS, ...limits },
    },
  };
}

async function gather(sources: readonly string[], { options }: Trial) {
  const gathered = await gatherImages(sources, options);
  if (!gathered.ok) throw new Error(gathered.error.message);
  return [...gathered.value].map(([source, outcome]) => [
    source,
    outcome.kind === 'kept' ? outcome.asset.name.slice(64) : outcome.reason,
  ]);
}

test('each image is asked for once, told by its bytes, and named after their hash', async () => {
  const bytes = png(4, 2, [1, 2, 3]);
  const tried = trial({ [`${HOST}/a.gif`]: bytes, [`${HOST}/b`]: Buffer.from(svg()) });
  const gathered = await gatherImages([`${HOST}/a.gif`, `${HOST}/a.gif`, `${HOST}/b`], tried.options);
  if (!gathered.ok) throw new Error(gathered.error.message);
  expect(tried.asked).toEqual([`${HOST}/a.gif`, `${HOST}/b`]);
  expect(tried.progress).toEqual(['0/2', '1/2', '2/2']);
  const name = `${createHash('sha256').update(bytes).digest('hex')}.png`;
  expect(gathered.value.get(`${HOST}/a.gif`)).toEqual({
    kind: 'kept',
    asset: { name, bytes: new Uint8Array(bytes) },
    size: { width: 4, height: 2 },
  });
  expect(gathered.value.get(`${HOST}/b`)).toMatchObject({ size: { width: 12, height: 6 } });
});

test('what is inside the markup needs no network', async () => {
  const tried = trial({});
  const inline = `data:image/gif;base64,${GIF.toString('base64')}`;
  expect(await gather([inline, 'data:image/png;base64,AAAA'], tried)).toEqual([
    [inline, '.gif'],
    ['data:image/png;base64,AAAA', 'not-image'],
  ]);
  expect(tried.asked).toEqual([]);
});

test('limits leave out what is over them, each with its reason', async () => {
  const files = {
    [`${HOST}/large`]: bmp(100, 100),
    [`${HOST}/vast`]: png(5000, 1, [0, 0, 0]),
    [`${HOST}/a`]: bmp(10, 10),
    [`${HOST}/again`]: bmp(10, 10),
    [`${HOST}/b`]: bmp(10, 11),
    [`${HOST}/none`]: Buffer.from('<p>'),
  };
  const sources = [...Object.keys(files), `${HOST}/too-many`];
  const tried = trial(files, { images: 6, bytesEach: 1000, bytes: 500, pixels: 4000 });
  expect(Object.fromEntries(await gather(sources, tried))).toEqual({
    [`${HOST}/large`]: 'too-large',
    [`${HOST}/vast`]: 'too-large',
    [`${HOST}/a`]: '.bmp',
    [`${HOST}/again`]: '.bmp',
    [`${HOST}/b`]: 'too-many',
    [`${HOST}/none`]: 'not-image',
    [`${HOST}/too-many`]: 'too-many',
  });
});

test('what only begins like an address is asked of nobody', async () => {
  const tried = trial({});
  expect(await gather(['https://[', 'http://'], tried)).toEqual([
    ['https://[', 'not-followed'],
    ['http://', 'not-followed'],
  ]);
  expect(tried.asked).toEqual([]);
});

test('a host that doesn’t answer twice isn’t asked again, others are', async () => {
  const { options, asked } = trial({ 'https://other.example/a': GIF });
  const dead: GatherOptions = {
    ...options,
    fetch: (address, signal) => {
      if (address.startsWith('https://other.example')) return options.fetch(address, signal);
      asked.push(address);
      return Promise.resolve(fail('timeout', 'Nothing came.'));
    },
  };
  const sources = [1, 2, 3, 4].map((number) => `${HOST}/${number}`);
  const gathered = await gatherImages([...sources, 'https://other.example/a'], dead);
  expect([...asked].sort()).toEqual([`${HOST}/1`, `${HOST}/2`, 'https://other.example/a']);
  expect(gathered).toMatchObject({ ok: true });
  if (gathered.ok) expect(gathered.value.get(`${HOST}/4`)).toEqual({ kind: 'missing', reason: 'waiting' });
});

test('one host is asked for one image at a time', async () => {
  let underWay = 0;
  const { options } = trial({});
  const counting: GatherOptions = {
    ...options,
    fetch: async () => {
      underWay += 1;
      expect(underWay).toBe(1);
      await Promise.resolve();
      underWay -= 1;
      return fail('http-status', '404');
    },
  };
  const gathered = await gatherImages([1, 2, 3].map((number) => `${HOST}/${number}`), counting);
  expect(gathered.ok).toBe(true);
});

test('cancelling ends it as cancelled, and nothing more is asked for', async () => {
  const control = new AbortController();
  const { options, asked } = trial({});
  const stopped = await gatherImages([`${HOST}/1`, `${HOST}/2`], {
    ...options,
    signal: control.signal,
    fetch: (address, signal) => {
      control.abort();
      return options.fetch(address, signal);
    },
  });
  expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(asked).toEqual([`${HOST}/1`]);
});

test('the lead image has no place in the text, and is kept beside it', async () => {
  const html = '<p>Text.</p>' as SafeHtml;
  const lead = `${HOST}/lead`;
  const came = await gatherImages([lead], trial({ [lead]: png(4, 2, [0, 0, 0]) }).options);
  if (!came.ok) throw new Error(came.error.message);
  const placed = placeImages(html, lead, came.value);
  expect(placed.html).toBe(html);
  expect(placed.assets.map(({ name }) => name)).toEqual([placed.leadImage?.name]);
  expect(placed.leadImage?.address).toBe(lead);

  const gone = await gatherImages([lead], trial({}).options);
  if (!gone.ok) throw new Error(gone.error.message);
  expect(placeImages(html, lead, gone.value)).toEqual({ html, assets: [] });
});

test('what came is put in its place, in the page’s own width and its own proportions', async () => {
  const place = (more: string): string => `<img${more} data-address="${HOST}/a" data-missing="waiting">`;
  const html = [place(''), place(' width="20"'), place(' height="5"'), place(' width="100%"')].join('') as SafeHtml;
  const gone = `<img alt="b" data-address="${HOST}/gone" data-missing="waiting">`;
  const markup = `${html}${gone}<img src="data:image/png;base64,AA=="><img src="assets/${'0'.repeat(64)}.png">` as SafeHtml;
  expect(imageSources(markup)).toEqual([
    ...Array<string>(4).fill(`${HOST}/a`),
    `${HOST}/gone`,
    'data:image/png;base64,AA==',
  ]);
  const gathered = await gatherImages(
    imageSources(markup),
    trial({ [`${HOST}/a`]: png(40, 20, [0, 0, 0]) }).options,
  );
  if (!gathered.ok) throw new Error(gathered.error.message);
  const placed = placeImages(markup, null, gathered.value);
  expect(placed.assets).toHaveLength(1);
  const src = `src="assets/${placed.assets[0]?.name ?? ''}"`;
  expect(placed.html).toBe(
    `<img data-address="${HOST}/a" ${src} width="40" height="20">` +
      `<img width="20" data-address="${HOST}/a" ${src} height="10">` +
      `<img height="5" data-address="${HOST}/a" ${src} width="10">` +
      `<img width="40" data-address="${HOST}/a" ${src} height="20">` +
      `<img alt="b" data-address="${HOST}/gone" data-missing="refused">` +
      `<img data-missing="not-image"><img src="assets/${'0'.repeat(64)}.png">`,
  );
});
