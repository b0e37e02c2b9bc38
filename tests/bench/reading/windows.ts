import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { BenchContext } from '../bench';

/** A program under measure. */
export interface Measured {
  readonly app: ElectronApplication;
  readonly window: Page;
}

/** The two windows lie over each other: what is covered is to be painted all the same. */
const COVERED = ['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'];
const SIZE = { width: 1280, height: 860 };

/** The app on a library. */
export async function openApp(context: BenchContext, library: string): Promise<Measured> {
  const words = [
    `--user-data-dir=${join(context.folder, 'app-data')}`,
    context.root,
    '--',
    '--library',
    library,
  ];
  return open(context, words);
}

/** The least that Electron can be, with a page in it. */
export async function openBlank(context: BenchContext, page: string): Promise<Measured> {
  const blank = join(context.root, 'tests', 'bench', 'blank-window');
  return open(context, [`--user-data-dir=${join(context.folder, 'blank-data')}`, blank, page]);
}

/** A page that shows articles as they stand in the app's frame, one at a time: the last, then the next on any key. */
export async function writePlainPage(
  context: BenchContext,
  name: string,
  bodies: readonly string[],
  width: number,
): Promise<string> {
  const assets = join(context.root, 'out', 'renderer', 'assets');
  const sheet = (await readdir(assets)).find((file) => /^article-.*\.css$/.test(file));
  if (sheet === undefined) throw new Error('The build has no style sheet for articles.');
  const path = join(context.folder, `${name}.html`);
  const templates = bodies.map((body) => `<template>${body}</template>`).join('');
  await writeFile(
    path,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>blank</title>
    <link rel="stylesheet" href="${pathToFileURL(join(assets, sheet)).href}">
    <style>html { overflow: auto } #page { width: ${width}px; margin: 0 auto }</style></head>
    <body><div id="page"></div>${templates}<script>
      const page = document.querySelector('#page');
      const bodies = [...document.querySelectorAll('template')].map((template) => template.innerHTML);
      document.querySelectorAll('template').forEach((template) => template.remove());
      let shown = bodies.length - 1;
      const show = () => { page.innerHTML = bodies[shown] ?? ''; scrollTo(0, 0); };
      addEventListener('keydown', () => { shown = (shown + 1) % bodies.length; show(); });
      show();
      requestAnimationFrame(() => requestAnimationFrame(() => (document.title = 'painted')));
    </script></body></html>`,
  );
  return path;
}

async function open(context: BenchContext, words: readonly string[]): Promise<Measured> {
  const app = await _electron.launch({
    executablePath: context.electron,
    args: [...context.switches, ...COVERED, '--force-device-scale-factor=1', '--lang=en-US', ...words],
    env: { ...(context.env as Record<string, string>) },
  });
  const window = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.isVisible())
      ?.setContentSize(width, height);
  }, SIZE);
  await window.waitForLoadState('load');
  return { app, window };
}
