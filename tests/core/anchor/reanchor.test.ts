import { expect, test } from 'vitest';
import { reanchor } from '#core/anchor/reanchor';
import { addHighlight } from '#core/highlight/edit-highlights';
import type { HighlightRecord } from '#core/highlight/highlight';
import { newHighlightId } from '#core/ids';
import { articleRecord, contentOf, SAVED_AT } from '../../support/records';

const record = articleRecord();
const OLD =
  'The ferry leaves at seven, whatever the weather says.\n' +
  'A timetable is a promise made to strangers.\n' +
  'The horn sounds twice before it leaves at seven.';
const before = { number: 1, text: OLD };

function marked(quote: string, context: { readonly prefix?: string } = {}): HighlightRecord {
  const args = { articleId: record.id, at: { quote, ...context } };
  const change = addHighlight(record, contentOf(record, OLD), args, { id: newHighlightId(), now: SAVED_AT });
  if (!change.ok) throw new Error(change.error.message);
  return change.value.highlight;
}

function found(highlight: HighlightRecord, text: string) {
  const anchor = reanchor(highlight, before, { number: 2, text });
  return {
    state: anchor.state,
    words: anchor.state === 'loose' ? null : text.slice(anchor.start, anchor.end),
  };
}

test('words that stand where they stood are exact', () => {
  const anchor = reanchor(marked('ferry leaves'), before, { number: 2, text: OLD.concat('\nMore.') });
  expect(anchor).toMatchObject({ state: 'exact', version: 2, start: 4, end: 16 });
});

test('words that stand elsewhere have moved', () => {
  const text = `A new beginning.\n${OLD}`;
  expect(found(marked('A timetable is a promise made to strangers.'), text)).toEqual({
    state: 'moved',
    words: 'A timetable is a promise made to strangers.',
  });
});

test('of words that stand twice, what stands beside them tells which are meant', () => {
  const text = `A new beginning.\n${OLD}`;
  const second = reanchor(marked('at seven', { prefix: 'before it leaves' }), before, { number: 2, text });
  expect(second).toMatchObject({ state: 'moved', start: text.lastIndexOf('at seven') });
});

test('words of which one was changed are fuzzy, and the place is theirs', () => {
  const text = OLD.replace('promise', 'warning');
  expect(found(marked('a promise made to strangers'), text)).toEqual({
    state: 'fuzzy',
    words: 'a warning made to strangers',
  });
});

test('words that are gone are loose, whatever stands there now', () => {
  const text = OLD.replace(
    'A timetable is a promise made to strangers.',
    'Nobody else came aboard that day.',
  );
  expect(found(marked('a promise made to strangers'), text)).toEqual({ state: 'loose', words: null });
});

test('a short quote in other surroundings is loose rather than a guess', () => {
  const text = 'Quite another page.\nIts only ferry has been sold.';
  expect(found(marked('ferry'), text)).toEqual({ state: 'loose', words: null });
});

test('words that stand twice in the same surroundings are loose', () => {
  const twice = 'It leaves at seven.\nIt leaves at seven.';
  const long = { ...marked('whatever the weather says'), prefix: '', suffix: '' };
  const text = 'Go, whatever the weather says.\nStay, whatever the weather says.\nGo.';
  expect(reanchor(long, null, { number: 2, text }).state).toBe('loose');
  expect(found(marked('at seven'), twice).state).toBe('loose');
});

test('back in the version it was made in, a highlight stands where it was made', () => {
  const made = marked('at seven', { prefix: 'before it leaves' });
  const moved = { ...made, anchor: reanchor(made, before, { number: 2, text: 'Nothing of it.' }) };
  expect(moved.anchor.state).toBe('loose');
  expect(reanchor(moved, { number: 2, text: 'Nothing of it.' }, before)).toEqual(made.anchor);
});
