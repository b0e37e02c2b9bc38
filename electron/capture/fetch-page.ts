import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage } from 'electron';
import { fail, ok, type Result } from '#core/result';
import { isWeb, shortAddress } from './address';
import { cancelled } from './cancelled';
import { LARGEST_SOURCE, tooLarge } from './limits';
import { networkFailure, statusFailure } from './network-failure';

export interface FetchedPage {
  readonly bytes: Uint8Array;
  /** The Content-Type header as it came. */
  readonly contentType: string | null;
  /** Where the page was in the end, after redirects. */
  readonly url: string;
}

/** Electron's `net.request`, bound to the session that capture has for itself. */
export type SendRequest = (options: ClientRequestConstructorOptions) => ClientRequest;

export interface FetchOptions {
  readonly send: SendRequest;
  readonly signal: AbortSignal;
  /** Called as bytes come in; `total` is null when the server doesn't say. */
  readonly onBytes: (done: number, total: number | null) => void;
}

const MOST_REDIRECTS = 10;
const SILENCE_LIMIT_MS = 30_000;
const WHOLE_LIMIT_MS = 120_000;
const ACCEPT = 'text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1';

/**
 * Fetches one page over http or https, without cookies or credentials. Fails with `unreachable`, `http-status`,
 * `timeout` (30 s without a byte, 120 s in all), `too-many-redirects` (over 10), `too-large` (over 20 MB),
 * `unsupported` (a redirect to another scheme) or `cancelled`.
 */
export function fetchPage(address: URL, options: FetchOptions): Promise<Result<FetchedPage>> {
  return new Promise((resolve) => {
    new PageRequest(address, options, resolve).start();
  });
}

class PageRequest {
  private current: URL;
  private readonly options: FetchOptions;
  private readonly resolve: (result: Result<FetchedPage>) => void;
  private readonly request: ClientRequest;
  private readonly chunks: Uint8Array[] = [];
  private received = 0;
  private redirects = 0;
  private settled = false;
  private silence: NodeJS.Timeout | undefined;
  private whole: NodeJS.Timeout | undefined;

  constructor(address: URL, options: FetchOptions, resolve: (result: Result<FetchedPage>) => void) {
    this.current = address;
    this.options = options;
    this.resolve = resolve;
    this.request = options.send({
      url: address.href,
      redirect: 'manual',
      credentials: 'omit',
      useSessionCookies: false,
    });
  }

  start(): void {
    const { request, options } = this;
    if (options.signal.aborted) {
      this.stop(cancelled());
      return;
    }
    options.signal.addEventListener('abort', this.onCancel);
    this.whole = setTimeout(() => {
      this.stop(
        fail('timeout', `${this.host} took longer than two minutes to send the page. Nothing was saved.`),
      );
    }, WHOLE_LIMIT_MS);
    this.heard();
    request.setHeader('Accept', ACCEPT);
    request.on('redirect', (_status, _method, location) => this.onRedirect(location));
    request.on('response', (response) => this.onResponse(response));
    request.on('error', (error) => this.stop(networkFailure(error, this.host)));
    request.on('abort', () => this.stop(networkFailure(new Error('net::ERR_ABORTED'), this.host)));
    request.end();
  }

  private get host(): string {
    return this.current.host;
  }

  private readonly onCancel = (): void => this.stop(cancelled());

  private onRedirect(location: string): void {
    this.heard();
    if (this.settled) return;
    this.redirects += 1;
    if (this.redirects > MOST_REDIRECTS) {
      const message = `${this.host} keeps sending elsewhere (over ${MOST_REDIRECTS} times), so the page was never reached. Nothing was saved.`;
      this.stop(fail('too-many-redirects', message));
      return;
    }
    const next = URL.canParse(location, this.current.href) ? new URL(location, this.current.href) : null;
    if (next === null || !isWeb(next)) {
      const message = `${this.host} sends to “${shortAddress(location)}”, and only http and https are followed. Nothing was saved.`;
      this.stop(fail('unsupported', message));
      return;
    }
    this.current = next;
    // Electron wants this within the event, or it drops the request.
    this.request.followRedirect();
  }

  private onResponse(response: IncomingMessage): void {
    this.heard();
    if (response.statusCode >= 400) {
      this.stop(statusFailure(response.statusCode, this.host));
      return;
    }
    const total = expectedLength(response);
    if (total !== null && total > LARGEST_SOURCE) {
      this.stop(tooLarge(shortAddress(this.current.href), total));
      return;
    }
    response.on('data', (chunk) => this.onData(chunk, total));
    response.on('error', (error: Error) => this.stop(networkFailure(error, this.host)));
    response.on('aborted', () => this.stop(networkFailure(new Error('net::ERR_ABORTED'), this.host)));
    response.on('end', () => this.onEnd(response));
  }

  private onData(chunk: Uint8Array, total: number | null): void {
    if (this.settled) return;
    this.heard();
    this.received += chunk.byteLength;
    if (this.received > LARGEST_SOURCE) {
      this.stop(tooLarge(shortAddress(this.current.href), null));
      return;
    }
    this.chunks.push(chunk);
    this.options.onBytes(this.received, total);
  }

  private onEnd(response: IncomingMessage): void {
    const page = {
      bytes: joined(this.chunks, this.received),
      contentType: headerOf(response, 'content-type'),
      url: this.current.href,
    };
    this.settle(ok(page));
  }

  private heard(): void {
    clearTimeout(this.silence);
    if (this.settled) return;
    this.silence = setTimeout(() => {
      const message = `Nothing came from ${this.host} for ${SILENCE_LIMIT_MS / 1000} seconds. Try again later; nothing was saved.`;
      this.stop(fail('timeout', message));
    }, SILENCE_LIMIT_MS);
  }

  private stop(result: Result<never>): void {
    if (this.settled) return;
    this.settle(result);
    this.request.abort();
  }

  private settle(result: Result<FetchedPage>): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.silence);
    clearTimeout(this.whole);
    this.options.signal.removeEventListener('abort', this.onCancel);
    this.resolve(result);
  }
}

/** The length that the server gave for the bytes as they will arrive here; null when it speaks of compressed ones. */
function expectedLength(response: IncomingMessage): number | null {
  const length = Number.parseInt(headerOf(response, 'content-length') ?? '', 10);
  const compressed = headerOf(response, 'content-encoding') ?? 'identity';
  return Number.isFinite(length) && length >= 0 && compressed === 'identity' ? length : null;
}

function headerOf(response: IncomingMessage, name: string): string | null {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
