import { bridge } from './bridge';

export const onMac = bridge.platform === 'darwin';

/** The name of the command key as this platform's people write it, for labels: `⌘L` or `Ctrl+L`. */
export function commandKey(letter: string, shift = false): string {
  if (onMac) return `${shift ? '⇧' : ''}⌘${letter}`;
  return `Ctrl+${shift ? 'Shift+' : ''}${letter}`;
}
