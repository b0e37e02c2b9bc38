import { vi } from 'vitest';
import type { Command } from '#core/commands';
import { answer, type LibraryQueryName } from '../../../electron/library/answer';
import type { Library } from '../../../electron/library/library';
import { perform } from '../../../electron/library/perform';

/**
 * Lets the window's modules, imported after this call, work on a real library in this process. What lies between them
 * in the app, Electron's channel, is a function call here; replies come as copies, as they do from another process.
 */
export function stubChannel(library: () => Library): void {
  vi.stubGlobal('commonplace', {
    platform: 'linux',
    commands: byName((name, args) =>
      perform(library(), { name, args } as Command & { name: 'highlight.add' }),
    ),
    queries: byName((name, args) => answer(library(), name as LibraryQueryName, args as never)),
  });
}

/** What Chromium has and jsdom has not. */
export function stubBrowser(): void {
  vi.stubGlobal('requestIdleCallback', (work: IdleRequestCallback) =>
    window.setTimeout(() => work({ didTimeout: false, timeRemaining: () => 50 }), 0),
  );
  vi.stubGlobal('cancelIdleCallback', (handle: number) => window.clearTimeout(handle));
  vi.stubGlobal('CSS', { highlights: new Map() });
  vi.stubGlobal(
    'Highlight',
    class {
      readonly ranges: readonly AbstractRange[];
      constructor(...ranges: readonly AbstractRange[]) {
        this.ranges = ranges;
      }
    },
  );
  Element.prototype.scrollIntoView = () => undefined;
}

/** Ends when the work that waits for an idle moment is done. */
export async function whenIdle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

function byName(call: (name: string, args: unknown) => Promise<unknown>): unknown {
  return new Proxy(
    {},
    { get: (_target, name: string) => async (args: unknown) => structuredClone(await call(name, args)) },
  );
}
