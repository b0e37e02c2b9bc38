import { isAbsolute, relative, resolve, sep } from 'node:path';

export const APP_SCHEME = 'commonplace-app';
const APP_HOST = 'bundle';

/** The app's pages have one origin of their own, without any of the rights that `file:` has. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** The pages of the app. */
export type PageName = 'index' | 'article' | 'extractor' | 'print';

export function pageAddress(name: PageName): string {
  return `${APP_ORIGIN}/${name}.html`;
}

/** A file of the app: where it lies, and the path that its headers go by. */
export interface PageFile {
  readonly file: string;
  /** From the root of the pages, with slashes: `/assets/index-abc.js`. */
  readonly path: string;
}

/**
 * The file that an address of the app's scheme names. Null when the address is of another host or names anything
 * outside `folder`, however it is written.
 */
export function pageFileOf(address: string, folder: string): PageFile | null {
  const url = parse(address);
  if (url?.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return null;
  const path = decode(url.pathname);
  if (path === null || /[\\\0]/.test(path)) return null;
  const file = resolve(folder, `.${path}`);
  const inside = relative(folder, file);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null;
  return { file, path: `/${inside.split(sep).join('/')}` };
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone percent sign or bytes that aren't UTF-8: no file has such a name.
    return null;
  }
}
