// @ts-check
/**
 * `npm run package`: the app as a folder and an archive that start; `-- --smoke` starts them, `-- --release` makes
 * this platform's installers instead (needs Electron's download site).
 */

import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { buildApp } from './build-app.mjs';
import { FALLBACK_VERSION, findPreparedFallback } from './electron-fallback.mjs';
import { NODE_MODULES, OUT } from './paths.mjs';
import { runInFront, runQuietly } from './processes.mjs';
import { runScript, say, ScriptError } from './script.mjs';
import { setUp } from './set-up.mjs';

const WORDS = ['--smoke', '--release'];

/** What can be made without any helper tool from the network. */
function plainTargets() {
  switch (process.platform) {
    case 'darwin':
      return ['--mac', 'dir', 'zip'];
    case 'win32':
      return ['--win', 'dir', 'zip'];
    default:
      return ['--linux', 'dir', 'tar.gz'];
  }
}

/**
 * Where Electron itself could not be downloaded, nothing else can: the package is made with the Electron that runs
 * the sources, and the packer's own tool comes from npm.
 * @param {string} electron
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function offlineEnvironment(electron) {
  if (electron !== (await findPreparedFallback())) return {};
  say(`This package holds Electron ${FALLBACK_VERSION}: it is for trying out here, not for giving away.`);
  const sevenZip = join(NODE_MODULES, '7zip-bin', 'linux', 'x64', '7za');
  await chmod(sevenZip, 0o755);
  return {
    COMMONPLACE_ELECTRON_DIST: dirname(electron),
    COMMONPLACE_ELECTRON_VERSION: FALLBACK_VERSION,
    ELECTRON_BUILDER_7ZIP_PATH: sevenZip,
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '3',
  };
}

await runScript(async () => {
  const words = process.argv.slice(2);
  const unknown = words.find((word) => !WORDS.includes(word));
  if (unknown !== undefined)
    throw new ScriptError(`"${unknown}" means nothing here. Known: ${WORDS.join(', ')}.`);
  const smoke = words.includes('--smoke');
  const release = words.includes('--release');

  const { electron } = await setUp({ window: smoke });
  await buildApp();
  const builder = join(NODE_MODULES, 'electron-builder', 'cli.js');
  const args = [builder, '--config', 'build/electron-builder.config.mjs', '--publish', 'never'];
  const env = { ...process.env, ...(release ? {} : await offlineEnvironment(electron)) };
  say('Packing the app…');
  const packed = await runQuietly(process.execPath, release ? args : [...args, ...plainTargets()], { env });
  if (packed.code !== 0) {
    throw new ScriptError(`The app could not be packed.\n${packed.stdout}${packed.stderr}`);
  }
  say(`The packages are in ${join(OUT, 'package')}.`);
  return smoke ? runInFront(process.execPath, [join('build', 'package-smoke.mjs')]) : 0;
});
