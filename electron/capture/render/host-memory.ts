import type { LookUp } from '../reach';

/**
 * Makes a look-up that gives all addresses that a host has had so far. A name that first leads out and then in is so
 * one that leads both ways: otherwise its scripts, let in with the page, could turn it on the reader's own network.
 */
export function remembering(lookUp: LookUp): LookUp {
  const known = new Map<string, ReadonlySet<string>>();
  return async (address) => {
    const found = await lookUp(address);
    if (found === null) return null;
    const all = new Set([...(known.get(address.hostname) ?? []), ...found]);
    known.set(address.hostname, all);
    return [...all];
  };
}
