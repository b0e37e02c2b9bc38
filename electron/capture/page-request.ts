import type { ClientRequest, IncomingMessage } from 'electron';
import type { Validators } from '#core/article/article';
import { fail, ok, type Result } from '#core/result';
import { shortAddress } from './address';
import type { Budget } from './budget';
import { cancelled } from './cancelled';
import type { SendRequest } from './capture-network';
import { articleTooLarge, LARGEST_SOURCE, tooLarge } from './limits';
import { networkFailure, statusFailure } from './network-failure';
import { isBusy } from './retry';
import { conditions, validatorsOf, type KnownPage } from './validators';

/** What one request ended with. */
export type Answered =
  | {
      readonly kind: 'page';
      readonly bytes: Uint8Array;
      /** The Content-Type header as it came. */
      readonly contentType: string | null;
      readonly validators: Validators;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'redirect'; readonly location: string }
  /** “Not now”, and the Retry-After header. */
  | { readonly kind: 'busy'; readonly status: number; readonly retryAfter: string | null };

export interface RequestOptions {
  readonly send: SendRequest;
  readonly signal: AbortSignal;
  readonly budget: Budget;
  /** What the page was known by when it was last fetched; null to have it in any case. */
  readonly known: KnownPage | null;
  /** What this request may take in all. */
  readonly limitMs: number;
  /** The Accept header; pages when it is left out. */
  readonly accept?: string;
  /** Called as bytes come in; `total` is null when the server doesn't say. */
  readonly onBytes: (done: number, total: number | null) => void;
}

const SILENCE_LIMIT_MS = 30_000;
const ACCEPT = 'text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1';

/** Sends one request, without cookies or credentials, and follows nothing. Its failures are those of `fetchPage`. */
export function requestPage(address: URL, options: RequestOptions): Promise<Result<Answered>> {
  return new Promise((resolve) => {
    if (options.signal.aborted) resolve(cancelled());
    else new PageRequest(address, options, resolve).start();
  });
}

class PageRequest {
  private readonly address: URL;
  private readonly options: RequestOptions;
  private readonly resolve: (result: Result<Answered>) => void;
  private readonly request: ClientRequest;
  private readonly chunks: Uint8Array[] = [];
  private received = 0;
  private settled = false;
  private silence: NodeJS.Timeout | undefined;
  private whole: NodeJS.Timeout | undefined;

  constructor(address: URL, options: RequestOptions, resolve: (result: Result<Answered>) => void) {
    this.address = address;
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
    options.signal.addEventListener('abort', this.onCancel);
    this.whole = setTimeout(() => {
      this.stop(
        fail('timeout', `${this.host} took longer than two minutes to send the page. Nothing was saved.`),
      );
    }, options.limitMs);
    this.heard();
    request.setHeader('Accept', this.options.accept ?? ACCEPT);
    for (const [name, value] of conditions(this.address, options.known)) request.setHeader(name, value);
    // Electron follows only what is followed within the event. The next host has to be looked at and waited for, so
    // this request ends here.
    request.on('redirect', (_status, _method, location) => this.stop(ok({ kind: 'redirect', location })));
    request.on('response', (response) => this.onResponse(response));
    request.on('error', (error) => this.stop(networkFailure(error, this.host)));
    request.on('abort', () => this.stop(networkFailure(new Error('net::ERR_ABORTED'), this.host)));
    request.end();
  }

  private get host(): string {
    return this.address.host;
  }

  private readonly onCancel = (): void => this.stop(cancelled());

  private onResponse(response: IncomingMessage): void {
    this.heard();
    const { statusCode: status } = response;
    if (isBusy(status)) {
      this.stop(ok({ kind: 'busy', status, retryAfter: headerOf(response, 'retry-after') }));
      return;
    }
    if (status === 304) {
      this.stop(ok({ kind: 'unchanged' }));
      return;
    }
    if (status >= 300) {
      this.stop(statusFailure(status, this.host));
      return;
    }
    const total = expectedLength(response);
    if (total !== null && total > LARGEST_SOURCE) {
      this.stop(tooLarge(shortAddress(this.address.href), total));
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
    const what = shortAddress(this.address.href);
    if (this.received > LARGEST_SOURCE) {
      this.stop(tooLarge(what, null));
      return;
    }
    if (!this.options.budget.take(chunk.byteLength)) {
      this.stop(articleTooLarge(what));
      return;
    }
    this.chunks.push(chunk);
    this.options.onBytes(this.received, total);
  }

  private onEnd(response: IncomingMessage): void {
    const header = (name: string): string | null => headerOf(response, name);
    this.settle(
      ok({
        kind: 'page',
        bytes: joined(this.chunks, this.received),
        contentType: header('content-type'),
        validators: validatorsOf(header),
      }),
    );
  }

  private heard(): void {
    clearTimeout(this.silence);
    if (this.settled) return;
    this.silence = setTimeout(() => {
      const message = `Nothing came from ${this.host} for ${SILENCE_LIMIT_MS / 1000} seconds. Try again later; nothing was saved.`;
      this.stop(fail('timeout', message));
    }, SILENCE_LIMIT_MS);
  }

  private stop(result: Result<Answered>): void {
    if (this.settled) return;
    this.settle(result);
    this.request.abort();
  }

  private settle(result: Result<Answered>): void {
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
