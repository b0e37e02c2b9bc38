import { expect, test } from 'vitest';
import { StepLog } from '../../electron/capture/step-log';

test('each step is told once with the notes about it, however often its progress is', () => {
  const log = new StepLog();
  log.begin('fetch');
  log.begin('fetch');
  log.begin('extract');
  log.note('fetch', 'Fetched a web page of 3 kB.');
  log.note('store', 'Never begun.');
  const { steps } = log.finish();
  expect(steps.map(({ step, notes }) => [step, notes])).toEqual([
    ['fetch', ['Fetched a web page of 3 kB.']],
    ['extract', []],
  ]);
  for (const { ms } of steps) expect(ms).toBeGreaterThanOrEqual(0);
});
