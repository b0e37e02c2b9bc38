import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '#core/commands';
import { newArticleId } from '#core/ids';
import { fail, ok } from '#core/result';

const shelve = vi.fn();

async function freshHistory() {
  vi.resetModules();
  vi.stubGlobal('window', { commonplace: { commands: { 'article.shelve': shelve } } });
  return import('../../renderer/app/history-store');
}

function toShelf(shelf: 'inbox' | 'later' | 'archive'): Command {
  return { name: 'article.shelve', args: { id: newArticleId(), shelf } };
}

beforeEach(() => {
  shelve.mockReset();
  shelve.mockImplementation((args: { readonly shelf: string }) =>
    Promise.resolve(ok({ value: args.shelf, undo: toShelf('inbox') })),
  );
});

function shelvesSent(): unknown[] {
  return shelve.mock.calls.map(([args]) => (args as { readonly shelf: unknown }).shelf);
}

describe('taking back', () => {
  it('goes backwards, also when pressed twice at once', async () => {
    const { rememberInverse, undo } = await freshHistory();
    rememberInverse(toShelf('later'));
    rememberInverse(toShelf('archive'));
    await Promise.all([undo(), undo()]);
    expect(shelvesSent()).toEqual(['archive', 'later']);
    expect(await undo()).toBeNull();
  });

  it('takes back the step that is named, whatever came after it', async () => {
    const { rememberInverse, undo, useHistory } = await freshHistory();
    const first = toShelf('later');
    const second = toShelf('archive');
    rememberInverse(first);
    rememberInverse(second);
    await undo(first);
    expect(shelvesSent()).toEqual(['later']);
    expect(useHistory.getState().done.map((step) => step.inverse)).toEqual([second]);
    expect(await undo(first)).toBeNull();
  });

  it('lets go of a step that another door made impossible, and keeps one that the disk refused', async () => {
    const { rememberInverse, undo } = await freshHistory();
    rememberInverse(toShelf('later'));
    rememberInverse(toShelf('archive'));
    shelve.mockResolvedValueOnce(fail('storage', 'The disk is full.'));
    expect(await undo()).toMatchObject({ reply: { ok: false } });
    shelve.mockResolvedValueOnce(fail('not-found', 'It is gone.'));
    expect(await undo()).toMatchObject({ reply: { ok: false } });
    await undo();
    expect(shelvesSent()).toEqual(['archive', 'archive', 'later']);
  });

  it('counts the typing of one note as one step, and remembers a hundred', async () => {
    const { run, endStep, useHistory } = await freshHistory();
    const args = { id: newArticleId(), shelf: 'later' } as const;
    await run('article.shelve', args, 'note:1');
    await run('article.shelve', args, 'note:1');
    expect(useHistory.getState().done).toHaveLength(1);
    endStep('note:1');
    await run('article.shelve', args, 'note:1');
    expect(useHistory.getState().done).toHaveLength(2);
    for (let step = 0; step < 120; step += 1) await run('article.shelve', args);
    expect(useHistory.getState().done).toHaveLength(100);
  });

  it('tells once when a step is gone, however it went', async () => {
    const { rememberInverse, undo, whenGone } = await freshHistory();
    const step = toShelf('later');
    rememberInverse(step);
    const onGone = vi.fn();
    whenGone(step, onGone);
    rememberInverse(toShelf('archive'));
    await undo();
    expect(onGone).not.toHaveBeenCalled();
    expect(await undo()).toMatchObject({ command: step, reply: { ok: true } });
    expect(onGone).toHaveBeenCalledOnce();
    const late = vi.fn();
    whenGone(step, late);
    expect(late).toHaveBeenCalledOnce();
  });
});
