import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bmp, GIF, ico, png, svg } from '../support/images';

const PARAGRAPH =
  'The harbour master kept a drawing of every boat that came in, and of the weather that brought it, in books that ' +
  'nobody asked for and that he never showed to anyone while he lived.';

const image = (type: string, body: Buffer | string) => ({ type, body });

/** What is there from the beginning, by path. */
const FILES: Readonly<Record<string, { readonly type: string; readonly body: Buffer | string }>> = {
  '/lead.png': image('image/png', png(1200, 630, [110, 100, 90])),
  '/plain.png': image('image/png', png(640, 320, [70, 110, 140])),
  '/wide-800.png': image('image/png', png(800, 400, [120, 90, 60])),
  '/wide-1600.png': image('image/png', png(1600, 800, [60, 120, 90])),
  '/picture.png': image('image/png', png(700, 350, [140, 120, 70])),
  '/late.png': image('image/png', png(600, 300, [90, 70, 120])),
  '/noscript.png': image('image/png', png(500, 250, [70, 120, 120])),
  '/amp.png': image('image/png', png(400, 200, [120, 70, 70])),
  // Names and types that say something else than the bytes.
  '/image.php?id=7': image('text/plain', bmp(64, 32)),
  '/favicon': image('application/octet-stream', ico(32)),
  '/moving': image('image/png', GIF),
  '/drawing.svg': image(
    'image/svg+xml',
    svg('<script>fetch("/script-ran")</script><image xlink:href="/reached" width="9" height="9"/>'),
  ),
  '/not-image.png': image('image/png', '<!doctype html><p>Log in to see this picture.</p>'),
};

/** A local server with one page that names images in every way that pages do. */
export class PictureServer {
  readonly asked: string[] = [];
  /** Whether `/gone.png` is there by now. */
  isBack = false;
  private server: Server | null = null;
  private port = 0;

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      this.asked.push(path);
      if (path === '/page') {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page());
        return;
      }
      const file = path === '/gone.png' && this.isBack ? FILES['/plain.png'] : FILES[path];
      if (file === undefined)
        response.writeHead(404, { 'content-type': 'text/html' }).end('<p>Not here.</p>');
      else response.writeHead(200, { 'content-type': file.type }).end(file.body);
    }).listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Takes no more connections from here on, and breaks off those that are open. */
  stop(): void {
    this.server?.close();
    this.server?.closeAllConnections();
    this.server = null;
  }
}

function page(): string {
  const inline = png(300, 150, [150, 140, 90]).toString('base64');
  const drawn = encodeURIComponent(svg('<circle cx="60" cy="30" r="20"/>').padEnd(1200));
  const spacer = `data:image/gif;base64,${GIF.toString('base64')}`;
  const figures = [
    ['plain', '<img src="/plain.png" alt="plain">'],
    ['set', '<img src="/wide-800.png" srcset="/wide-800.png 800w, /wide-1600.png 1600w" alt="set">'],
    [
      'picture',
      '<picture><source type="image/jxl" srcset="/never.jxl"><source data-srcset="/picture.png 2x">' +
        `<img src="${spacer}" alt="picture"></picture>`,
    ],
    ['late', `<img class="lazy" src="${spacer}" data-src="/late.png" alt="late">`],
    [
      'noscript',
      `<img class="lazyload" src="${spacer}" alt="noscript"><noscript><img src="/noscript.png"></noscript>`,
    ],
    ['amp', '<amp-img src="/amp.png" width="400" height="200" alt="amp"></amp-img>'],
    ['inline', `<img src="data:image/png;base64,${inline}" alt="inline">`],
    ['drawn inline', `<img src="data:image/svg+xml,${drawn}" alt="drawn inline">`],
    ['drawing', '<img src="/drawing.svg" alt="drawing">'],
    ['bitmap', '<img src="/image.php?id=7" alt="bitmap">'],
    ['icon', '<img src="/favicon" alt="icon">'],
    ['moving', '<img src="/moving" alt="moving">'],
    ['gone', '<img src="/gone.png" alt="A boat at low water">'],
    ['lying', '<img src="/not-image.png" alt="The log of the year">'],
  ]
    .map(
      ([name, markup]) =>
        `<figure>${markup}<figcaption>Figure: ${name}.</figcaption></figure><p>${PARAGRAPH}</p>`,
    )
    .join('');
  return (
    '<!doctype html><html lang="en"><head><title>The harbour master’s books</title>' +
    '<meta property="og:image" content="/lead.png"></head><body><article>' +
    `<h1>The harbour master’s books</h1><p>${PARAGRAPH}</p>${figures}</article></body></html>`
  );
}
