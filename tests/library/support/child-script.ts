import { resolve } from 'node:path';
import { build } from 'vite';

/**
 * Bundles a TypeScript file of this folder for Node, which can't run TypeScript in every version that the project knows.
 *
 * @returns the path of the script
 */
export async function childScript(name: string, outFolder: string): Promise<string> {
  await build({
    root: resolve(import.meta.dirname, '../../..'),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, `${name}.ts`),
      outDir: outFolder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return resolve(outFolder, `${name}.mjs`);
}
