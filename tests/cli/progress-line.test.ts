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

test('a capture says what comes, of how much, and what it waits for', () => {
  const { showCapture, written } = line();
  const capture = { captureId: 'c', label: 'https://harbour.example/', step: 'fetch', bytes: null } as const;
  showCapture({ ...capture, waiting: { host: 'harbour.example', seconds: 8 } });
  showCapture({ ...capture, waiting: { host: 'harbour.example', seconds: null } });
  showCapture({ ...capture, bytes: { done: 1200, total: 9000 } });
  showCapture({ ...capture, step: 'done' });
  expect(written).toEqual([
    '\r\u001B[Khttps://harbour.example/: Waiting for harbour.example, 8 s',
    '\r\u001B[Khttps://harbour.example/: Waiting its turn at harbour.example',
    '\r\u001B[Khttps://harbour.example/: Loading, 2 kB of 9 kB',
    '\r\u001B[K',
  ]);
});

test('where no line is, none is taken away', () => {
  const { show, clear, written } = line();
  clear();
  show({ task: 'verify', done: 1, total: 1, ended: true });
  expect(written).toEqual([]);
});
