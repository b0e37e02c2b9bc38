/** A source of numbers that gives the same ones for the same seed. */
export interface Random {
  /** At least 0, less than 1. */
  readonly number: () => number;
  /** A whole number, at least 0 and less than `below`. */
  readonly below: (below: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
}

/** Mulberry32: small, quick, and even enough for made-up texts. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(number() * limit);
  return { number, below, pick: (items) => items[below(items.length)] ?? items[0] };
}
