import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Page } from 'playwright';
import { expect, launchApp, test } from './launch';
import { PictureServer } from './picture-server';

const KEPT = [
  'plain',
  'set',
  'picture',
  'late',
  'noscript',
  'amp',
  'inline',
  'drawn inline',
  'drawing',
  'bitmap',
  'icon',
  'moving',
];

/** Takes every connection that a browser would make to the network, takes down what it asks for and breaks it off. */
async function blockingProxy() {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', (request: Buffer) => {
      asked.push(request.toString('latin1').split('\r\n', 1)[0] ?? '');
      socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    // Also for this computer's own addresses, which go past proxies otherwise.
    switches: [`--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'],
    asked,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function article(window: Page) {
  return window.frameLocator('iframe');
}

/** Looks at each image as a reader does, who scrolls to it, and gives the sizes that were drawn. */
async function drawnSizes(window: Page): Promise<Readonly<Record<string, readonly [number, number]>>> {
  const sizes: Record<string, readonly [number, number]> = {};
  for (const image of await article(window).locator('img').all()) {
    await image.scrollIntoViewIfNeeded();
    const name = (await image.getAttribute('alt')) ?? '';
    await expect
      .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth), { message: name })
      .toBeGreaterThan(0);
    sizes[name] = await image.evaluate((element: HTMLImageElement) => [
      element.naturalWidth,
      element.naturalHeight,
    ]);
  }
  return sizes;
}

test('images of every kind are kept, and reading asks the network for nothing', async ({ folder }) => {
  const server = new PictureServer();
  await server.start();
  const first = await launchApp(folder);
  await first.window.keyboard.press('Control+l');
  await first.window
    .getByRole('textbox', { name: 'Web address of the article' })
    .fill(`${server.origin}/page`);
  await first.window.keyboard.press('Enter');
  await expect(article(first.window).getByRole('heading', { level: 1 })).toHaveText(
    'The harbour master’s books',
  );
  await first.quit();
  expect([...server.asked].sort()).toEqual(
    [
      '/amp.png',
      '/drawing.svg',
      '/favicon',
      '/gone.png',
      '/image.php?id=7',
      '/late.png',
      '/lead.png',
      '/moving',
      '/noscript.png',
      '/not-image.png',
      '/page',
      '/picture.png',
      '/plain.png',
      '/wide-1600.png',
    ].sort(),
  );
  server.stop();
  server.asked.length = 0;

  const proxy = await blockingProxy();
  const offline = await launchApp(folder, { switches: proxy.switches });
  await expect(article(offline.window).getByRole('heading', { level: 1 })).toHaveText(
    'The harbour master’s books',
  );
  const sizes = await drawnSizes(offline.window);
  expect(Object.keys(sizes).sort()).toEqual([...KEPT].sort());
  expect(sizes).toMatchObject({
    set: [1600, 800],
    noscript: [500, 250],
    bitmap: [64, 32],
    drawing: [120, 60],
  });
  await expect(
    article(offline.window).getByRole('img', { name: /A boat at low water \(missing image\)/ }),
  ).toBeVisible();
  await expect(article(offline.window).getByRole('img', { name: /is no image/ })).toBeVisible();
  expect(proxy.asked).toEqual([]);

  // What would have gone to the network would have been seen: this does go there.
  await article(offline.window).getByRole('button', { name: 'Try again' }).first().click();
  await expect(offline.window.getByText('2 images could still not be fetched.')).toBeVisible();
  expect(proxy.asked).toContain(`GET ${server.origin}/gone.png HTTP/1.1`);
  await offline.quit();
  proxy.stop();
  expect(server.asked).toEqual([]);
});

test('an image that is missing is shown as such, and comes when its server is back', async ({ folder }) => {
  const server = new PictureServer();
  await server.start();
  const { window, quit } = await launchApp(folder);
  await window.keyboard.press('Control+l');
  await window.getByRole('textbox', { name: 'Web address of the article' }).fill(`${server.origin}/page`);
  await window.keyboard.press('Enter');
  const place = article(window).getByRole('img', { name: /A boat at low water \(missing image\)/ });
  await expect(place).toBeVisible();

  await window.keyboard.press('m');
  await expect(window.getByText('2 images could still not be fetched.')).toBeVisible();
  server.isBack = true;
  const tryAgain = article(window)
    .locator('figure', { has: place })
    .getByRole('button', { name: 'Try again' });
  await tryAgain.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByText('One image fetched, 1 still missing.')).toBeVisible();
  await expect(place).toHaveCount(0);
  const image = article(window).locator('img[alt="A boat at low water"]');
  await image.scrollIntoViewIfNeeded();
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(640);
  await quit();
  server.stop();
});
