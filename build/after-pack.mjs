// @ts-check
/** What is done to a packed app before it is signed and put into archives and installers. */

import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

import { BUILD } from './paths.mjs';

/** @import { AfterPackContext } from 'electron-builder' */

/**
 * Nobody may run the app as a bare Node, hand it Node options or a debugger, or swap its code: what it opens is
 * untrusted, and what it holds is private.
 */
const FUSES = /** @type {const} */ ({
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
});

/** Left over from an Electron that was prepared for running from source. */
const LEFT_OVERS = ['complete.txt', join('resources', 'default_app.asar')];

/** @param {AfterPackContext} context */
export default async function afterPack(context) {
  const { appOutDir, electronPlatformName, packager } = context;
  await Promise.all(LEFT_OVERS.map((name) => rm(join(appOutDir, name), { force: true })));
  const name = packager.appInfo.productFilename;
  switch (electronPlatformName) {
    case 'linux':
      await flipFuses(join(appOutDir, 'commonplace'), FUSES);
      await wrapLinuxExecutable(appOutDir);
      return;
    case 'darwin':
      await flipFuses(join(appOutDir, `${name}.app`), { ...FUSES, resetAdHocDarwinSignature: true });
      return;
    case 'win32':
      await flipFuses(join(appOutDir, `${name}.exe`), FUSES);
      return;
    default:
      throw new Error(`Commonplace isn't packaged for ${electronPlatformName}.`);
  }
}

/**
 * Puts the launcher in the executable's place, so that the installed command takes words anywhere.
 * @param {string} folder
 */
async function wrapLinuxExecutable(folder) {
  const command = join(folder, 'commonplace');
  await rename(command, join(folder, 'commonplace-bin'));
  await copyFile(join(BUILD, 'linux-launcher.sh'), command);
  await chmod(command, 0o755);
}
