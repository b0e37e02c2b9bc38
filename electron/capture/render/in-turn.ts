import { ok, type Result } from '#core/result';
import { cancelled } from '../cancelled';
import type { HostLines } from '../host-lines';
import type { Line } from '../line';
import { busyFailure } from '../network-failure';
import { pass, retryFor } from '../retry';
import type { Rendered, RenderEnd, RenderOptions } from './page-render';

/**
 * Loads a page in a hidden window, lets its scripts run, and gives its document as markup when it has become quiet, or
 * when its time is over. Fails as `fetchPage` does, with `timeout` when there is no document by then, and with
 * `extraction-failed` when the page brings its window down.
 */
export type RenderPage = (address: URL, options: RenderOptions) => Promise<Result<Rendered>>;

/** The same for one try. */
export type RenderOnce = (address: URL, options: RenderOptions) => Promise<Result<RenderEnd>>;

/**
 * Renders each page in its turn: a window first, then the host's. The other way about, whoever waits for a window would
 * keep others from fetching. A host that is busy is tried again as in fetching, and the turn is kept meanwhile.
 * @param windows places for windows that render at the same time
 * @param lines those of fetching: a host that is rendered from isn't fetched from at the same time
 */
export function inTurn(render: RenderOnce, windows: Line, lines: HostLines): RenderPage {
  return async (address, options) => {
    const { signal, onProgress } = options;
    const { host } = address;
    const waits = !windows.hasRoom || !lines.hasRoom(host);
    if (waits) onProgress({ kind: 'waiting', host, seconds: null });
    const leaveWindows = await windows.take(signal);
    if (leaveWindows === null) return cancelled();
    const leaveHost = await lines.take(host, signal);
    try {
      if (leaveHost === null) return cancelled();
      if (waits) onProgress({ kind: 'asking' });
      return await untilRendered(render, address, options);
    } finally {
      leaveHost?.();
      leaveWindows();
    }
  };
}

async function untilRendered(
  render: RenderOnce,
  address: URL,
  options: RenderOptions,
): Promise<Result<Rendered>> {
  const { signal, onProgress } = options;
  for (let waits = 0; ; waits += 1) {
    const ended = await render(address, options);
    if (!ended.ok) return ended;
    if (ended.value.kind === 'rendered') return ok(ended.value.page);
    const { host, status, retryAfter } = ended.value;
    const retry = retryFor(waits, retryAfter, Date.now());
    if (retry.kind === 'give-up') return busyFailure(status, host, retry.later);
    const tell = (seconds: number): void => onProgress({ kind: 'waiting', host, seconds });
    if (!(await pass(retry.seconds, signal, tell))) return cancelled();
    onProgress({ kind: 'asking' });
  }
}
