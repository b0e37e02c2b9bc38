// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HighlightView } from '../../../electron/core/highlight/highlight-view';
import { HIGHLIGHT_COLORS } from '../../../electron/core/highlight/colors';
import { rawOffset } from '../../../electron/core/text/text-model';
import type { Chunk } from '../../../renderer/highlights/chunks';
import { createLedger } from '../../../renderer/highlights/ledger';

const CHUNKS: readonly Chunk[] = [0, 1, 2, 3].map((index) => ({
  element: document.createElement('p'),
  start: index * 12,
  end: index * 12 + 10,
}));

function highlight(id: number, start: number, end: number, color: HighlightView['color']): HighlightView {
  return {
    id: `h${id}` as HighlightView['id'],
    articleId: 'a' as HighlightView['articleId'],
    quote: '',
    prefix: '',
    suffix: '',
    note: '',
    color,
    style: 'ink',
    figure: null,
    tags: [],
    created: '',
    updated: '',
    anchor: { version: 1, start, end, state: 'exact', score: 1 },
    unsure: false,
  };
}

/** Highlights that end behind the last chunk have no place; others lie where they say. */
function newLedger(): ReturnType<typeof createLedger> {
  return createLedger(CHUNKS, ({ anchor }) =>
    anchor.end > 46 ? null : { start: rawOffset(anchor.start), end: rawOffset(anchor.end) },
  );
}

describe('the ledger', () => {
  it('touches the chunks of what was added, recoloured and removed, and no others', () => {
    const ledger = newLedger();
    const low = highlight(1, 2, 5, 'yellow');
    const high = highlight(2, 26, 40, 'blue');
    expect(ledger.update([low, high]).touched).toEqual(new Set([CHUNKS[0], CHUNKS[2], CHUNKS[3]]));
    // A mark says that there is a note, not what is in it.
    const noted = { ...high, note: 'written' };
    expect(ledger.update([low, noted]).touched).toEqual(new Set([CHUNKS[2], CHUNKS[3]]));
    expect(ledger.update([low, { ...noted, note: 'written on' }]).touched).toEqual(new Set());
    expect(ledger.update([{ ...low, color: 'pink' }, noted]).touched).toEqual(new Set([CHUNKS[0]]));
    expect(ledger.update([noted]).touched).toEqual(new Set([CHUNKS[0]]));
    expect(ledger.chunksOf(high.id)).toEqual([CHUNKS[2], CHUNKS[3]]);
    expect(ledger.chunksOf(low.id)).toEqual([]);
  });

  it('names the highlights that have no place, for as long as they have none', () => {
    const ledger = newLedger();
    expect(ledger.update([highlight(1, 40, 50, 'yellow'), highlight(2, 0, 3, 'blue')]).loose).toEqual(['h1']);
    expect(ledger.update([highlight(1, 40, 45, 'yellow')]).loose).toEqual([]);
  });

  it('has the shortest first where several lie over each other', () => {
    const ledger = newLedger();
    ledger.update([highlight(1, 0, 9, 'yellow'), highlight(2, 3, 5, 'blue')]);
    const ids = CHUNKS.slice(0, 1).flatMap((chunk) =>
      ledger.piecesOf(chunk).map((piece) => piece.ids.map(({ id }) => id)),
    );
    expect(ids).toEqual([['h1'], ['h2', 'h1'], ['h1']]);
  });

  it('says after any changes the same as one that saw only the last state, and touched all that differs', () => {
    const one = fc.tuple(
      fc.nat(5),
      fc.nat(40),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom(...HIGHLIGHT_COLORS),
    );
    const state = fc
      .uniqueArray(one, { maxLength: 6, selector: ([id]) => id })
      .map((all) => all.map(([id, start, length, color]) => highlight(id, start, start + length, color)));
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
        const ledger = newLedger();
        const painted = new Map<Chunk, unknown>(CHUNKS.map((chunk) => [chunk, []]));
        for (const highlights of states)
          for (const chunk of ledger.update(highlights).touched)
            painted.set(chunk, look(ledger.piecesOf(chunk)));
        const fresh = newLedger();
        const { loose } = fresh.update(states.at(-1) ?? []);
        for (const chunk of CHUNKS) expect(painted.get(chunk)).toEqual(look(fresh.piecesOf(chunk)));
        expect(new Set(ledger.update(states.at(-1) ?? []).loose)).toEqual(new Set(loose));
      }),
    );
  });
});

function look(pieces: ReturnType<ReturnType<typeof createLedger>['piecesOf']>): unknown {
  return pieces.map(({ start, end, ids }) => [start, end, ids.map(({ id, color }) => `${id} ${color}`)]);
}
