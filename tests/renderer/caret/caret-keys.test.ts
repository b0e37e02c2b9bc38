import { expect, test } from 'vitest';
import { caretMoveOf } from '../../../renderer/caret/caret-keys';

const NOTHING_HELD = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

function moveOf(words: string, onMac = false): string | null {
  const held = words.split('+');
  const move = caretMoveOf(
    {
      ...NOTHING_HELD,
      key: held.at(-1) ?? '',
      shiftKey: held.includes('Shift'),
      ctrlKey: held.includes('Ctrl'),
      altKey: held.includes('Alt'),
      metaKey: held.includes('Cmd'),
    },
    onMac,
  );
  return move === null ? null : `${move.extending ? 'extend' : 'move'} ${move.direction} ${move.by}`;
}

test.each([
  ['ArrowLeft', 'move left character'],
  ['Shift+ArrowRight', 'extend right character'],
  ['ArrowDown', 'move forward line'],
  ['Ctrl+ArrowLeft', 'move left word'],
  ['Ctrl+Shift+ArrowRight', 'extend right word'],
  ['Home', 'move backward lineboundary'],
  ['Shift+End', 'extend forward lineboundary'],
  ['Ctrl+Home', 'move backward documentboundary'],
  ['Ctrl+Shift+End', 'extend forward documentboundary'],
  ['PageDown', 'move forward page'],
])('%s: %s', (keys, move) => {
  expect(moveOf(keys)).toBe(move);
});

test('a Mac has its own keys for words, lines and the whole', () => {
  expect(moveOf('Alt+ArrowRight', true)).toBe('move right word');
  expect(moveOf('Cmd+Shift+ArrowLeft', true)).toBe('extend left lineboundary');
  expect(moveOf('Cmd+ArrowDown', true)).toBe('move forward documentboundary');
  expect(moveOf('Ctrl+ArrowRight', true)).toBeNull();
});

test('other keys are left alone', () => {
  expect(moveOf('s')).toBeNull();
  expect(moveOf('Alt+ArrowLeft')).toBeNull();
  expect(moveOf('Ctrl+ArrowDown')).toBeNull();
  expect(moveOf('Cmd+ArrowDown')).toBeNull();
});
