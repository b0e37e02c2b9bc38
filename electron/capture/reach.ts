import { fail, ok, type Result } from '#core/result';
import { shortAddress } from './address';
import { cancelled } from './cancelled';
import { networkFailure } from './network-failure';
import { isPrivateAddress, reachOfHost } from './private-network';

/**
 * Who an address comes from. A *person* typed or chose it, and may mean their own network; a *page* may not lead there:
 * a stranger's link would make this computer ask a router or a server that the stranger can't reach.
 */
export type AddressFrom = 'person' | 'page';

/**
 * Looks a host up with the resolver that requests go through. Gives the addresses that this computer would connect to:
 * none when a proxy connects for it, null when the name isn't known.
 */
export type LookUp = (address: URL) => Promise<readonly string[] | null>;

export interface ReachOptions {
  readonly from: AddressFrom;
  readonly lookUp: LookUp;
  readonly signal: AbortSignal;
  /** Scripts send, so even a host that sends to itself is looked up: they may ask its name for other ends. */
  readonly byScripts?: true;
}

/**
 * Whether `next` may be asked for. What a person gave may be anywhere, and may send on within their own network, but
 * not from the internet into it.
 * @param sender the address that sent there; null when `next` is the first
 */
export async function admit(next: URL, sender: URL | null, options: ReachOptions): Promise<Result<null>> {
  const isTrusted = options.from === 'person';
  const isSelf = sender?.hostname === next.hostname && options.byScripts !== true;
  if (isTrusted && (sender === null || isSelf)) return ok(null);
  const reach = await reachOf(next, options);
  if (!reach.ok) return reach;
  if (reach.value === 'public') return ok(null);
  if (isTrusted && sender !== null) {
    // A stranger's name that leads both ways would else open the own network to itself.
    const before = await reachOf(sender, options, 'public');
    if (!before.ok || before.value === 'private') return before.ok ? ok(null) : before;
  }
  return refused(next, sender);
}

/** @param both what a name counts as that leads into a private network as well as out of it */
async function reachOf(
  address: URL,
  { lookUp, signal }: ReachOptions,
  both: 'private' | 'public' = 'private',
): Promise<Result<'private' | 'public'>> {
  const known = reachOfHost(address);
  if (known !== 'unknown') return ok(known);
  const addresses = await unlessAborted(lookUp(address), signal);
  if (addresses === 'aborted') return cancelled();
  if (addresses === null) return networkFailure(new Error('net::ERR_NAME_NOT_RESOLVED'), address.host);
  const inside = addresses.filter(isPrivateAddress).length;
  if (inside > 0 && inside < addresses.length) return ok(both);
  return ok(inside > 0 ? 'private' : 'public');
}

function refused(next: URL, sender: URL | null): Result<never> {
  const what =
    sender === null
      ? `“${shortAddress(next.href)}” came from a web page and leads`
      : `${sender.host} sends to “${shortAddress(next.href)}”, which leads`;
  return fail(
    'unsupported',
    `${what} into your own network. For safety that isn’t followed; if you trust it, give that address yourself. Nothing was saved.`,
  );
}

function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | 'aborted'> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve('aborted');
    const stop = (): void => resolve('aborted');
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
