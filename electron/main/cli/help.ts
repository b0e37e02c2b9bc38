import type { CommandDescription, OptionDescription } from './command';
import { COMMON_OPTIONS, optionUsage } from './read-words';

const WIDTH = 100;

/** The help for all commands. */
export function generalHelp(commands: readonly CommandDescription[]): string {
  return [
    'Commonplace: save articles, highlight what matters, take the notes with you.',
    '',
    'Usage: commonplace [--library DIR]                open the window',
    '       commonplace COMMAND [WORDS…] [--json] [--library DIR]',
    '',
    'Commands:',
    ...aligned(commands.map((command) => [signature(command), command.summary])),
    '',
    'For every command:',
    ...aligned([...optionRows(COMMON_OPTIONS), ...FLAG_ROWS]),
    '',
    'Results go to standard output, messages to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage.',
    'When the app is open on the library, it carries the command out and its window shows the change.',
  ].join('\n');
}

/** The help for one command. */
export function commandHelp(command: CommandDescription): string {
  const { operands } = command;
  const own = [
    ...(operands.usage === '' ? [] : [[operands.usage, operands.about] as const]),
    ...optionRows(command.options),
  ];
  return [
    `${command.summary}.`,
    '',
    `Usage: commonplace ${[command.name, operands.usage, ...optionUsages(command.options)].filter((part) => part !== '').join(' ')}`,
    '',
    ...aligned([...own, ...optionRows(COMMON_OPTIONS), ...FLAG_ROWS]),
    ...(command.details === undefined
      ? []
      : ['', ...command.details.split('\n').flatMap((line) => broken(line, WIDTH))]),
  ].join('\n');
}

type HelpRow = readonly [string, string];

const FLAG_ROWS: readonly HelpRow[] = [
  ['--json', 'print the result as one JSON value'],
  ['--help', 'print this help'],
  ['--version', 'print the version'],
];

function signature({ name, operands }: CommandDescription): string {
  return operands.usage === '' ? name : `${name} ${operands.usage}`;
}

function optionUsages(options: Readonly<Record<string, OptionDescription>>): string[] {
  return Object.entries(options).map(([name, option]) => {
    const usage = optionUsage(name, option);
    if (option.required === true) return usage;
    return `[${usage}]${option.many === true ? '…' : ''}`;
  });
}

function optionRows(options: Readonly<Record<string, OptionDescription>>): HelpRow[] {
  return Object.entries(options).map(([name, option]) => [
    optionUsage(name, option),
    option.many === true ? `${option.about}; may be given more than once` : option.about,
  ]);
}

/** Two columns; the second is broken at spaces to keep within the width. */
function aligned(rows: readonly HelpRow[]): string[] {
  const first = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.flatMap(([left, right]) =>
    broken(right, WIDTH - first - 2).map(
      (line, index) => `  ${(index === 0 ? left : '').padEnd(first)}${line}`,
    ),
  );
}

function broken(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
