import type { Validators } from '#core/article/article';
import { fail, ok, type Result } from '#core/result';
import { isWeb, shortAddress } from './address';
import type { Budget } from './budget';
import { cancelled } from './cancelled';
import type { CaptureNetwork } from './capture-network';
import { busyFailure, statusFailure } from './network-failure';
import { requestPage, type Answered } from './page-request';
import { admit, type AddressFrom } from './reach';
import { pass, retryFor } from './retry';
import type { KnownPage } from './validators';

export interface FetchedPage {
  readonly kind: 'page';
  readonly bytes: Uint8Array;
  /** The Content-Type header as it came. */
  readonly contentType: string | null;
  /** Where the page was in the end, after redirects. */
  readonly url: string;
  /** To be given to `refetchPage`, with `url`. */
  readonly validators: Validators;
}

/** The page is what it was when it was known by the validators that were given. */
export interface UnchangedPage {
  readonly kind: 'unchanged';
  readonly url: string;
}

/** What goes on while a page is fetched. */
export type FetchProgress =
  /** `total` is null when the server doesn't say. */
  | { readonly kind: 'bytes'; readonly done: number; readonly total: number | null }
  /** Nothing is asked: it is another's turn (`seconds` null), or the host wants to be left alone so long. */
  | { readonly kind: 'waiting'; readonly host: string; readonly seconds: number | null }
  /** A wait is over, and the host is being asked. */
  | { readonly kind: 'asking' };

export interface FetchOptions {
  readonly network: CaptureNetwork;
  readonly signal: AbortSignal;
  readonly from: AddressFrom;
  /** What the article that this is for may still fetch. */
  readonly budget: Budget;
  readonly onProgress: (progress: FetchProgress) => void;
  /** The page that names the address, which counts as what sends there; null when none does. */
  readonly namedBy?: URL | null;
  /** What is asked for, as the Accept header says it; pages when it is left out. */
  readonly accept?: string;
}

const MOST_REDIRECTS = 10;
/** Of asking and receiving, over all redirects and tries; waiting doesn't count. */
const WHOLE_LIMIT_MS = 120_000;

/**
 * Fetches one page over http or https, without cookies or credentials, in its turn: one request at a time for each
 * host. A host that is busy (429, 503) is asked again when it says, at most three times and a minute later each. Fails
 * with `unreachable`, `http-status`, `timeout` (30 s without a byte, 120 s in all), `too-many-redirects` (over 10),
 * `too-large` (over 20 MB, or over the budget), `unsupported` (another scheme; a private network) or `cancelled`.
 */
export async function fetchPage(address: URL, options: FetchOptions): Promise<Result<FetchedPage>> {
  const fetched = await new PageFetch(null, options).run(address);
  if (!fetched.ok) return fetched;
  // Nobody asked whether it is new, so that is no answer.
  return fetched.value.kind === 'page' ? ok(fetched.value) : statusFailure(304, address.host);
}

/** The same for a page that was fetched before; the server may answer that it is unchanged. */
export function refetchPage(
  address: URL,
  known: KnownPage,
  options: FetchOptions,
): Promise<Result<FetchedPage | UnchangedPage>> {
  return new PageFetch(known, options).run(address);
}

class PageFetch {
  private readonly known: KnownPage | null;
  private readonly options: FetchOptions;
  /** Of the two minutes, in milliseconds. */
  private left = WHOLE_LIMIT_MS;

  constructor(known: KnownPage | null, options: FetchOptions) {
    this.known = known;
    this.options = options;
  }

  async run(address: URL): Promise<Result<FetchedPage | UnchangedPage>> {
    let sender: URL | null = this.options.namedBy ?? null;
    let current = address;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const admitted = await this.admit(current, sender);
      if (!admitted.ok) return admitted;
      const answered = await this.inTurn(current);
      if (!answered.ok) return answered;
      const { value } = answered;
      if (value.kind === 'page') return ok({ ...value, url: current.href });
      if (value.kind === 'unchanged') return ok({ kind: 'unchanged', url: current.href });
      const next = redirected(current, value.location);
      if (!next.ok) return next;
      sender = current;
      current = next.value;
    }
    const message = `${current.host} keeps sending elsewhere (over ${MOST_REDIRECTS} times), so the page was never reached. Nothing was saved.`;
    return fail('too-many-redirects', message);
  }

  private admit(next: URL, sender: URL | null): Promise<Result<null>> {
    const { from, network, signal } = this.options;
    return admit(next, sender, { from, lookUp: network.lookUp, signal });
  }

  /** Asks when it is its turn, which is kept while the host wants to be left alone: the next would only be sent off. */
  private async inTurn(address: URL): Promise<Result<Settled>> {
    const { network, signal, onProgress } = this.options;
    const { host } = address;
    const waits = !network.lines.hasRoom(host);
    if (waits) onProgress({ kind: 'waiting', host, seconds: null });
    const leave = await network.lines.take(host, signal);
    if (leave === null) return cancelled();
    if (waits) onProgress({ kind: 'asking' });
    try {
      return await this.untilAnswered(address);
    } finally {
      leave();
    }
  }

  private async untilAnswered(address: URL): Promise<Result<Settled>> {
    const { signal, onProgress } = this.options;
    const { host } = address;
    for (let waits = 0; ; waits += 1) {
      const answered = await this.ask(address);
      if (!answered.ok) return answered;
      const { value } = answered;
      if (value.kind !== 'busy') return ok(value);
      const retry = retryFor(waits, value.retryAfter, Date.now());
      if (retry.kind === 'give-up') return busyFailure(value.status, host, retry.later);
      const tell = (seconds: number): void => onProgress({ kind: 'waiting', host, seconds });
      if (!(await pass(retry.seconds, signal, tell))) return cancelled();
      onProgress({ kind: 'asking' });
    }
  }

  private async ask(address: URL): Promise<Result<Answered>> {
    const { network, signal, budget, onProgress, accept } = this.options;
    const began = Date.now();
    const answered = await requestPage(address, {
      send: network.send,
      signal,
      budget,
      known: this.known,
      limitMs: this.left,
      ...(accept !== undefined && { accept }),
      onBytes: (done, total) => onProgress({ kind: 'bytes', done, total }),
    });
    this.left = Math.max(0, this.left - (Date.now() - began));
    return answered;
  }
}

/** An answer that waiting doesn't change. */
type Settled = Exclude<Answered, { readonly kind: 'busy' }>;

function redirected(sender: URL, location: string): Result<URL> {
  const next = URL.canParse(location, sender.href) ? new URL(location, sender.href) : null;
  if (next === null || !isWeb(next)) {
    const message = `${sender.host} sends to “${shortAddress(location)}”, and only http and https are followed. Nothing was saved.`;
    return fail('unsupported', message);
  }
  // They would be sent along, and kept in the article's address.
  next.username = '';
  next.password = '';
  return ok(next);
}
