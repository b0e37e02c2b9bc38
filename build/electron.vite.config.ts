import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { preloadFonts } from './preload-fonts';

const root = resolve(import.meta.dirname, '..');
const from = (path: string): string => resolve(root, path);

/** The oldest runtime that the same code must run on: Electron 33 (Node 20.18, Chromium 130). */
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

/** What the first screen is set in: the window's own words, and an article in a Latin script. */
const START_FONTS = ['inter-latin-wght-normal', 'literata-latin-opsz-normal'];

export default defineConfig({
  main: {
    root,
    build: {
      outDir: from('out/main'),
      target: NODE_TARGET,
      minify: true,
      license: { fileName: 'licences.md' },
      // Everything is bundled: the packaged app carries no node_modules, and start-up reads few files.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: from('electron/main/main.ts'),
          'library-thread': from('electron/library/jobs/thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: from('out/preload'),
      target: NODE_TARGET,
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file: no chunk may be shared between the two.
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          window: from('electron/preload/window.ts'),
          extractor: from('electron/preload/extractor.ts'),
          print: from('electron/preload/print.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [react(), preloadFonts('/index.html', START_FONTS)],
    build: {
      outDir: from('out/renderer'),
      target: CHROME_TARGET,
      minify: true,
      license: { fileName: 'licences.md' },
      chunkSizeWarningLimit: 1000,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: from('renderer/index.html'),
          article: from('renderer/article.html'),
          extractor: from('renderer/extractor.html'),
          print: from('renderer/print.html'),
        },
      },
    },
  },
});
