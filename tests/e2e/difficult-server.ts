import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const MEGABYTE = Buffer.alloc(1_000_000, 'a');

export const PARAGRAPHS = [
  'The tide came in over the flats twice that day, and nobody wrote it down.',
  'On the quay they said “as ever” — and went on mending what the night had torn.',
  'By evening the ferry had left without its captain, who was found asleep in the customs house.',
];

function page(extra = ''): string {
  const paragraphs = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
  return `<!doctype html><html lang="en"><head><title>Harbour notes</title></head><body><h1>Harbour notes</h1>${extra}${paragraphs}</body></html>`;
}

/** What isn't HTTP goes past Node's server. */
const raw =
  (...parts: readonly string[]): Behaviour =>
  (_request, response) => {
    for (const part of parts) response.socket?.write(part);
    response.socket?.end();
  };

/** Times that a path was asked for before. */
const askedBefore = ({ asked }: DifficultServer, path: string): number =>
  asked.filter((request) => request.path === path).length - 1;

type Behaviour = (request: IncomingMessage, response: ServerResponse, server: DifficultServer) => void;

const send =
  (status: number, headers: Record<string, string>, body: string | Buffer): Behaviour =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);
const redirect =
  (location: () => string): Behaviour =>
  (_request, response) =>
    void response.writeHead(302, { location: location() }).end();

/** Every way in which a server can be a trial, by path. */
const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  '/page': send(200, { ...HTML, 'set-cookie': 'visitor=1' }, page()),
  '/gzip': send(200, { ...HTML, 'content-encoding': 'gzip' }, gzipSync(page())),
  '/missing': send(404, HTML, page()),
  '/fault': send(500, HTML, page()),
  '/once': redirect(() => '/page'),
  '/for-ever': redirect(() => `/for-ever?${Math.random()}`),
  '/to-file': redirect(() => 'file:///etc/hostname'),
  '/to-script': redirect(() => 'javascript:alert(1)'),
  '/empty': send(200, HTML, ''),
  '/shell': send(200, HTML, '<title>App</title><div id="root"></div><script src="/app.js"></script>'),
  '/login': send(
    200,
    HTML,
    '<title>Harbour</title><h1>Sign in to read on</h1><form><input type="password"></form><p>New here? Ask at the quay.</p>',
  ),
  '/pdf': send(200, { 'content-type': 'application/pdf' }, '%PDF-1.7'),
  '/lying': send(200, HTML, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])),
  '/declared-huge': (_request, response) =>
    void response.writeHead(200, { ...HTML, 'content-length': '250000000' }).write('x'),
  '/bomb': send(200, { ...HTML, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(100_000_000, 'a'))),
  '/huge': (_request, response) => {
    response.writeHead(200, HTML);
    const more = (): void => {
      while (!response.destroyed && response.write(MEGABYTE));
    };
    response.on('drain', more);
    more();
  },
  '/hang': () => undefined,
  '/stall': (_request, response) => void response.writeHead(200, HTML).write(page().slice(0, 60)),
  '/drip': (_request, response) => {
    response.writeHead(200, HTML);
    let sent = 0;
    const timer = setInterval(() => {
      response.write(page().slice(sent, sent + 50));
      sent += 50;
      if (sent < page().length) return;
      clearInterval(timer);
      response.end();
    }, 30);
  },
  '/reset': (_request, response) => {
    response.writeHead(200, HTML).write(page().slice(0, 60));
    setTimeout(() => response.socket?.resetAndDestroy(), 50);
  },
  '/cut': (_request, response) => {
    response.writeHead(200, { ...HTML, 'content-length': '9000' }).write(page());
    setTimeout(() => response.socket?.destroy(), 50);
  },
  '/busy-once': (_request, response, server) => {
    if (askedBefore(server, '/busy-once') === 0) response.writeHead(429, { 'retry-after': '1' }).end();
    else response.writeHead(200, HTML).end(page());
  },
  '/busy-for-hours': send(503, { 'retry-after': '7200' }, ''),
  '/nowhere': send(302, HTML, page()),
  '/long-headers': send(200, { ...HTML, 'x-long': 'a'.repeat(600_000) }, page()),
  '/not-packed': send(200, { ...HTML, 'content-encoding': 'gzip' }, page()),
  '/damaged-gzip': send(
    200,
    { ...HTML, 'content-encoding': 'gzip' },
    Buffer.concat([gzipSync(page()).subarray(0, 120), Buffer.alloc(200, 0xff)]),
  ),
  '/packed-bombs': send(
    200,
    { ...HTML, 'content-encoding': 'gzip, gzip' },
    gzipSync(gzipSync(Buffer.alloc(100_000_000, 'a'))),
  ),
  '/two-lengths': raw('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n', '<p>12345'),
  '/bad-chunks': raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '5\r\n<p>12\r\nzz\r\n'),
  '/lost-chunks': raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '5\r\n<p>12\r\n'),
  '/not-http': raw('SSH-2.0-OpenSSH_9.7\r\n'),
  '/says-nothing': raw(),
  '/no-type': send(200, {}, page()),
  '/zip-as-page': send(200, HTML, Buffer.from('504b0304140000000800', 'hex')),
  '/page-as-image': send(200, { 'content-type': 'image/png' }, page()),
  '/wrong-charset': send(
    200,
    HTML,
    Buffer.from(
      '<title>Caf\xe9</title><h1>Caf\xe9</h1><p>The caf\xe9 said \x93welcome\x94, and it\x92s still there \x96 d\xe9j\xe0 vu, na\xefve as it may sound.</p>',
      'latin1',
    ),
  ),
  '/shift-jis': send(
    200,
    { 'content-type': 'text/html; charset=Shift_JIS' },
    Buffer.concat([Buffer.from('<title>t</title><p>'), Buffer.from('93fa967b8cea82cc8b4c8e968142', 'hex')]),
  ),
  '/hostile': (_request, response, server) => {
    const hit = `${server.origin}/hit`;
    const extra =
      `<base href="${hit}"><meta http-equiv="refresh" content="0;url=${hit}"><script src="${hit}"></script>` +
      `<script>fetch("${hit}")</script><img src="${hit}" onerror="fetch('${hit}')"><iframe src="${hit}"></iframe>` +
      `<link rel="stylesheet" href="${hit}"><style>@import "${hit}"; p{background:url(${hit})}</style>` +
      `<video autoplay src="${hit}"></video><object data="${hit}"></object><svg onload="fetch('${hit}')"></svg>` +
      `<img srcset="${hit} 2x"><picture><source srcset="${hit}"><img src="${hit}"></picture>`;
    response.writeHead(200, HTML).end(page(extra));
  },
};

/** A local server that does to capture what servers do. */
export class DifficultServer {
  private readonly server: Server;
  /** Paths asked for, with the headers that say who asks. */
  readonly asked: { readonly path: string; readonly agent: string; readonly cookie: string | undefined }[] =
    [];

  /** Most requests that were under way at the same time. */
  mostAtOnce = 0;
  private underWay = 0;

  constructor() {
    this.server = createServer((request, response) => {
      this.underWay += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay);
      response.on('close', () => (this.underWay -= 1));
      const path = request.url?.replace(/\?.*$/, '') ?? '';
      const { 'user-agent': agent = '', cookie } = request.headers;
      this.asked.push({ path, agent, cookie });
      const behaviour = BEHAVIOURS[path] ?? send(404, HTML, '');
      behaviour(request, response, this);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
