import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { StoreContext } from './store-context';

/**
 * Renames a damaged file to a dated name that nothing else has, beside it. Gives the new path; throws system errors.
 */
export async function setAside(context: StoreContext, path: string): Promise<string> {
  const date = context.now().toISOString().replace(/[:.]/g, '-');
  const aside = join(dirname(path), `${basename(path)}.damaged-${date}-${randomBytes(4).toString('hex')}`);
  await context.files.rename(path, aside);
  return aside;
}

/** Whether a file got its name from `setAside`. */
export function isSetAside(name: string): boolean {
  return /\.damaged-[-\dTZ]+-[0-9a-f]{8}$/.test(name);
}
