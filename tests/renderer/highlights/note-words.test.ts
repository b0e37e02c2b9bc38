import { expect, test } from 'vitest';
import { noteWords } from '../../../renderer/highlights/note-words';

test.each([
  ['A *promise*, or a **treaty**?', 'A promise, or a treaty?'],
  ['Two:\n\n- who made it\n- who **keeps** it', 'Two: who made it who keeps it'],
  ['> quoted\n> on two lines\n\nand said', 'quoted on two lines and said'],
  ['See [the almanac](https://a.example/x) and `a < b`', 'See the almanac and a < b'],
  ['# A head\n\n```js\nlet x;\n```', 'A head let x;'],
  ['<b>typed</b> as it is', '<b>typed</b> as it is'],
  ['', ''],
])('%j reads %j', (note, words) => {
  expect(noteWords(note)).toBe(words);
});
