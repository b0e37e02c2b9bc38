import type { HostLines } from '../host-lines';
import { Line } from '../line';
import { inTurn, type RenderPage } from './in-turn';
import { PageRender } from './page-render';
import { hushLoadWarnings } from './quiet-warnings';

/** Each is a process of Chromium's. */
const MOST_AT_ONCE = 2;
const LIMIT_MS = 20_000;

/**
 * Makes a renderer of an Electron app that is ready.
 * @param version of the app, for the User-Agent
 * @param lines those of fetching
 */
export function createRenderer(version: string, lines: HostLines): RenderPage {
  hushLoadWarnings();
  return inTurn(
    (address, options) => new PageRender(address, LIMIT_MS, options).run(version),
    new Line(MOST_AT_ONCE),
    lines,
  );
}
