// @ts-check
/**
 * How the app is packed. Vite bundles everything it runs into `out/`, so no `node_modules` go along. The installers
 * need Electron's download site and are built where there is a network (`npm run package -- --release`).
 */

import { join } from 'node:path';

import { BUILD, NODE_MODULES, OUT, ROOT } from './paths.mjs';

/** @import { Configuration } from 'electron-builder' */

/** Set by `package.mjs` where only a local Electron can be had. */
const localElectron = process.env['COMMONPLACE_ELECTRON_DIST'];
const localVersion = process.env['COMMONPLACE_ELECTRON_VERSION'];

/** @type {Configuration} */
const config = {
  appId: 'org.commonplace.reader',
  productName: 'Commonplace',
  copyright: 'The Commonplace developers, MIT licence',
  directories: { app: ROOT, output: join(OUT, 'package'), buildResources: join(ROOT, 'assets') },
  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', 'package.json', '!node_modules/**'],
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  // What is bundled asks that its licence goes along; Vite collects those of the scripts.
  extraFiles: [
    { from: join(ROOT, 'LICENSE'), to: 'licences/commonplace.txt' },
    { from: join(OUT, 'main', 'licences.md'), to: 'licences/main.md' },
    { from: join(OUT, 'renderer', 'licences.md'), to: 'licences/window.md' },
    ...['literata', 'inter'].map((font) => ({
      from: join(NODE_MODULES, '@fontsource-variable', font, 'LICENSE'),
      to: `licences/${font}.txt`,
    })),
  ],
  protocols: [{ name: 'Commonplace link', schemes: ['commonplace'] }],
  npmRebuild: false,
  electronLanguages: ['en', 'en-US', 'en-GB'],
  afterPack: join(BUILD, 'after-pack.mjs'),
  ...(localElectron === undefined ? {} : { electronDist: localElectron }),
  ...(localVersion === undefined ? {} : { electronVersion: localVersion }),
  linux: {
    target: ['AppImage', 'deb', 'tar.gz'],
    executableName: 'commonplace',
    icon: join(ROOT, 'assets', 'icons'),
    category: 'Office',
    synopsis: 'Save, read, highlight and keep what you read',
    maintainer: 'The Commonplace developers',
    syncDesktopName: true,
  },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.productivity' },
  win: { target: ['nsis'] },
};

export default config;
