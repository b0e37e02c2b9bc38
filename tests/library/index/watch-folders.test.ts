import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { gatherBursts, watchFolders, type ChangedPath } from '../../../electron/library/index/watch-folders';
import { temporaryFolder } from '../support/temporary-folder';

describe('gatherBursts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('hands over once what came in quick succession, when it has come to rest', () => {
    const onBurst = vi.fn();
    const burst = gatherBursts(onBurst);
    burst.add('one');
    vi.advanceTimersByTime(300);
    burst.add('two');
    burst.add('one');
    vi.advanceTimersByTime(300);
    expect(onBurst).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(onBurst).toHaveBeenCalledExactlyOnceWith(new Set(['one', 'two']));
  });

  it('doesn’t wait for the end of what has none', () => {
    const onBurst = vi.fn();
    const burst = gatherBursts(onBurst);
    for (let step = 0; step < 25; step += 1) {
      burst.add(`${step}`);
      vi.advanceTimersByTime(100);
    }
    expect(onBurst).toHaveBeenCalledOnce();
  });

  it('begins anew with what comes next, and hands over nothing when it was stopped', () => {
    const onBurst = vi.fn();
    const burst = gatherBursts(onBurst);
    burst.add('one');
    vi.advanceTimersByTime(1_000);
    burst.add(null);
    vi.advanceTimersByTime(1_000);
    expect(onBurst.mock.calls).toEqual([[new Set(['one'])], [new Set([null])]]);
    burst.add('three');
    burst.stop();
    vi.advanceTimersByTime(5_000);
    expect(onBurst).toHaveBeenCalledTimes(2);
  });
});

describe('watchFolders', () => {
  it('names what came into either folder', async () => {
    const library = await temporaryFolder();
    for (const place of ['articles', 'trash']) await mkdir(join(library, place));
    const seen = new Set<ChangedPath>();
    onTestFinished(watchFolders(library, (paths) => paths.forEach((path) => seen.add(path))));
    await mkdir(join(library, 'articles', 'one'));
    await mkdir(join(library, 'trash', 'two'));
    await vi.waitFor(() => expect([...seen]).toEqual(expect.arrayContaining(['one', 'two'])), 10_000);
  });

  it('is quiet about a library that isn’t there', async () => {
    watchFolders(join(await temporaryFolder(), 'nowhere'), vi.fn())();
  });
});
