import { describe, expect, it } from 'vitest';
import type { CommandArgs } from '#core/commands';
import {
  addHighlight,
  editHighlight,
  removeHighlight,
  restoreHighlight,
  type HighlightChange,
} from '#core/highlight/edit-highlights';
import { liveHighlights } from '#core/highlight/highlight-view';
import { newHighlightId } from '#core/ids';
import type { Result } from '#core/result';
import { articleRecord, contentOf } from '../../support/records';

const TEXT = 'The tide rises.\nA 👩‍🔬 measured it — “nine” feet.';
const NOW = '2024-05-01T10:00:00.000Z';
const LATER = '2024-05-01T11:00:00.000Z';

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function add(args: Omit<CommandArgs<'highlight.add'>, 'articleId'>): Result<HighlightChange> {
  const record = articleRecord();
  return addHighlight(
    record,
    contentOf(record, TEXT),
    { articleId: record.id, ...args },
    { id: newHighlightId(), now: NOW },
  );
}

describe('adding a highlight', () => {
  it('keeps the author’s words, their place and what stands around them', () => {
    const { highlight, record } = value(
      add({ at: { quote: 'it - "nine"' }, color: 'blue', note: 'how?', tags: ['sea'] }),
    );
    expect(highlight).toMatchObject({
      exact: 'it — “nine”',
      prefix: 'The tide rises.\nA 👩‍🔬 measured ',
      suffix: ' feet.',
      block: 1,
      color: 'blue',
      note: 'how?',
      tags: ['sea'],
      createdAt: NOW,
      deletedAt: null,
    });
    const { state, score, version, start, end } = highlight.anchor;
    expect({ state, score, version }).toEqual({ state: 'exact', score: 1, version: 1 });
    expect(TEXT.slice(start, end)).toBe('it — “nine”');
    expect(record.highlights).toEqual([highlight]);
    expect(record.updatedAt).toBe(NOW);
  });

  it('moves ends to whole characters', () => {
    expect(value(add({ at: { version: 1, start: 19, end: 20 } })).highlight.exact).toBe('👩‍🔬');
  });

  it.each([
    ['words that aren’t there', { quote: 'ebb' }, 'not-found'],
    ['words without that context', { quote: 'tide', prefix: 'ebb' }, 'not-found'],
    ['a place past the end', { version: 1, start: 0, end: 900 }, 'bad-request'],
    ['an empty place', { version: 1, start: 4, end: 4 }, 'bad-request'],
    ['another version', { version: 2, start: 0, end: 4 }, 'bad-request'],
  ] as const)('refuses %s', (_, at, code) => {
    expect(add({ at })).toMatchObject({ ok: false, error: { code } });
  });
});

describe('changing highlights', () => {
  it('changes what is named and keeps the rest', () => {
    const { record, highlight } = value(add({ at: { quote: 'tide' }, note: 'old', tags: ['sea'] }));
    const change = value(editHighlight(record, { id: highlight.id, note: 'new' }, LATER));
    expect(change.highlight).toEqual({ ...highlight, note: 'new', updatedAt: LATER });
    expect(change.before).toEqual(highlight);
  });

  it('leaves a tombstone, and takes the highlight back whole', () => {
    const { record, highlight } = value(add({ at: { quote: 'tide' }, note: 'kept' }));
    const removed = value(removeHighlight(record, highlight.id, LATER));
    expect(removed.record.highlights).toEqual([{ ...highlight, deletedAt: LATER, updatedAt: LATER }]);
    expect(liveHighlights(removed.record)).toEqual([]);
    expect(removeHighlight(removed.record, highlight.id, LATER)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(editHighlight(removed.record, { id: highlight.id, note: 'x' }, LATER)).toMatchObject({
      ok: false,
    });
    const restored = value(restoreHighlight(removed.record, highlight.id, LATER));
    expect(liveHighlights(restored.record)).toEqual([{ ...highlight, updatedAt: LATER }]);
  });

  it('names an id that isn’t there', () => {
    const id = newHighlightId();
    expect(removeHighlight(articleRecord(), id, NOW)).toEqual({
      ok: false,
      error: { code: 'not-found', message: `No highlight has the id ${id}.` },
    });
  });
});
