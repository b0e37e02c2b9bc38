import { expect, test } from 'vitest';
import type { CommandDescription } from '../../electron/main/cli/command';
import { readCommandLine, readCommandWords } from '../../electron/main/cli/read-words';

const paint: CommandDescription = {
  name: 'paint',
  summary: 'Paint a wall',
  operands: { usage: 'WALL', least: 1, most: 2, about: 'a wall' },
  options: {
    color: { value: 'COLOR', about: 'a colour', choices: ['white', 'blue'] },
    note: { value: 'NOTE', about: 'a note', mayBeEmpty: true },
    tag: { value: 'TAG', about: 'a tag', many: true },
    brush: { value: 'BRUSH', about: 'a brush' },
    twice: { value: null, about: 'two coats' },
  },
};
const hang: CommandDescription = {
  name: 'hang',
  summary: 'Hang a picture',
  operands: { usage: '', least: 0, most: 0, about: '' },
  options: { nail: { value: 'NAIL', about: 'a nail', required: true } },
};
const read = (...words: readonly string[]) => readCommandLine(words, [paint, hang]);

test('operands, options and flags come apart', () => {
  expect(read('paint', 'north', '--color', 'blue', 'south', '--tag', 'a', '--json', '--tag=b')).toEqual({
    ok: true,
    value: {
      kind: 'run',
      command: paint,
      words: { operands: ['north', 'south'], options: { color: ['blue'], tag: ['a', 'b'] } },
      json: true,
      library: null,
    },
  });
});

test('a switch takes no value', () => {
  expect(read('paint', '--twice', 'north')).toMatchObject({
    value: { words: { operands: ['north'], options: { twice: [] } } },
  });
  expect(readCommandWords(['north', '--twice'], paint)).toMatchObject({
    value: { operands: ['north'], options: { twice: [] } },
  });
  expect(read('paint', 'north', '--twice=yes')).toMatchObject({
    error: { code: 'bad-request', message: expect.stringContaining('--twice takes no value') as unknown },
  });
});

test('the library and flags may come before the command', () => {
  expect(read('--library', 'hang', '--json', 'paint', 'north')).toMatchObject({
    value: { command: paint, library: 'hang', json: true },
  });
});

test('a value may begin with a hyphen, as a Markdown list does', () => {
  expect(read('paint', 'north', '--note', '- twice', '--tag', '--color')).toMatchObject({
    value: { words: { options: { note: ['- twice'], tag: ['--color'] } } },
  });
});

test('after -- there are operands only, and - is one', () => {
  expect(read('paint', '-', '--', '--color')).toMatchObject({
    value: { words: { operands: ['-', '--color'], options: {} } },
  });
});

test.each([
  [['--help'], { kind: 'help', of: null }],
  [['help'], { kind: 'help', of: null }],
  [['help', 'hang'], { kind: 'help', of: hang }],
  [['hang', '--help'], { kind: 'help', of: hang }],
  [['--version'], { kind: 'version' }],
  [['paint', 'north', '--version'], { kind: 'version' }],
])('%j asks for help or the version', (words, value) => {
  expect(read(...words)).toEqual({ ok: true, value });
});

test.each([
  [['sand'], 'There is no command “sand”. See commonplace --help.'],
  [['help', 'sand'], 'There is no command “sand”. See commonplace --help.'],
  [[], 'Say what to do: one of paint, hang. See commonplace --help.'],
  [['paint'], 'WALL is missing. See commonplace paint --help.'],
  [['paint', 'a', 'b', 'c'], '“c” is one word too many. See commonplace paint --help.'],
  [['paint', 'a', '--colour', 'blue'], 'There is no option --colour. See commonplace paint --help.'],
  [['paint', 'a', '-x'], 'There is no option -x. See commonplace paint --help.'],
  [
    ['paint', 'a', '--color', 'red'],
    '--color is one of white, blue, not “red”. See commonplace paint --help.',
  ],
  [['paint', 'a', '--color'], '--color needs a value. See commonplace paint --help.'],
  [['paint', 'a', '--brush', ' '], '--brush needs a value. See commonplace paint --help.'],
  [
    ['paint', 'a', '--brush', 'x', '--brush', 'y'],
    '--brush may be given once. See commonplace paint --help.',
  ],
  [['paint', 'a', '--json=yes'], '--json takes no value. See commonplace paint --help.'],
  [['hang'], '--nail NAIL is missing. See commonplace hang --help.'],
  [['hang', '--nail', '3', '--library', ''], '--library needs a value. See commonplace hang --help.'],
])('%j is wrong usage', (words, message) => {
  expect(read(...words)).toEqual({ ok: false, error: { code: 'bad-request', message } });
});

test('an option that may be empty may be', () => {
  expect(read('paint', 'a', '--note', '')).toMatchObject({ value: { words: { options: { note: [''] } } } });
});

test('the words of one command in a batch choose no library', () => {
  expect(readCommandWords(['north', '--tag', 'a'], paint)).toEqual({
    ok: true,
    value: { operands: ['north'], options: { tag: ['a'] } },
  });
  for (const words of [
    ['north', '--library', 'x'],
    ['north', '--help'],
  ]) {
    expect(readCommandWords(words, paint)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  }
});
