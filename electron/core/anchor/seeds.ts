import type { Pattern } from './pattern';
import type { TextPair } from './text-pair';

/** A place where a pattern may stand: its first word would be the new text's word `diagonal`. */
export interface Seed {
  readonly diagonal: number;
  readonly votes: number;
}

/** A word that stands so often tells nothing by itself, but may beside its neighbour. */
const RARE = 24;
/** A word this common isn't looked for even with its neighbour. */
const COMMON = 4_000;
/** An aligned word speaks for its place as strongly as a word with its neighbour. */
const ALIGNED = 1;
/** Places nearer than this, in words, are one: edits between the words move them by as much. */
const NEAR = 6;
const MOST_SEEDS = 8;
/** What is less likely than the best by so much isn't tried. */
const LEAST_SHARE = 0.2;
const MOST_OF_A_GROUP = 3;
const NEARLY_AS_STRONG = 0.6;

/**
 * The likeliest places of a pattern, best first: each of its rare words, each pair of neighbours and each aligned word
 * votes for where the pattern would begin if it stood there.
 */
export function seedsOf(pattern: Pattern, pair: TextPair, most = MOST_SEEDS): readonly Seed[] {
  const votes = new Map<number, number>();
  const vote = (diagonal: number, weight: number): void => {
    votes.set(diagonal, (votes.get(diagonal) ?? 0) + weight);
  };
  const { ids } = pattern.source;
  const { after, places, old } = pair;
  for (let at = pattern.left; at < pattern.right; at += 1) {
    const step = at - pattern.left;
    const word = ids[at] ?? -1;
    const count = places.count(word);
    const aligned = pattern.isAligned ? (old?.alignment[at] ?? -1) : -1;
    if (aligned >= 0) vote(aligned - step, ALIGNED);
    if (count === 0) continue;
    if (count <= RARE) for (const place of places.of(word)) vote(place - step, 2 / Math.sqrt(count));
    const next = at + 1 < pattern.right ? (ids[at + 1] ?? -1) : -1;
    const nextCount = next < 0 ? 0 : places.count(next);
    if (nextCount === 0 || Math.min(count, nextCount) > COMMON) continue;
    if (count <= nextCount) {
      for (const place of places.of(word))
        if (place + 1 < after.count && after.ids[place + 1] === next) vote(place - step, 1);
    } else {
      for (const place of places.of(next))
        if (place > 0 && after.ids[place - 1] === word) vote(place - 1 - step, 1);
    }
  }
  return likeliest(votes, most);
}

interface Group {
  votes: number;
  readonly first: number;
  readonly members: Seed[];
}

/**
 * Places near each other speak for one place, but words that are repeated soon have places near each other too: those
 * of a group that are nearly as strong as its strongest are each tried.
 */
function likeliest(votes: ReadonlyMap<number, number>, most: number): readonly Seed[] {
  const rising = [...votes].sort(([one], [other]) => one - other);
  const groups: Group[] = [];
  for (const [diagonal, weight] of rising) {
    let group = groups.at(-1);
    if (group === undefined || diagonal - group.first > NEAR) {
      group = { votes: 0, first: diagonal, members: [] };
      groups.push(group);
    }
    group.votes += weight;
    group.members.push({ diagonal, votes: weight });
  }
  groups.sort((one, other) => other.votes - one.votes);
  const best = groups[0]?.votes ?? 0;
  return groups
    .slice(0, most)
    .filter((group) => group.votes >= best * LEAST_SHARE)
    .flatMap(({ members }) => strongest(members));
}

function strongest(members: readonly Seed[]): readonly Seed[] {
  const falling = [...members].sort((one, other) => other.votes - one.votes);
  const best = falling[0]?.votes ?? 0;
  return falling.slice(0, MOST_OF_A_GROUP).filter(({ votes }) => votes >= best * NEARLY_AS_STRONG);
}
