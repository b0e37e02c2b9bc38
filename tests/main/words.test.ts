import { expect, test } from 'vitest';
import { windowWords, wordsOf } from '../../electron/main/words';

const EXE = '/opt/commonplace/electron';

test.each([
  ['from source, by a script', [EXE, '--no-sandbox', '/repo', '--', 'save', '-', '--title', ''], true],
  ['from source, by hand', [EXE, '/repo', 'save', '-', '--title', ''], true],
  ['packaged, by a wrapper', [EXE, '--ozone-platform=headless', '--', 'save', '-', '--title', ''], false],
  ['packaged, by hand', [EXE, 'save', '-', '--title', ''], false],
  ['packaged, with switches of Chromium', [EXE, '--no-sandbox', 'save', '-', '--title', ''], false],
])('finds the words: %s', (_name, argv, isDefaultApp) => {
  expect(wordsOf(argv, isDefaultApp)).toEqual(['save', '-', '--title', '']);
});

test('keeps a second -- and words that look like switches', () => {
  expect(wordsOf([EXE, '/repo', '--', 'save', '--', '-odd.txt'], true)).toEqual(['save', '--', '-odd.txt']);
  expect(wordsOf([EXE, 'save', '--', '-odd.txt'], false)).toEqual(['save', '--', '-odd.txt']);
});

test('keeps our own options before the first word', () => {
  expect(wordsOf([EXE, '--no-sandbox', '--library', 'books', 'list'], false)).toEqual([
    '--library',
    'books',
    'list',
  ]);
  expect(wordsOf([EXE, '--library=books'], false)).toEqual(['--library=books']);
  expect(wordsOf([EXE, '--help'], false)).toEqual(['--help']);
});

test('finds none where there are none', () => {
  expect(wordsOf([EXE], false)).toEqual([]);
  expect(wordsOf([EXE, '--no-sandbox', '-psn_0_1'], false)).toEqual([]);
  expect(wordsOf([EXE, '--no-sandbox', '/repo'], true)).toEqual([]);
  expect(wordsOf([EXE, '/repo', '--'], true)).toEqual([]);
});

test.each([
  [[], null, null],
  [['--library', 'books'], 'books', null],
  [['--library=books'], 'books', null],
  [['commonplace://save?url=x'], null, 'commonplace://save?url=x'],
  [['file:///home/ada/clock.html'], null, null],
])('opens the window for %j', (words, library, link) => {
  expect(windowWords(words)).toEqual({ library, link });
});

test.each([
  [['list']],
  [['--help']],
  [['--library', 'books', 'list']],
  [['--library=books', '--json']],
  [['--library']],
  [['--library=']],
  [['--library', '']],
  [['frobnicate']],
])('takes %j as a command line', (words) => {
  expect(windowWords(words)).toBeNull();
});
