import { net, session } from 'electron';
import type { SendRequest } from './fetch-page';

/**
 * Gives capture its own way to the network: a session in memory that shares nothing with the app's windows, keeps no
 * cache, and says honestly who asks.
 * @param version of the app, for the User-Agent
 */
export function captureRequests(version: string): SendRequest {
  const own = session.fromPartition('capture', { cache: false });
  own.setUserAgent(`Commonplace/${version} (+desktop reader)`);
  return (options) => net.request({ ...options, session: own });
}
