import { describe, expect, it } from 'vitest';
import type { AnchorOf } from '#core/anchor/anchoring';
import { reanchor } from '#core/anchor/reanchor';
import type { ArticleRecord, ContentVersion } from '#core/article/article';
import { showVersion } from '#core/article/show-version';
import { attachHighlight, reattachHighlight } from '#core/highlight/attach-highlight';
import { addHighlight } from '#core/highlight/edit-highlights';
import { highlightView } from '#core/highlight/highlight-view';
import type { HighlightRecord } from '#core/highlight/highlight';
import { newHighlightId } from '#core/ids';
import type { Result } from '#core/result';
import { articleRecord, contentOf, SAVED_AT } from '../../support/records';

const OLD = 'The ferry leaves at seven, whatever the weather says of it.';
const NEW = 'At eight, and only in fair weather, the boat departs.';
const LATER = '2024-05-01T11:00:00.000Z';

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function anchorIn(before: ContentVersion | null, after: ContentVersion): AnchorOf {
  return (highlight) => reanchor(highlight, before, after);
}

/** An article with two versions, the second shown, and a highlight of the first that isn't in it. */
function loose(): { record: ArticleRecord; first: ContentVersion; second: ContentVersion } {
  const record = articleRecord();
  const first = contentOf(record, OLD);
  const args = { articleId: record.id, at: { quote: 'The ferry leaves at seven' } };
  const marked = value(addHighlight(record, first, args, { id: newHighlightId(), now: SAVED_AT })).record;
  const [entry] = marked.versions;
  if (entry === undefined) throw new Error('There is no version.');
  const second = { ...contentOf(record, NEW), number: 2 };
  const two = { ...marked, versions: [entry, { ...entry, number: 2 }] };
  return { record: value(showVersion(two, 2, anchorIn(first, second), LATER)), first, second };
}

function only({ highlights }: ArticleRecord): HighlightRecord {
  const [highlight] = highlights;
  if (highlight === undefined) throw new Error('There is no highlight.');
  return highlight;
}

describe('attaching a highlight', () => {
  it('is refused for words that stand twice until it is said which are meant', () => {
    const { record, second } = loose();
    const twice = { ...second, text: `${NEW} Then the boat departs again.` };
    const { id } = only(record);
    const refused = attachHighlight(record, twice, { id, at: { quote: 'the boat departs' } }, LATER);
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(refused.ok ? '' : refused.error.message).toContain('stand in 2 places');
    const at = { quote: 'the boat departs', suffix: ' again' };
    const { anchor } = value(attachHighlight(record, twice, { id, at }, LATER)).highlight;
    expect(twice.text.slice(anchor.start, anchor.end + 6)).toBe('the boat departs again');
  });

  it('puts it on the words that a person chose, and keeps its own', () => {
    const { record, second } = loose();
    expect(only(record).anchor.state).toBe('loose');
    const { id } = only(record);
    const attached = value(attachHighlight(record, second, { id, at: { quote: 'the boat departs' } }, LATER));
    const start = NEW.indexOf('the boat');
    const anchor = { state: 'fuzzy', score: 1, version: 2, start, end: start + 'the boat departs'.length };
    expect(attached.highlight).toMatchObject({
      exact: 'The ferry leaves at seven',
      anchor,
      placed: [anchor],
    });
    expect(highlightView(attached.highlight).unsure).toBe(false);
  });

  it('holds when the version is left and shown again', () => {
    const { record, first, second } = loose();
    const { id } = only(record);
    const attached = value(attachHighlight(record, second, { id, at: { quote: 'the boat departs' } }, LATER));
    const back = value(showVersion(attached.record, 1, anchorIn(second, first), LATER));
    expect(only(back).anchor).toMatchObject({ state: 'exact', version: 1 });
    const again = value(showVersion(back, 2, anchorIn(first, second), LATER));
    expect(only(again).anchor).toEqual(attached.highlight.anchor);
  });

  it('knows the highlight’s own words by their folded form', () => {
    const { record, first } = loose();
    const { id } = only(record);
    const shown = value(showVersion(record, 1, anchorIn(null, first), LATER));
    const at = { version: 1, start: 0, end: 'The ferry leaves at seven'.length };
    expect(value(attachHighlight(shown, first, { id, at }, LATER)).highlight.anchor.state).toBe('exact');
  });

  it('to nothing makes it loose for good', () => {
    const { record, first } = loose();
    const { id } = only(record);
    const shown = value(showVersion(record, 1, anchorIn(null, first), LATER));
    const taken = value(attachHighlight(shown, first, { id, at: null }, LATER));
    expect(taken.highlight.anchor).toMatchObject({ state: 'loose', version: 1, score: 0 });
    expect(taken.highlight.placed).toEqual([taken.highlight.anchor]);
  });

  it('refuses words that aren’t there and places outside the text', () => {
    const { record, second } = loose();
    const { id } = only(record);
    for (const at of [
      { quote: 'a steam engine' },
      { version: 1, start: 0, end: 3 },
      { version: 2, start: 3, end: 3 },
      { version: 2, start: 3, end: 9000 },
    ]) {
      expect(attachHighlight(record, second, { id, at }, LATER).ok).toBe(false);
    }
  });
});

describe('taking an attachment back', () => {
  it('brings the anchor back, and that nobody has chosen', () => {
    const { record, second } = loose();
    const { id, anchor } = only(record);
    const attached = value(attachHighlight(record, second, { id, at: { quote: 'the boat' } }, LATER));
    const back = value(reattachHighlight(attached.record, { id, anchor, placed: null }, LATER));
    expect(back.highlight).toMatchObject({ anchor, placed: [] });
  });

  it('leaves the place in another version that is shown by now', () => {
    const { record, first, second } = loose();
    const { id, anchor } = only(record);
    const attached = value(attachHighlight(record, second, { id, at: { quote: 'the boat' } }, LATER));
    const other = value(showVersion(attached.record, 1, anchorIn(second, first), LATER));
    const back = value(reattachHighlight(other, { id, anchor, placed: null }, LATER));
    expect(back.highlight.anchor).toEqual(only(other).anchor);
    expect(back.highlight.placed).toEqual([]);
  });
});
