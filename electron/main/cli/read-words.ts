import { parseArgs, type ParseArgsConfig } from 'node:util';
import { fail, ok, type Result } from '#core/result';
import type { CommandDescription, GivenWords, OptionDescription } from './command';

/** What a command line asks for. */
export type Invocation<Description extends CommandDescription> =
  | { readonly kind: 'help'; readonly of: Description | null }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly command: Description;
      readonly words: GivenWords;
      readonly json: boolean;
      /** As given, perhaps relative; null for the usual library. */
      readonly library: string | null;
    };

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  library: { value: 'DIR', about: 'the library to use; without it, “Commonplace” in your documents' },
} as const satisfies Readonly<Record<string, OptionDescription>>;

const FLAGS = ['json', 'help', 'version'] as const;
type Flag = (typeof FLAGS)[number];

interface Read {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly flags: ReadonlySet<Flag>;
}

/** Reads the words of a command line against the commands there are. Fails with `bad-request`: wrong usage. */
export function readCommandLine<Description extends CommandDescription>(
  words: readonly string[],
  commands: readonly Description[],
): Result<Invocation<Description>> {
  const at = words.findIndex((word, index) => !word.startsWith('-') && words[index - 1] !== '--library');
  const name = words[at];
  if (name === undefined) return readWithoutCommand(words, commands);
  if (name === 'help') return readHelp(words.slice(at + 1), commands);
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return wrong(`There is no command “${name}”.`);

  const read = readOptions([...words.slice(0, at), ...words.slice(at + 1)], command.options);
  if (!read.ok) return about(command, read.error.message);
  const { operands, options, flags } = read.value;
  if (flags.has('help')) return ok({ kind: 'help', of: command });
  if (flags.has('version')) return ok({ kind: 'version' });
  const fault = faultIn(command, read.value);
  if (fault !== null) return about(command, fault);
  return ok({
    kind: 'run',
    command,
    words: { operands, options },
    json: flags.has('json'),
    library: options['library']?.at(-1) ?? null,
  });
}

/** Reads the words of one command, without the options that belong to a whole command line. */
export function readCommandWords(words: readonly string[], command: CommandDescription): Result<GivenWords> {
  const read = readOptions(words, command.options);
  if (!read.ok) return about(command, read.error.message);
  const { operands, options, flags } = read.value;
  if (options['library'] !== undefined || flags.has('help') || flags.has('version')) {
    return about(command, '--library, --help and --version belong to a whole command line.');
  }
  const fault = faultIn(command, read.value);
  return fault === null ? ok({ operands, options }) : about(command, fault);
}

function readWithoutCommand<Description extends CommandDescription>(
  words: readonly string[],
  commands: readonly Description[],
): Result<Invocation<Description>> {
  const read = readOptions(words, {});
  if (!read.ok) return wrong(read.error.message);
  if (read.value.flags.has('help')) return ok({ kind: 'help', of: null });
  if (read.value.flags.has('version')) return ok({ kind: 'version' });
  const fault = faultInOption('library', COMMON_OPTIONS.library, read.value.options['library']);
  if (fault !== null) return wrong(fault);
  return wrong(`Say what to do: one of ${commands.map(({ name }) => name).join(', ')}.`);
}

function readHelp<Description extends CommandDescription>(
  words: readonly string[],
  commands: readonly Description[],
): Result<Invocation<Description>> {
  const [topic] = words.filter((word) => !word.startsWith('-'));
  if (topic === undefined) return ok({ kind: 'help', of: null });
  const command = commands.find(({ name }) => name === topic);
  return command === undefined ? wrong(`There is no command “${topic}”.`) : ok({ kind: 'help', of: command });
}

function readOptions(
  words: readonly string[],
  described: Readonly<Record<string, OptionDescription>>,
): Result<Read> {
  const all: Readonly<Record<string, OptionDescription>> = { ...described, ...COMMON_OPTIONS };
  const isSwitch = (name: string): boolean => all[name]?.value === null;
  const names = Object.keys(all).filter((name) => !isSwitch(name));
  const switches = Object.keys(all).filter(isSwitch);
  const config: NonNullable<ParseArgsConfig['options']> = {};
  for (const name of names) config[name] = { type: 'string', multiple: true };
  for (const flag of [...FLAGS, ...switches]) config[flag] = { type: 'boolean' };
  try {
    const { values, positionals } = parseArgs({
      args: joinValues(words, new Set(names)),
      allowPositionals: true,
      options: config,
    });
    const options: Record<string, readonly string[]> = {};
    for (const name of names) {
      const given = values[name];
      if (Array.isArray(given)) options[name] = given.map(String);
    }
    for (const name of switches) if (values[name] === true) options[name] = [];
    return ok({ operands: positionals, options, flags: new Set(FLAGS.filter((flag) => values[flag])) });
  } catch (error) {
    return fail('bad-request', plainly(error));
  }
}

/**
 * Ties each option to the word after it, so that a value may begin with a hyphen: `--quote "- first item"`. That is
 * how getopt has it; `parseArgs` asks for `--quote=…` there.
 */
function joinValues(words: readonly string[], valued: ReadonlySet<string>): string[] {
  const joined: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') return [...joined, ...words.slice(index)];
    const next = words[index + 1];
    if (word.startsWith('--') && valued.has(word.slice(2)) && next !== undefined) {
      joined.push(`${word}=${next}`);
      index += 1;
    } else {
      joined.push(word);
    }
  }
  return joined;
}

function faultIn(command: CommandDescription, { operands, options }: Read): string | null {
  if (operands.length < command.operands.least) return `${command.operands.usage} is missing.`;
  const extra = operands[command.operands.most];
  if (extra !== undefined) return `“${extra}” is one word too many.`;
  for (const [name, option] of Object.entries({ ...COMMON_OPTIONS, ...command.options })) {
    const fault = faultInOption(name, option, options[name]);
    if (fault !== null) return fault;
  }
  return null;
}

function faultInOption(
  name: string,
  option: OptionDescription,
  values: readonly string[] | undefined,
): string | null {
  if (values === undefined) {
    return option.required === true ? `${optionUsage(name, option)} is missing.` : null;
  }
  if (option.mayBeEmpty !== true && values.some((value) => value.trim() === '')) {
    return `--${name} needs a value.`;
  }
  if (option.many !== true && values.length > 1) return `--${name} may be given once.`;
  const { choices } = option;
  if (choices === undefined) return null;
  const odd = values.find((value) => !choices.includes(value));
  return odd === undefined ? null : `--${name} is one of ${choices.join(', ')}, not “${odd}”.`;
}

/** An option as a person writes it. */
export function optionUsage(name: string, { value }: OptionDescription): string {
  return value === null ? `--${name}` : `--${name} ${value}`;
}

function plainly(error: unknown): string {
  if (!(error instanceof TypeError) || !('code' in error)) throw error;
  const option = /'(--?[^' <]+)/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `There is no option ${option}.`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return error.message.includes('does not take an argument')
        ? `${option} takes no value.`
        : `${option} needs a value.`;
    default:
      throw error;
  }
}

function about(command: CommandDescription, fault: string): Result<never> {
  return wrong(fault, `commonplace ${command.name} --help`);
}

function wrong(fault: string, help = 'commonplace --help'): Result<never> {
  return fail('bad-request', `${fault} See ${help}.`);
}
