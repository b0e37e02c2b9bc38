import { beforeEach, expect, test } from 'vitest';
import type { TaskProgress } from '#contract/events';
import { fail, ok, type Result } from '#core/result';
import type { Watch } from '../../electron/library/watch';
import { TaskRunner } from '../../electron/main/tasks/task-runner';
import { errorOf, valueOf } from '../library/support/value-of';

let told: TaskProgress[];
let runner: TaskRunner;

beforeEach(() => {
  told = [];
  runner = new TaskRunner((progress) => told.push(progress));
});

/** Work that goes on until it is let go, or stopped. */
function held(): { readonly work: (watch: Watch) => Promise<Result<string>>; readonly letGo: () => void } {
  let letGo: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  return {
    letGo: () => letGo(),
    work: async ({ signal }) => {
      const stopped = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      await Promise.race([gone, stopped]);
      return signal.aborted ? fail('cancelled', 'It was stopped.') : ok('done');
    },
  };
}

test('a task tells that it began, at most now and then how far it is, and that it ended', async () => {
  const done = await runner.run('verify', ({ onProgress }) => {
    for (let count = 1; count <= 10_000; count += 1) onProgress(count, 10_000);
    return Promise.resolve(ok('done'));
  });
  expect(done).toEqual(ok('done'));
  expect(told[0]).toEqual({ task: 'verify', done: 0, total: null, ended: false });
  expect(told.at(-1)).toEqual({ task: 'verify', done: 10_000, total: 10_000, ended: true });
  expect(told.length).toBeLessThan(1_000);
});

test.each([
  ['fails', () => Promise.resolve(fail('storage', 'The disk is full.'))],
  ['meets a fault of ours', () => Promise.reject(new Error('a bug'))],
])('a task that %s has ended, and another may begin', async (_what, work) => {
  await Promise.allSettled([runner.run('backup', work)]);
  expect(told.at(-1)).toMatchObject({ task: 'backup', ended: true });
  expect(await runner.run('verify', () => Promise.resolve(ok('done')))).toEqual(ok('done'));
});

test('a second task is refused, and the answer names the first', async () => {
  const { work, letGo } = held();
  const first = runner.run('merge', work);
  const second = errorOf(await runner.run('backup', work));
  expect(second.code).toBe('busy');
  expect(second.message).toContain('Another library is being merged into this one.');
  letGo();
  expect(await first).toEqual(ok('done'));
  expect(told.map(({ task }) => task)).toEqual(['merge', 'merge']);
});

test('only the task that is named is stopped', async () => {
  const { work } = held();
  const running = runner.run('restore', work);
  runner.cancel('backup');
  runner.cancel('restore');
  expect(errorOf(await running).code).toBe('cancelled');
  runner.cancel('restore');
});

test('a quiet task tells nobody, and gives way to what a person asks for', async () => {
  const quiet = runner.quietly('backup', held().work);
  expect(valueOf(await runner.run('verify', () => Promise.resolve(ok('done'))))).toBe('done');
  expect(errorOf(await quiet).code).toBe('cancelled');
  expect(told.map(({ task }) => task)).toEqual(['verify', 'verify']);
});

test('of two that a quiet task gives way to, the second is refused', async () => {
  const quiet = runner.quietly('backup', held().work);
  const { work, letGo } = held();
  const [first, second] = [runner.run('verify', work), runner.run('export', work)];
  expect(errorOf(await second).code).toBe('busy');
  letGo();
  expect(valueOf(await first)).toBe('done');
  expect(errorOf(await quiet).code).toBe('cancelled');
});

test('a quiet task doesn’t stop another', async () => {
  const { work, letGo } = held();
  const running = runner.run('verify', work);
  expect(errorOf(await runner.quietly('backup', work)).code).toBe('busy');
  letGo();
  expect(valueOf(await running)).toBe('done');
});

test('closing waits for the task under way, and takes no more', async () => {
  const { work, letGo } = held();
  const running = runner.run('export', work);
  const closed = runner.close().then(() => told.at(-1));
  expect(errorOf(await runner.run('verify', work)).code).toBe('cancelled');
  letGo();
  expect(await closed).toMatchObject({ task: 'export', ended: true });
  expect(await running).toEqual(ok('done'));
});

test('stopping ends the task under way', async () => {
  const running = runner.run('export', held().work);
  runner.stop();
  await runner.close();
  expect(errorOf(await running).code).toBe('cancelled');
});
