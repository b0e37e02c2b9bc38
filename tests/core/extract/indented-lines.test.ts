import { expect, test } from 'vitest';
import { readPlainText } from '#core/extract/plain-text';

const paragraphs = (...lines: readonly string[]): readonly (readonly string[])[] =>
  readPlainText(['Title', '', ...lines].join('\n'))?.paragraphs.map((lines) =>
    lines.map((line) => line.replaceAll('\u00a0', '_')),
  ) ?? [];

test('verse keeps the depth of its lines, in one stanza and in several', () => {
  const stanza = ['The light went out,', '    and no one saw,', '  but the swifts.'];
  const kept = ['The light went out,', '____and no one saw,', '__but the swifts.'];
  expect(paragraphs(...stanza)).toEqual([kept]);
  expect(paragraphs(...stanza, '', ...stanza)).toEqual([kept, kept]);
});

test('code keeps its depth and its columns; what all lines have is taken off', () => {
  expect(
    paragraphs('Run this:', '', '  if (dark) {', '\t  light = 1;   // on', '  }', '', 'And wait.'),
  ).toEqual([['Run this:'], ['if (dark) {', '____light = 1;__ // on', '}'], ['And wait.']]);
});

test('a paragraph that begins further in, and one that is all further in, are paragraphs', () => {
  const wrapped = [
    '   The ferry came in at noon with the post and two hundred sacks',
    'of flour, and nobody had expected it before the evening, so that',
    'the quay was empty but for the dogs.',
  ];
  const whole = wrapped.map((line) => line.trim()).join(' ');
  expect(paragraphs(...wrapped, '', ...wrapped)).toEqual([[whole], [whole]]);
  expect(paragraphs('    One.', '', '    Two.')).toEqual([['One.'], ['Two.']]);
});

test('an item of a list that is wrapped further in is one line', () => {
  const item = [
    '- The ferry came in at noon with the post and two hundred sacks',
    '  of flour, and nobody had expected it before the evening, so it',
    '  stood there until the baker came.',
  ];
  expect(paragraphs(...item, '', ...item)[0]).toEqual([item.map((line) => line.trim()).join(' ')]);
});
