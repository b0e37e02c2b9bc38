import type { HighlightView } from '#contract/views';
import type { HighlightId } from '#core/ids';
import type { RawRange } from '#core/text/text-model';
import { firstEndingAfter, type Chunk } from './chunks';
import { flatten, type Piece } from './flatten';
import { inkedAlike } from './ink';

/** Which highlights lie over which chunk. A change costs no more than the chunks that it touches. */
export interface Ledger {
  /** Takes in the highlights as they are now, in reading order. */
  update(highlights: readonly HighlightView[]): LedgerChange;
  /** What lies over a chunk, in disjoint pieces, the shortest first; offsets count in the chunk's text. */
  piecesOf(chunk: Chunk): readonly Piece<HighlightView>[];
  /** The chunks under a highlight, in order; none when it is loose or unknown. */
  chunksOf(id: HighlightId): readonly Chunk[];
}

export interface LedgerChange {
  /** The chunks whose marks aren't right any more. */
  readonly touched: Set<Chunk>;
  /** Highlights that have no place in the text. */
  readonly loose: readonly HighlightId[];
}

interface Entry {
  readonly highlight: HighlightView;
  /** Null: it has no place. */
  readonly range: RawRange | null;
  /** Indices of the chunks under it; `end` is exclusive. */
  readonly first: number;
  readonly end: number;
}

/** @param place - where a highlight lies in the raw text of the article; asked anew only for what changed */
export function createLedger(
  chunks: readonly Chunk[],
  place: (highlight: HighlightView) => RawRange | null,
): Ledger {
  let known: readonly HighlightView[] = [];
  const entries = new Map<HighlightId, Entry>();
  /** For each chunk. */
  const over: Entry[][] = chunks.map(() => []);
  const indices = new Map(chunks.map((chunk, index) => [chunk, index]));
  const loose = new Set<HighlightId>();

  const takeOff = (entry: Entry, touched: Set<Chunk>): void => {
    for (const [at, chunk] of chunks.slice(entry.first, entry.end).entries()) {
      const here = over[entry.first + at];
      here?.splice(here.indexOf(entry), 1);
      touched.add(chunk);
    }
  };
  const putOn = (entry: Entry, touched: Set<Chunk>): void => {
    for (let index = entry.first; index < entry.end; index += 1) {
      const chunk = chunks[index];
      if (chunk === undefined) continue;
      over[index]?.push(entry);
      touched.add(chunk);
    }
  };
  /** `near`: the index of a chunk that isn't behind the highlight's first one. */
  const entryFor = (highlight: HighlightView, near: number): Entry => {
    const range = place(highlight);
    if (range === null) return { highlight, range, first: 0, end: 0 };
    let first =
      (chunks[near]?.start ?? Infinity) <= range.start ? near : firstEndingAfter(chunks, range.start);
    while ((chunks[first]?.end ?? Infinity) <= range.start) first += 1;
    let end = first;
    while ((chunks[end]?.start ?? Infinity) < range.end) end += 1;
    return { highlight, range, first, end };
  };
  const takeIn = (highlight: HighlightView, near: number, touched: Set<Chunk>): Entry => {
    const { id } = highlight;
    const before = entries.get(id);
    if (before?.highlight === highlight) return before;
    const entry = entryFor(highlight, near);
    entries.set(id, entry);
    if (entry.range === null) loose.add(id);
    else if (loose.size > 0) loose.delete(id);
    const isAlike = before !== undefined && inkedAlike(before.highlight, highlight);
    const standing = isAlike && sameRange(before.range, entry.range) ? new Set<Chunk>() : touched;
    if (before !== undefined) takeOff(before, standing);
    putOn(entry, standing);
    return entry;
  };
  const letGo = (id: HighlightId, touched: Set<Chunk>): void => {
    const entry = entries.get(id);
    if (entry !== undefined) takeOff(entry, touched);
    entries.delete(id);
    loose.delete(id);
  };

  return {
    update(highlights) {
      const touched = new Set<Chunk>();
      const { from, knownTo, to } = differing(known, highlights);
      const changed = highlights.slice(from, to);
      if (knownTo > from) {
        const kept = new Set(changed.map(({ id }) => id));
        for (const { id } of known.slice(from, knownTo)) if (!kept.has(id)) letGo(id, touched);
      }
      let near = 0;
      for (const highlight of changed) near = takeIn(highlight, near, touched).first;
      known = highlights;
      return { touched, loose: [...loose] };
    },
    piecesOf(chunk) {
      const inked = (over[indices.get(chunk) ?? -1] ?? []).flatMap(({ highlight, range }) => {
        if (range === null) return [];
        const start = Math.max(range.start, chunk.start) - chunk.start;
        const end = Math.min(range.end, chunk.end) - chunk.start;
        return [{ id: highlight, start, end }];
      });
      return flatten(inked.sort((one, other) => shorterFirst(one.id, other.id)));
    },
    chunksOf(id) {
      const { first, end } = entries.get(id) ?? { first: 0, end: 0 };
      return chunks.slice(first, end);
    },
  };
}

/** What stands between the objects that two lists have in common at their beginning and at their end. */
function differing<Item>(
  one: readonly Item[],
  other: readonly Item[],
): { readonly from: number; readonly knownTo: number; readonly to: number } {
  let from = 0;
  while (from < one.length && from < other.length && one[from] === other[from]) from += 1;
  let knownTo = one.length;
  let to = other.length;
  while (knownTo > from && to > from && one[knownTo - 1] === other[to - 1]) {
    knownTo -= 1;
    to -= 1;
  }
  return { from, knownTo, to };
}

function sameRange(one: RawRange | null, other: RawRange | null): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}

/** A total order, so that a mark doesn't depend on which highlight was added first. */
function shorterFirst(one: HighlightView, other: HighlightView): number {
  return lengthOf(one) - lengthOf(other) || (one.id < other.id ? -1 : 1);
}

function lengthOf({ anchor }: HighlightView): number {
  return anchor.end - anchor.start;
}
