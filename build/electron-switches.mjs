// @ts-check
/** The switches with which our scripts start Electron. They go before the app's path; the app's words after `--`. */

/** Chromium refuses to sandbox processes of root, and to start without being told so. */
export function sandboxSwitches() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Keeps Chromium's own remarks (D-Bus, GPU, …) off standard error, where the app's messages go. */
export const QUIET_SWITCHES = ['--log-level=3'];

/** For work that shows no window: the GPU process is only time lost, and talks. */
export const WINDOWLESS_SWITCHES = [...QUIET_SWITCHES, '--disable-gpu'];
