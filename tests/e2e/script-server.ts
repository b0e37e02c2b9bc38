import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

export const MADE = [
  'The light on the breakwater went out at ten past four, and the pilots saw it before the keeper did.',
  'By noon a ladder, two lamps and an apprentice had been carried along the wall, and one of each was dropped.',
  'The harbour office wrote that all was in order, which on that coast has always meant that it would be by spring.',
];

/** Writes the article into the empty page, as such pages do: from data that they ask for themselves. */
const MAKE = `
  const make = async () => {
    const { paragraphs } = await (await fetch('/story.json')).json();
    const root = document.querySelector('#root');
    root.innerHTML = '<article><h1>The light on the breakwater</h1></article>';
    for (const words of paragraphs) {
      const paragraph = document.createElement('p');
      paragraph.textContent = words;
      root.firstChild.append(paragraph);
    }
  };`;

/** A page with nothing in it but what its script does. */
function shell(script: string): string {
  return `<!doctype html><html lang="en"><head><title>The light on the breakwater</title></head><body><div id="root"></div><script>${MAKE}${script}</script></body></html>`;
}

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;
const page =
  (script: string, headers: Record<string, string> = {}): Behaviour =>
  (request, response) =>
    void response
      .writeHead(200, { ...HTML, ...headers })
      .end(shell(script.replaceAll('PORT', portOf(request))));
