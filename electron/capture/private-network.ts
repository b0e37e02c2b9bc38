import { BlockList, isIP } from 'node:net';

/** IPv4 networks that aren't the internet (IANA's special-purpose registry), but for those of tests and examples. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], // this network; on many systems this computer
  ['10.0.0.0', 8], // RFC 1918
  ['100.64.0.0', 10], // shared by a provider's customers (CGNAT, RFC 6598)
  ['127.0.0.0', 8], // this computer
  ['169.254.0.0', 16], // link-local; clouds keep their secrets at 169.254.169.254
  ['172.16.0.0', 12], // RFC 1918
  ['192.0.0.0', 24], // IETF protocol assignments
  ['192.168.0.0', 16], // RFC 1918
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
];

const PRIVATE_V6: readonly (readonly [string, number])[] = [
  ['::', 96], // unspecified, this computer, and IPv4 in its old form
  ['fc00::', 7], // unique local (ULA)
  ['fe80::', 10], // link-local
  ['fec0::', 10], // site-local, from before ULA
  ['ff00::', 8], // multicast
  ['2001::', 32], // Teredo: carries an IPv4 address, and nobody runs it any more
  ['2002::', 16], // 6to4: the same
];

/** Prefixes of 96 bits that carry an IPv4 address in their last 32: mapped, and NAT64 (RFC 6052). */
const CARRIERS_OF_V4 = ['::ffff:', '64:ff9b::'];

const PRIVATE = blockList();

function blockList(): BlockList {
  const list = new BlockList();
  for (const [net, bits] of PRIVATE_V4) {
    list.addSubnet(net, bits, 'ipv4');
    for (const prefix of CARRIERS_OF_V4) list.addSubnet(`${prefix}${net}`, 96 + bits, 'ipv6');
  }
  for (const [net, bits] of PRIVATE_V6) list.addSubnet(net, bits, 'ipv6');
  return list;
}

/** Names that only this computer or its own network answers for (RFC 6761, 6762, 8375, and ICANN's `.internal`). */
const PRIVATE_NAME = /(^|\.)(localhost|localdomain|local|internal|home\.arpa)$/;

/** Whether an IP address is of this computer or of a network that isn't the internet. What isn't an address is. */
export function isPrivateAddress(address: string): boolean {
  // A zone (`fe80::1%eth0`) only ever names a link of this computer.
  const version = isIP(address);
  return version === 0 || address.includes('%') || PRIVATE.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Tells by the host alone where an address leads; `unknown` is a name that has to be looked up. Spellings of IPv4 such
 * as `2130706433`, `0177.1` or `0x7f.1` are dotted decimal by the time they are in a URL.
 */
export function reachOfHost(url: URL): 'private' | 'public' | 'unknown' {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPrivateAddress(host) ? 'private' : 'public';
  return PRIVATE_NAME.test(host) ? 'private' : 'unknown';
}
