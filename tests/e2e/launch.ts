import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { test as base } from 'playwright/test';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { sandboxSwitches } from '../../build/electron-switches.mjs';

export { expect } from 'playwright/test';

const ROOT = resolve(import.meta.dirname, '../..');

/** The built app, running with its own app data and library. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** The library's folder. */
  readonly library: string;
  /** Quits as a person would, and waits until the app has ended. */
  readonly quit: () => Promise<void>;
}

export interface LaunchOptions {
  /** Switches of Chromium's, before the app's path. */
  readonly switches?: readonly string[];
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts the built app on the library in `folder`, which is made with its welcome article when it isn't there. Gives
 * it when the window shows its content and takes input.
 */
export async function launchApp(folder: string, options: LaunchOptions = {}): Promise<RunningApp> {
  const library = join(folder, 'library');
  const app = await _electron.launch({
    executablePath: process.env['COMMONPLACE_ELECTRON'] ?? (await electronRuntime()),
    args: [
      ...sandboxSwitches(),
      `--user-data-dir=${join(folder, 'user-data')}`,
      '--force-device-scale-factor=1',
      '--lang=en-US',
      ...(options.switches ?? []),
      ROOT,
      '--',
      '--library',
      library,
    ],
    env: { ...definedEnvironment(), ...options.env, COMMONPLACE_SIGNAL_INTERACTIVE: '1' },
  });
  const interactive = saysInteractive(app);
  const window = await app.firstWindow();
  await interactive;
  return { app, window, library, quit: () => app.close() };
}

/** Tests that get a folder of their own and the app running in it; both are gone afterwards. */
export const test = base.extend<{ folder: string; commonplace: RunningApp }>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'commonplace-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  commonplace: async ({ folder }, use) => {
    const running = await launchApp(folder);
    await use(running);
    await running.quit();
  },
});

function saysInteractive(app: ElectronApplication): Promise<void> {
  return new Promise((resolve, reject) => {
    const { stdout } = app.process();
    let said = '';
    stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('commonplace:interactive')) resolve();
    });
    app.once('close', () => reject(new Error('The app ended before it could be used.')));
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
