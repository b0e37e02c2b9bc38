import type { Random } from '../storage/random';
import type { Draft, Paragraph, Piece, Sentence } from './draft';

export function chance(random: Random, share: number): boolean {
  return random.number() < share;
}

/** About that share of `count` numbers, at least one. */
export function aFew(count: number, share: number, random: Random): ReadonlySet<number> {
  const all = Array.from({ length: count }, (_, index) => index);
  return new Set(shuffled(all, random).slice(0, Math.max(1, Math.round(count * share))));
}

export function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const [item] = mixed.splice(random.below(last + 1), 1);
    if (item !== undefined) mixed.push(item);
  }
  return mixed;
}

export function withAt<Item>(items: readonly Item[], at: number, item: Item): readonly Item[] {
  return [...items.slice(0, at), item, ...items.slice(at)];
}

export function withoutAt<Item>(items: readonly Item[], at: number): readonly Item[] {
  return items.filter((_, index) => index !== at);
}

export function eachPiece(draft: Draft, change: (piece: Piece) => Piece): Draft {
  return eachSentence(draft, (sentence) => sentence.map(change));
}

/** Sentences of which nothing is left are gone. */
export function eachSentence(draft: Draft, change: (sentence: Sentence) => Sentence): Draft {
  const paragraphs = draft.paragraphs.map((paragraph) =>
    paragraph.map(change).filter((sentence) => sentence.length > 0),
  );
  return { ...draft, paragraphs };
}

/** Sentences that something may follow: each ends in a space, where its script has spaces. */
export function spaced(paragraph: Paragraph): Paragraph {
  const hasSpaces = paragraph.some((sentence) => sentence.some(({ space }) => space !== ''));
  if (!hasSpaces && paragraph.flat().length > 1) return paragraph;
  return paragraph.map((sentence) =>
    sentence.map((piece, index) =>
      index === sentence.length - 1 && piece.space === '' ? { ...piece, space: ' ' } : piece,
    ),
  );
}
