import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

async function freshStore() {
  vi.resetModules();
  vi.stubGlobal('window', { commonplace: {} });
  return import('../../renderer/app/task-store');
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('following long work', () => {
  it('shows a task when it lasts, as far as it is, and no longer than it lasts', async () => {
    const { followTask, useTasks } = await freshStore();
    followTask({ task: 'verify', done: 0, total: null, ended: false });
    expect(useTasks.getState().shown.size).toBe(0);
    vi.runAllTimers();
    followTask({ task: 'verify', done: 3, total: 9, ended: false });
    expect([...useTasks.getState().shown]).toEqual(['verify']);
    expect(useTasks.getState().tasks).toEqual([{ task: 'verify', done: 3, total: 9, ended: false }]);
    followTask({ task: 'verify', done: 9, total: 9, ended: true });
    expect(useTasks.getState()).toMatchObject({ tasks: [], shown: new Set() });
  });

  it('shows nothing of a task that is over at once', async () => {
    const { followTask, useTasks } = await freshStore();
    followTask({ task: 'index', done: 0, total: 4, ended: false });
    followTask({ task: 'index', done: 4, total: 4, ended: true });
    vi.runAllTimers();
    expect(useTasks.getState().shown.size).toBe(0);
  });

  it('holds nothing up while the library is merely read', async () => {
    const { followTask, isBusy, useTasks } = await freshStore();
    followTask({ task: 'index', done: 0, total: 4, ended: false });
    expect(isBusy(useTasks.getState())).toBe(false);
    followTask({ task: 'backup', done: 0, total: 4, ended: false });
    expect(isBusy(useTasks.getState())).toBe(true);
  });
});
