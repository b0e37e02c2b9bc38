import { expect, test } from 'vitest';
import { createProgressLine } from '../../electron/main/cli/progress-line';

function line() {
  const written: string[] = [];
  const made = createProgressLine((text) => {
    written.push(text);
    return Promise.resolve();
  });
  return { ...made, written };
}

test('one line says how far a task is, and is gone when it has ended', () => {
  const { show, written } = line();
  show({ task: 'backup', done: 0, total: null, ended: false });
  show({ task: 'backup', done: 3, total: 10, ended: false });
  show({ task: 'backup', done: 10, total: 10, ended: true });
  expect(written).toEqual(['\r\u001B[KBacking up…', '\r\u001B[KBacking up… 3 of 10', '\r\u001B[K']);
});

test('where no line is, none is taken away', () => {
  const { show, clear, written } = line();
  clear();
  show({ task: 'verify', done: 1, total: 1, ended: true });
  expect(written).toEqual([]);
});
