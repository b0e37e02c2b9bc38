import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DISGUISED_PAGES } from '../hostile/disguises';
import { DRAWING_PAGES, hostileDrawing } from '../hostile/drawings';
import { FLOODS } from '../hostile/floods';
import { pageAround, PAYLOAD_PAGES, type HostilePage } from '../hostile/hostile-page';

/** All hostile pages, each at `/page/<index>` of their server. */
export const HOSTILE_PAGES: readonly HostilePage[] = [
  ...PAYLOAD_PAGES,
  ...DISGUISED_PAGES,
  ...DRAWING_PAGES,
  ...FLOODS,
];

/** What saving the pages may ask for: each page, images that are beside them in name, and one ordinary page. */
const EXPECTED =
  /^\/(?:page\/(?:\d+|x|assets\/0\.png|%EF%BD%8Aavascript:pwned\(\d+\))|drawing\/\d+\/\d+|ordinary)$/;

/** Serves the hostile pages, and beside them a trap: a server at which they want something to be asked for. */
export class HostileServer {
  /** Requests that no saving has a reason for, at either server. */
  readonly unexpected: string[] = [];
  private readonly pages: Server;
  private readonly trap: Server;

  constructor() {
    this.pages = createServer((request, response) => {
      const path = request.url ?? '';
      if (request.method !== 'GET' || !EXPECTED.test(path)) this.unexpected.push(path);
      const [, kind, index, number] = path.split('/');
      if (kind === 'drawing') {
        const drawing = hostileDrawing(Number(index), this.targets(Number(number)));
        return void response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(drawing);
      }
      if (kind === 'ordinary') {
        return void response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(pageAround('', 'An ordinary page'));
      }
      const page = kind === 'page' ? HOSTILE_PAGES[Number(index)] : undefined;
      if (page === undefined) return void response.writeHead(404).end();
      const headers = page.headers ?? { 'content-type': 'text/html; charset=utf-8' };
      return void response.writeHead(200, headers).end(page.body(this.targets(Number(index))));
    });
    this.trap = createServer((request, response) => {
      this.unexpected.push(`trap ${request.url ?? ''}`);
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
    });
    // A connection made in advance tells as much as a request does.
    this.trap.on('connection', () => this.unexpected.push('trap connected'));
  }

  async start(): Promise<void> {
    for (const server of [this.pages, this.trap]) await once(server.listen(0, '127.0.0.1'), 'listening');
  }

  get origin(): string {
    return originOf(this.pages);
  }

  get trapOrigin(): string {
    return originOf(this.trap);
  }

  targets(number: number): { readonly number: number; readonly trap: string } {
    return { number, trap: this.trapOrigin };
  }

  stop(): void {
    for (const server of [this.pages, this.trap]) {
      server.closeAllConnections();
      server.close();
    }
  }
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
