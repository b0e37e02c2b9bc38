import { app } from 'electron';

const MESSAGE =
  'There is no display to open the window on. Start Commonplace in a desktop session, or set DISPLAY or ' +
  'WAYLAND_DISPLAY to one. The commands work without a display: commonplace --help\n';

/**
 * Whether the launcher found no display. Commands run all the same, on Chromium's headless platform or a display that
 * nobody sees; a window would crash on the one and never be seen on the other.
 */
export function hasNoDisplay(): boolean {
  return process.env['COMMONPLACE_NO_DISPLAY'] === '1';
}

/** Says so, and ends the process. */
export function endWithoutDisplay(): void {
  process.stderr.write(MESSAGE, () => app.exit(1));
}
