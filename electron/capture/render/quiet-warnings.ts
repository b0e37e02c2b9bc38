let isQuiet = false;

/**
 * Keeps off standard error what Electron says there of every page that can't be loaded: its `did-fail-load` says the
 * same, and what the person is told is made of that. All other warnings are printed as before.
 */
export function hushLoadWarnings(): void {
  if (isQuiet) return;
  isQuiet = true;
  const printers = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name === 'electron' && warning.message.startsWith('Failed to load URL')) return;
    for (const print of printers) print.call(process, warning);
  });
}
