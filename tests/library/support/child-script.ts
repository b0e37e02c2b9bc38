import { bundleScript } from '../../support/bundle-script';

/**
 * Bundles a TypeScript file of this folder for Node.
 *
 * @returns the path of the script
 */
export function childScript(name: string, outFolder: string): Promise<string> {
  return bundleScript(`tests/library/support/${name}.ts`, outFolder);
}
