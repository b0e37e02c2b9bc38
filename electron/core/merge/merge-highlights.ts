import type { Anchor, Changed, HighlightRecord } from '../highlight/highlight';
import { canonicalJson, laterOf, laterTime } from './canonical';
import { mergeNotes } from './merge-notes';
import { hasSeen, mergeRevisions, relationOf } from './revision';

type Field = keyof Changed;

/** Whose value of a field holds: that of the copy that knew the other's when it was set, or neither knew. */
export type Holder = 'one' | 'other' | 'neither';

/**
 * The highlights of both copies, each once, by id, with their places in the version that is `shown` from now on.
 *
 * A state that has all changes of the other copy's in it is taken whole. Of states that were made apart, each field is
 * taken from the copy that knew the other's; where neither did, colour and tags are the later ones, notes are both
 * kept, and a removal stands (with the words of the notes).
 */
export function mergeHighlights(
  ones: readonly HighlightRecord[],
  others: readonly HighlightRecord[],
  shown: number,
): HighlightRecord[] {
  const merged = new Map(ones.map((highlight) => [highlight.id, highlight]));
  for (const other of others) {
    const one = merged.get(other.id);
    merged.set(other.id, one === undefined ? other : mergeHighlight(one, other, shown));
  }
  return [...merged.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function mergeHighlight(one: HighlightRecord, other: HighlightRecord, shown: number): HighlightRecord {
  switch (relationOf(one.revision, other.revision)) {
    case 'newer':
      return one;
    case 'older':
      return other;
    // Equal revisions mean equal states, unless a file was brought back behind our back: then nothing is lost either.
    case 'equal':
    case 'concurrent':
      return mergeFields(one, other, shown);
  }
}

export function holderOf(field: Field, one: HighlightRecord, other: HighlightRecord): Holder {
  const oneKnew = hasSeen(one.revision, other.changed[field] ?? {});
  const otherKnew = hasSeen(other.revision, one.changed[field] ?? {});
  if (oneKnew === otherKnew) return 'neither';
  return oneKnew ? 'one' : 'other';
}

function mergeFields(one: HighlightRecord, other: HighlightRecord, shown: number): HighlightRecord {
  const [oneAt, otherAt] = [one.updatedAt, other.updatedAt];
  const held = <Value>(
    field: Field,
    of: (highlight: HighlightRecord) => Value,
    apart: () => Value,
  ): Value => {
    const holder = holderOf(field, one, other);
    if (holder === 'neither') return apart();
    return of(holder === 'one' ? one : other);
  };
  const knownOf = (field: Field) => mergeRevisions(one.changed[field] ?? {}, other.changed[field] ?? {});
  return {
    ...madeOf(one, other),
    note: held(
      'note',
      ({ note }) => note,
      () => mergeNotes(one.note, oneAt, other.note, otherAt),
    ),
    ...held('color', lookOf, () => laterOf(lookOf(one), oneAt, lookOf(other), otherAt)),
    tags: held(
      'tags',
      ({ tags }) => tags,
      () => laterOf(one.tags, oneAt, other.tags, otherAt),
    ),
    deletedAt: held(
      'removal',
      ({ deletedAt }) => deletedAt,
      () => laterRemoval(one.deletedAt, other.deletedAt),
    ),
    updatedAt: laterTime(oneAt, otherAt),
    ...placesOf(one, other, shown),
    revision: mergeRevisions(one.revision, other.revision),
    changed: {
      note: knownOf('note'),
      color: knownOf('color'),
      tags: knownOf('tags'),
      removal: knownOf('removal'),
      ...(isPlaced(one, other) && { placed: knownOf('placed') }),
    },
  };
}

/**
 * What was settled when the highlight was made is the same in all copies; if it isn't, always the same one is taken.
 */
function madeOf(one: HighlightRecord, other: HighlightRecord) {
  const made = (highlight: HighlightRecord) => {
    const { id, articleId, version, start, end, exact, prefix, suffix, block, createdAt, figure } = highlight;
    const quoted = { id, articleId, version, start, end, exact, prefix, suffix, block, createdAt };
    return figure === undefined ? quoted : { ...quoted, figure };
  };
  const [first, second] = [made(one), made(other)];
  return canonicalJson(first) >= canonicalJson(second) ? first : second;
}

function laterRemoval(one: string | null, other: string | null): string | null {
  return one === null || other === null ? (one ?? other) : laterTime(one, other);
}

/** Colour and style, which are one to a person. */
function lookOf({ color, style }: HighlightRecord): Pick<HighlightRecord, 'color' | 'style'> {
  // Absent stays absent: an older record merged with itself stays as it is.
  return { color, ...(style !== undefined && { style }) };
}

/** Where it was found, and where people said that it stands; what they said holds. */
function placesOf(
  one: HighlightRecord,
  other: HighlightRecord,
  shown: number,
): Pick<HighlightRecord, 'anchor' | 'placed'> {
  if (!isPlaced(one, other)) return { anchor: betterAnchor(one.anchor, other.anchor, shown) };
  const placed = mergePlaced(one, other);
  const found = isWithdrawn(one, placed)
    ? other.anchor
    : isWithdrawn(other, placed)
      ? one.anchor
      : betterAnchor(one.anchor, other.anchor, shown);
  return { anchor: placed.find(({ version }) => version === found.version) ?? found, placed };
}

function isPlaced(one: HighlightRecord, other: HighlightRecord): boolean {
  return one.placed !== undefined || other.placed !== undefined;
}

/** Whether a highlight stands where somebody put it who has taken that back by now. */
function isWithdrawn({ anchor, placed }: HighlightRecord, present: readonly Anchor[]): boolean {
  const isOfIt = ({ version }: Anchor): boolean => version === anchor.version;
  return placed?.some(isOfIt) === true && !present.some(isOfIt);
}

function mergePlaced(one: HighlightRecord, other: HighlightRecord): Anchor[] {
  const [ones, others] = [one.placed ?? [], other.placed ?? []];
  const holder = holderOf('placed', one, other);
  if (holder !== 'neither') return [...(holder === 'one' ? ones : others)];
  const merged = new Map(ones.map((anchor) => [anchor.version, anchor]));
  for (const anchor of others) {
    const rival = merged.get(anchor.version);
    merged.set(anchor.version, rival === undefined ? anchor : betterAnchor(rival, anchor, anchor.version));
  }
  return [...merged.values()].sort((first, second) => first.version - second.version);
}

/** The one in the version that is shown, or in the newer one, then the surer one, then always the same one. */
function betterAnchor(one: Anchor, other: Anchor, shown: number): Anchor {
  const order =
    Number(one.version === shown) - Number(other.version === shown) ||
    one.version - other.version ||
    one.score - other.score ||
    (canonicalJson(one) >= canonicalJson(other) ? 1 : -1);
  return order > 0 ? one : other;
}
