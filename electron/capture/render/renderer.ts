import type { Result } from '#core/result';
import { cancelled } from '../cancelled';
import type { HostLines } from '../host-lines';
import { Line } from '../line';
import { hushLoadWarnings } from './quiet-warnings';
import { PageRender, type Rendered, type RenderOptions } from './page-render';

/**
 * Loads a page in a hidden window, lets its scripts run, and gives its document as markup when it has become quiet, or
 * when its time is over. Fails as `fetchPage` does, with `timeout` when there is no document by then, and with
 * `extraction-failed` when the page brings its window down.
 */
export type RenderPage = (address: URL, options: RenderOptions) => Promise<Result<Rendered>>;

/** Each is a process of Chromium's. */
const MOST_AT_ONCE = 2;
const LIMIT_MS = 20_000;

/**
 * Makes a renderer of an Electron app that is ready.
 * @param version of the app, for the User-Agent
 * @param lines those of fetching: a host that is rendered from isn't fetched from at the same time
 */
export function createRenderer(version: string, lines: HostLines): RenderPage {
  const windows = new Line(MOST_AT_ONCE);
  hushLoadWarnings();
  return async (address, options) => {
    const { signal, onProgress } = options;
    const { host } = address;
    const waits = !lines.hasRoom(host) || !windows.hasRoom;
    if (waits) onProgress({ kind: 'waiting', host, seconds: null });
    const leaveHost = await lines.take(host, signal);
    if (leaveHost === null) return cancelled();
    const leaveWindows = await windows.take(signal);
    try {
      if (leaveWindows === null) return cancelled();
      if (waits) onProgress({ kind: 'asking' });
      return await new PageRender(address, LIMIT_MS, options).run(version);
    } finally {
      leaveWindows?.();
      leaveHost();
    }
  };
}
