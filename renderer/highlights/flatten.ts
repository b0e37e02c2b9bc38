/** A range of text that carries one highlight. Raw offsets; `end` is exclusive. */
export interface Inked<Id> {
  readonly id: Id;
  readonly start: number;
  readonly end: number;
}

/** A piece of text and every highlight that lies over it, in the order given. */
export interface Piece<Id> {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly Id[];
}

/**
 * Cuts overlapping ranges into disjoint pieces, in order: mark.js drops a range that overlaps another, so it is only
 * ever given pieces. A sweep over the sorted ends, O(n log n + pieces × overlap).
 */
export function flatten<Id>(ranges: readonly Inked<Id>[]): readonly Piece<Id>[] {
  const edges = [...new Set(ranges.flatMap((range) => [range.start, range.end]))].sort(
    (one, other) => one - other,
  );
  const byStart = ranges
    .map((range, order) => ({ ...range, order }))
    .sort((one, other) => one.start - other.start);
  const pieces: Piece<Id>[] = [];
  let open: { readonly id: Id; readonly end: number; readonly order: number }[] = [];
  let next = 0;
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    open = open.filter((range) => range.end > start);
    for (let range = byStart[next]; range?.start === start; range = byStart[next]) {
      const { order } = range;
      open.splice(open.findLastIndex((each) => each.order < order) + 1, 0, range);
      next += 1;
    }
    if (open.length > 0) pieces.push({ start, end, ids: open.map((range) => range.id) });
  }
  return pieces;
}
