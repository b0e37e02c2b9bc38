/** A note beside the text. Lengths in CSS pixels, from the top of the article. */
export interface Card<Id> {
  readonly id: Id;
  /** Where its highlight begins. */
  readonly wanted: number;
  readonly height: number;
}

/**
 * Places cards in one column without overlaps, in the order given, each as near to its highlight as the others allow.
 * The active card stands exactly beside its words: those before it give way upwards, those after it downwards.
 */
export function layOutMargin<Id>(
  cards: readonly Card<Id>[],
  activeId: Id | null,
  gap: number,
): ReadonlyMap<Id, number> {
  const tops = new Map<Id, number>();
  const active = Math.max(
    0,
    cards.findIndex((card) => card.id === activeId),
  );

  let free = -Infinity;
  for (const card of cards.slice(active)) {
    const top = Math.max(card.wanted, free);
    tops.set(card.id, top);
    free = top + card.height + gap;
  }

  const activeCard = cards[active];
  let limit = activeCard === undefined ? 0 : (tops.get(activeCard.id) ?? 0);
  for (const card of cards.slice(0, active).reverse()) {
    const top = Math.min(card.wanted, limit - gap - card.height);
    tops.set(card.id, top);
    limit = top;
  }
  return tops;
}
