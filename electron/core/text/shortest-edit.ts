/** One step of an edit: an item that both lists have, or one that only the old or the new has. */
export interface EditStep<Item> {
  readonly kind: 'same' | 'removed' | 'added';
  readonly item: Item;
}

/** The work grows with the product of length and difference; beyond this, the rest counts as replaced whole. */
const MOST_EDITS = 2_000;

/**
 * The fewest removals and additions that make one list of another, in the order of the new one; items that are the
 * same come as the new list has them. E. W. Myers, “An O(ND) Difference Algorithm and Its Variations”, Algorithmica 1
 * (1986), with what both lists begin and end with taken off first. Lists that have more than two thousand items of
 * difference come as wholly replaced between those ends.
 */
export function shortestEdit<Item>(
  old: readonly Item[],
  present: readonly Item[],
  isSame: (one: Item, other: Item) => boolean = Object.is,
): readonly EditStep<Item>[] {
  let head = 0;
  const shorter = Math.min(old.length, present.length);
  while (head < shorter && isSameAt(old, head, present, head, isSame)) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    isSameAt(old, old.length - 1 - tail, present, present.length - 1 - tail, isSame)
  ) {
    tail += 1;
  }
  return [
    ...steps('same', present.slice(0, head)),
    ...middle(old.slice(head, old.length - tail), present.slice(head, present.length - tail), isSame),
    ...steps('same', present.slice(present.length - tail)),
  ];
}

function middle<Item>(
  old: readonly Item[],
  present: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): readonly EditStep<Item>[] {
  const trace = old.length === 0 || present.length === 0 ? null : search(old, present, isSame);
  if (trace === null) return [...steps('removed', old), ...steps('added', present)];
  return retrace(old, present, trace);
}

/** Diagonal k = x − y; each round holds how far along each diagonal that many edits come. Null: too many edits. */
function search<Item>(
  old: readonly Item[],
  present: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): readonly Int32Array[] | null {
  const most = Math.min(old.length + present.length, MOST_EDITS);
  const reach = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    // Only these diagonals can have changed; keeping no others keeps the memory to half the square of the edits.
    trace.push(reach.slice(most + 1 - edits - 1, most + 1 + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const below = reach[most + 1 + k - 1] ?? 0;
      const above = reach[most + 1 + k + 1] ?? 0;
      let x = k === -edits || (k !== edits && below < above) ? above : below + 1;
      while (x < old.length && x - k < present.length && isSameAt(old, x, present, x - k, isSame)) x += 1;
      reach[most + 1 + k] = x;
      if (x >= old.length && x - k >= present.length) return trace;
    }
  }
  return null;
}

function retrace<Item>(
  old: readonly Item[],
  present: readonly Item[],
  trace: readonly Int32Array[],
): readonly EditStep<Item>[] {
  const backwards: EditStep<Item>[] = [];
  let x = old.length;
  let y = present.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits];
    const at = (k: number): number => reach?.[k + edits + 1] ?? 0;
    const k = x - y;
    const isDown = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const previous = edits === 0 ? 0 : at(isDown ? k + 1 : k - 1);
    const fromX = edits === 0 ? 0 : isDown ? previous : previous + 1;
    while (x > fromX && y > 0) {
      x -= 1;
      y -= 1;
      backwards.push(...steps('same', present.slice(y, y + 1)));
    }
    if (edits === 0) break;
    if (isDown) backwards.push(...steps('added', present.slice((y -= 1), y + 1)));
    else backwards.push(...steps('removed', old.slice((x -= 1), x + 1)));
  }
  return backwards.reverse();
}

function isSameAt<Item>(
  old: readonly Item[],
  x: number,
  present: readonly Item[],
  y: number,
  isSame: (one: Item, other: Item) => boolean,
): boolean {
  return isSame(old[x] as Item, present[y] as Item);
}

function steps<Item>(kind: EditStep<Item>['kind'], items: readonly Item[]): readonly EditStep<Item>[] {
  return items.map((item) => ({ kind, item }));
}
