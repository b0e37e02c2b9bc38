import { fail, ok, type Result } from '#core/result';
import { isWeb, shortAddress } from '../address';
import { cancelled } from '../cancelled';
import { networkFailure } from '../network-failure';
import { admit, type ReachOptions } from '../reach';
import { remembering } from './host-memory';

/** A request as Electron tells of it; a redirect is the same request with another address. */
export interface WebRequest {
  readonly id: number;
  readonly url: string;
  readonly resourceType: string;
}

/** Moves from one address to the next, by the server or by script; as many as a fetch follows. */
const MOST_MOVES = 10;
/** What no article needs and what a page could do harm or make a noise with. */
const NEVER: ReadonlySet<string> = new Set(['subFrame', 'object', 'media', 'webSocket', 'ping', 'cspReport']);

/**
 * Says of each request of a page that is rendered whether it may go out. The rule is that of fetching (`admit`): who
 * sends to an address is the page, or for a redirect the address before. But a page's own host
 * is looked up as well: its scripts could ask it on any port, or once its name leads elsewhere.
 */
export class RequestGuard {
  private readonly options: ReachOptions;
  private readonly senders = new Map<number, URL>();
  private readonly running = new Set<number>();
  private page: URL | null = null;
  private moves = 0;
  private refusals = 0;
  private lastEnd = performance.now();

  constructor(options: ReachOptions) {
    this.options = { ...options, lookUp: remembering(options.lookUp), byScripts: true };
  }

  /** How long nothing has been under way, in ms; null while something is. */
  get idleFor(): number | null {
    return this.running.size > 0 ? null : performance.now() - this.lastEnd;
  }

  /** Requests that the page made and that weren't let out because of where they lead. */
  get refused(): number {
    return this.refusals;
  }

  /**
   * Fails as `admit` does, with `too-many-redirects`, with `unsupported` for what is never let out, or with `cancelled`
   * for a request that has ended meanwhile.
   */
  async decide({ id, url, resourceType }: WebRequest): Promise<Result<null>> {
    const next = URL.canParse(url) ? new URL(url) : null;
    if (next === null || !isWeb(next) || NEVER.has(resourceType)) return this.end(id, notLetOut(url));
    const isPage = resourceType === 'mainFrame';
    if (isPage && this.page !== null) this.moves += 1;
    if (isPage && this.moves > MOST_MOVES) return this.end(id, keepsSending(next));
    // From now on, since a look-up takes its time: a page that waits for it isn't quiet.
    this.running.add(id);
    const admitted = await this.admitted(next, id);
    if (!this.running.has(id)) return cancelled();
    if (!admitted.ok) {
      if (!isPage && admitted.error.code === 'unsupported') this.refusals += 1;
      return this.end(id, admitted);
    }
    this.senders.set(id, next);
    if (isPage) this.page = next;
    return ok(null);
  }

  /**
   * Says whether an answer that sends a request elsewhere may be followed, before it is: on the way there Electron
   * asks once more (`decide`), but doesn't wait long for what is said then.
   *
   * @param url - absolute, where the request is sent
   */
  async follow({ id, url, resourceType }: WebRequest): Promise<Result<null>> {
    const next = URL.canParse(url) ? new URL(url) : null;
    if (next === null || !isWeb(next)) return notLetOut(url);
    const admitted = await this.admitted(next, id);
    if (!admitted.ok && resourceType !== 'mainFrame' && admitted.error.code === 'unsupported')
      this.refusals += 1;
    return admitted;
  }

  /** The request has been answered to the end, or failed. */
  ended(id: number): void {
    if (this.running.delete(id)) this.lastEnd = performance.now();
    this.senders.delete(id);
  }

  /** A look-up that breaks lets nothing out: Electron waits for an answer, whatever it is. */
  private async admitted(next: URL, id: number): Promise<Result<null>> {
    const sender = this.senders.get(id) ?? this.page;
    try {
      // The first goes where a person sends it, but where that is has to be known for all that it asks for.
      if (sender === null && this.options.from === 'person') await this.options.lookUp(next);
      return await admit(next, sender, this.options);
    } catch (error) {
      return networkFailure(error instanceof Error ? error : new Error(String(error)), next.host);
    }
  }

  private end(id: number, refusal: Result<null>): Result<null> {
    this.ended(id);
    return refusal;
  }
}

function notLetOut(url: string): Result<never> {
  return fail(
    'unsupported',
    `The page wanted “${shortAddress(url)}”, which isn’t let out. Nothing was saved.`,
  );
}

function keepsSending(next: URL): Result<never> {
  const message = `${next.host} keeps sending elsewhere (over ${MOST_MOVES} times), so the page was never reached. Nothing was saved.`;
  return fail('too-many-redirects', message);
}
