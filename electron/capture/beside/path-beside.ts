import { posix } from 'node:path';

/**
 * The path of a file that a page names by a relative address, with slashes, from the page's folder: `img/a.png`,
 * `../a.png`. Both readings are given where they differ: a name may hold what looks like an escape or a query.
 * @returns empty for an address that isn't relative
 */
export function pathsBeside(address: string): readonly string[] {
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\])/i.test(address) || address.includes('\0')) return [];
  const plain = decoded(address.replace(/[?#].*$/s, ''));
  const paths = [plain, address].filter((path) => path !== '' && !path.includes('\0'));
  return [...new Set(paths.map((path) => posix.normalize(path.replaceAll('\\', '/'))))];
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A per cent sign that escapes nothing is part of the name.
    return address;
  }
}
