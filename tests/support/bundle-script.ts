import { basename, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Bundles a TypeScript file for Node, which can't run TypeScript in every version that the project knows.
 *
 * @param source - its path, from the root of the project
 * @returns the path of the script
 */
export async function bundleScript(source: string, outFolder: string): Promise<string> {
  const name = basename(source, '.ts');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(ROOT, source),
      outDir: outFolder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        output: { entryFileNames: `${name}.mjs`, chunkFileNames: `${name}-[name]-[hash].mjs` },
      },
    },
  });
  return resolve(outFolder, `${name}.mjs`);
}