const redirect =
  (location: string): Behaviour =>
  (_request, response) =>
    void response.writeHead(302, { location }).end();

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  '/shell': page('setTimeout(make, 300)'),
  '/late-data': page('make()'),
  // Nothing is under way meanwhile, and there is only what stands over every page.
  '/later': page(
    "const nav = document.createElement('nav'); nav.textContent = 'Harbour Ferries Tides '.repeat(50);" +
      'document.body.prepend(nav); setTimeout(make, 1000)',
  ),
  '/cookie': page(
    "document.cookie = 'seen=1'; localStorage.seen = 'yes'; make().then(() => document.querySelector('h1').append(' ' + visits))" +
      ';const visits = document.cookie.length + localStorage.length',
    { 'set-cookie': 'visitor=1; HttpOnly' },
  ),
  '/shadow': page(
    "customElements.define('story-piece', class extends HTMLElement { connectedCallback() {" +
      "this.attachShadow({ mode: 'open' }).innerHTML = '<h1><slot name=title></slot></h1><slot>Nothing yet</slot><div></div>';" +
      "setTimeout(async () => { const { paragraphs } = await (await fetch('/story.json')).json();" +
      "const deep = this.shadowRoot.querySelector('div').attachShadow({ mode: 'open' });" +
      "deep.innerHTML = paragraphs.slice(1).map((words) => '<p>' + words + '</p>').join('');" +
      "this.insertAdjacentHTML('beforeend', '<p>' + paragraphs[0] + '</p>') }, 300) } });" +
      "document.body.insertAdjacentHTML('beforeend', '<form><input name=childNodes type=hidden><input name=shadowRoot type=hidden></form><img name=implementation>');" +
      "document.querySelector('#root').innerHTML = '<article><story-piece><span slot=title>The light on the breakwater</span></story-piece></article>'",
  ),
  '/restless': page('make(); setInterval(() => { document.title = String(Math.random()) }, 50)'),
  '/busy': page('setTimeout(() => { for (;;); }, 400)'),
  '/dialogs': page(
    "addEventListener('beforeunload', (event) => event.preventDefault());" +
      "alert('a'); confirm('b'); prompt('c'); print(); open('/shell'); open('about:blank')?.document.write('x');" +
      "Notification.requestPermission(); const link = document.createElement('a'); link.href = '/file';" +
      "link.download = 'x'; document.body.append(link); link.click(); close(); make()",
  ),
  '/changed': page(
    'MutationObserver = class { observe() {} }; Document.prototype.querySelector = ((real) => function (...a) { return real.apply(this, a) })(Document.prototype.querySelector);' +
      "const name = document.createElement('img'); name.name = 'documentElement'; document.body.append(name); setTimeout(make, 300)",
  ),
  '/to-file': page("make(); location = 'file:///etc/hostname'"),
  '/moves': page("location = '/moves?' + Math.random()"),
  '/loop': (request, response) => redirect(`/loop?${Math.random()}`)(request, response),
  '/once': redirect('/shell'),
  '/still-empty': page(''),
  '/missing': (_request, response) => void response.writeHead(404, HTML).end(shell('make()')),
  '/file': (_request, response) =>
    void response
      .writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' })
      .end('bytes'),
  '/pdf': (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7'),
  '/busy-once': (() => {
    let asked = 0;
    return (request, response) => {
      asked += 1;
      if (asked % 2 === 0) page('make()')(request, response);
      else response.writeHead(503, { ...HTML, 'retry-after': '1' }).end('Not now.');
    };
  })(),
  '/nothing': (_request, response) => void response.writeHead(204).end(),
  // Chromium sees by its bytes that it is no page, and makes a download of it.
  '/untyped': (_request, response) => void response.writeHead(200).end(Buffer.alloc(4000, '\u0000\u0001')),
  '/leads-nowhere': page(
    "setTimeout(() => { location = '/untyped' }, 100); setTimeout(() => { location = '/nothing' }, 200); setTimeout(make, 300)",
  ),
  '/hang': () => undefined,
  '/half': (_request, response) => {
    response.writeHead(200, HTML).write(shell('make()'));
  },
  '/frames': page(
    "const frame = document.createElement('iframe'); frame.src = '/hit'; document.body.append(frame);" +
      "try { new Worker('/hit') } catch {} new WebSocket('ws://' + location.host + '/hit');" +
      "new Image().src = '/hit'; navigator.serviceWorker?.register('/hit').catch(() => {}); navigator.sendBeacon('/hit');" +
      "if (typeof RTCPeerConnection + typeof WebTransport === 'undefinedundefined') make()",
  ),
  '/heavy': (_request, response) => {
    response.writeHead(200, HTML).write(shell("fetch('/endless').then((answer) => answer.text())"));
    response.end();
  },
  '/endless': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const megabyte = Buffer.alloc(1_000_000, 'a');
    const more = (): void => {
      while (!response.destroyed && response.write(megabyte));
    };
    response.on('drain', more);
    more();
  },
  // A page elsewhere that looks into the network of whoever opens it.
  '/spy': page("fetch('http://127.0.0.1:PORT/secret').catch(() => {}).then(make)"),
  '/spy-redirect': page("fetch('/to-inside').catch(() => {}).then(make)"),
  '/to-inside': (request, response) =>
    redirect(`http://127.0.0.1:${portOf(request)}/secret`)(request, response),
  '/goes-inside': page("location = 'http://127.0.0.1:PORT/secret'"),
  '/secret': (_request, response) =>
    void response.writeHead(200, { ...HTML, 'access-control-allow-origin': '*' }).end('the secret'),
};

function portOf({ socket }: IncomingMessage): string {
  return String(socket.localPort ?? 0);
}

/** A local server whose pages are empty until their scripts have run, and whose scripts are up to things. */
export class ScriptServer {
  private readonly server: Server;
  /** What was asked for, in order. */
  readonly asked: { readonly path: string; readonly agent: string; readonly cookie: string | undefined }[] =
    [];

  /** The data of the article never comes. */
  holdsData = false;

  constructor() {
    this.server = createServer((request, response) => {
      // Who comes as to a proxy says the whole address.
      const path = new URL(request.url ?? '', 'http://here.example').pathname;
      const { 'user-agent': agent = '', cookie } = request.headers;
      this.asked.push({ path, agent, cookie });
      if (path === '/story.json') {
        if (this.holdsData) return;
        const late = request.headers.referer?.endsWith('/late-data') === true ? 1500 : 0;
        setTimeout(() => response.end(JSON.stringify({ paragraphs: MADE })), late);
        return;
      }
      const behaviour = BEHAVIOURS[path];
      if (behaviour === undefined) response.writeHead(404, HTML).end();
      else behaviour(request, response);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Times that a path was asked for. */
  times(path: string): number {
    return this.asked.filter((request) => request.path === path).length;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
