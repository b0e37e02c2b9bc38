import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '#core/result';
import { createNoteKeeper } from '../../../renderer/highlights/note-keeper';

/** A store whose answers a test gives one by one. */
function slowStore() {
  const written: string[] = [];
  const answers: ((reply: Result<null>) => void)[] = [];
  const write = (text: string): Promise<Result<null>> => {
    written.push(text);
    return new Promise((resolve) => answers.push(resolve));
  };
  const answer = async (reply: Result<null>): Promise<void> => {
    answers.shift()?.(reply);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { written, write, answer };
}

const FULL = fail('storage', 'The disk is full.');

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a note that is stored as it is typed', () => {
  it('is written once the keys rest, with all that was typed', async () => {
    const { written, write, answer } = slowStore();
    const keeper = createNoteKeeper(write, vi.fn());
    keeper.typed('a');
    await vi.advanceTimersByTimeAsync(100);
    keeper.typed('ab');
    await vi.advanceTimersByTimeAsync(500);
    expect(written).toEqual(['ab']);
    expect(keeper.state()).toBe('waiting');
    await answer(ok(null));
    expect(keeper.state()).toBe('stored');
    expect(keeper.waiting()).toBeNull();
  });

  it('writes one text at a time, the newest last', async () => {
    const { written, write, answer } = slowStore();
    const keeper = createNoteKeeper(write, vi.fn());
    keeper.typed('A');
    keeper.store();
    keeper.typed('A and B');
    keeper.store();
    expect(written).toEqual(['A']);
    await answer(ok(null));
    expect(written).toEqual(['A', 'A and B']);
    expect(keeper.waiting()).toBe('A and B');
    await answer(ok(null));
    expect(keeper.state()).toBe('stored');
  });

  it('keeps what could not be stored, tries the newest text again, and complains once', async () => {
    const { written, write, answer } = slowStore();
    const complain = vi.fn();
    const keeper = createNoteKeeper(write, complain);
    keeper.typed('A');
    keeper.store();
    keeper.typed('A and B');
    await answer(FULL);
    expect(keeper.state()).toBe('failed');
    keeper.store();
    expect(written).toEqual(['A', 'A and B']);
    await answer(FULL);
    expect(keeper.waiting()).toBe('A and B');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(written).toEqual(['A', 'A and B', 'A and B']);
    await answer(ok(null));
    expect(keeper.state()).toBe('stored');
    expect(complain).toHaveBeenCalledOnce();
  });

  it('tells its listeners, until they stop', async () => {
    const { write, answer } = slowStore();
    const keeper = createNoteKeeper(write, vi.fn());
    const listener = vi.fn();
    const stop = keeper.onChange(listener);
    keeper.typed('a');
    keeper.store();
    await answer(ok(null));
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
    keeper.typed('b');
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
