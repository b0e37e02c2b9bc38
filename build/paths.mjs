// @ts-check
/** Where things lie in this checkout; every path is absolute. */

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const BUILD = join(ROOT, 'build');
export const NODE_MODULES = join(ROOT, 'node_modules');
/** Made by the tool chain, never by hand, and ignored by git. */
export const OUT = join(ROOT, 'out');
/** What set-up prepared besides packages; it goes when `node_modules` goes. */
export const CACHE = join(NODE_MODULES, '.cache', 'commonplace');
