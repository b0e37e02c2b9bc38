import { expect, test, vi } from 'vitest';
import { BATCH, COMMANDS } from '../../electron/main/cli/command-table';
import { commandHelp, generalHelp } from '../../electron/main/cli/help';

vi.mock('electron', () => ({ app: {} }));

const all = [...COMMANDS, BATCH];

test('the general help names every command and fits a terminal', () => {
  const help = generalHelp(all);
  for (const { name, summary } of all) {
    expect(help).toContain(`\n  ${name}`);
    expect(help.replace(/\s+/g, ' ')).toContain(summary);
  }
  expect(longest(help)).toBeLessThanOrEqual(110);
});

test.each(all.map((command) => [command.name, command] as const))(
  'the help for %s is whole',
  (_name, command) => {
    const help = commandHelp(command);
    expect(help).toContain(`Usage: commonplace ${command.name}`);
    for (const option of [...Object.keys(command.options), 'library', 'json', 'help']) {
      expect(help).toMatch(new RegExp(`^ {2}--${option}\\b`, 'm'));
    }
    expect(longest(help.replace(/^Usage.*$/m, ''))).toBeLessThanOrEqual(110);
  },
);

test('names are unique', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

function longest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
