import {
  net,
  session,
  type ClientRequest,
  type ClientRequestConstructorOptions,
  type Session,
} from 'electron';
import { HostLines } from './host-lines';
import type { LookUp } from './reach';

/** Electron's `net.request`, bound to the session that capture has for itself. */
export type SendRequest = (options: ClientRequestConstructorOptions) => ClientRequest;

/** Capture's way to the network, one for all captures of the process. */
export interface CaptureNetwork {
  readonly send: SendRequest;
  readonly lookUp: LookUp;
  readonly lines: HostLines;
}

/**
 * Gives capture its own way to the network: a session in memory that shares nothing with the app's windows, keeps no
 * cache, and says honestly who asks.
 * @param version of the app, for the User-Agent
 */
export function createCaptureNetwork(version: string): CaptureNetwork {
  const own = session.fromPartition('capture', { cache: false });
  own.setUserAgent(userAgent(version));
  return {
    send: (options) => net.request({ ...options, session: own }),
    lookUp: (address) => lookUpIn(own, address),
    lines: new HostLines(),
  };
}

/** Says honestly who asks. */
export function userAgent(version: string): string {
  return `Commonplace/${version} (+desktop reader)`;
}

/**
 * Looks a host up with a session's resolver. The request after it meets the same answer: it is remembered for a minute
 * at least.
 */
export async function lookUpIn(own: Session, address: URL): Promise<readonly string[] | null> {
  try {
    // Behind a proxy names are the proxy's business, and often can't be looked up here.
    if ((await own.resolveProxy(address.href)) !== 'DIRECT') return [];
    const { endpoints } = await own.resolveHost(address.hostname);
    return endpoints.map((endpoint) => endpoint.address);
  } catch {
    // It rejects when the name isn't known, and says nothing else.
    return null;
  }
}
