import { compareRecords, type Comparison } from '#core/merge/compare-records';
import { sameContent } from '#core/merge/canonical';
import { mergeTombstones, outlives, type Tombstone } from '#core/merge/tombstone';
import type { ArticleState, Present } from './article-state';

/** What a merge does with one article. */
export type Step =
  | { readonly kind: 'same' }
  | { readonly kind: 'add'; readonly theirs: Present }
  | {
      readonly kind: 'merge';
      readonly mine: Present;
      readonly theirs: Present;
      readonly comparison: Comparison;
    }
  /** Deleted for good: the tombstone is written here, and `mine` goes if it is here. */
  | { readonly kind: 'bury'; readonly mine: Present | null; readonly tombstone: Tombstone };

export interface Decision {
  readonly step: Step;
  /** The article lives, so a tombstone that is here goes. */
  readonly forget: boolean;
}

const SAME: Step = { kind: 'same' };

/** An article that was deleted for good on one side stays where it is more than what was deleted; else it goes. */
export function decide(mine: ArticleState, theirs: ArticleState): Decision {
  const tombstone = joined(mine.tombstone, theirs.tombstone);
  const present = [mine.article, theirs.article].filter((article) => article !== null);
  if (tombstone !== null && !present.some(({ record }) => outlives(record, tombstone))) {
    const isKnown = mine.article === null && sameContent(mine.tombstone, tombstone);
    return { step: isKnown ? SAME : { kind: 'bury', mine: mine.article, tombstone }, forget: false };
  }
  return { step: stepOf(mine.article, theirs.article), forget: mine.tombstone !== null };
}

function stepOf(mine: Present | null, theirs: Present | null): Step {
  if (theirs === null) return SAME;
  if (mine === null) return { kind: 'add', theirs };
  const comparison = compareRecords(mine.record, theirs.record);
  return comparison.kind === 'same' ? SAME : { kind: 'merge', mine, theirs, comparison };
}

function joined(one: Tombstone | null, other: Tombstone | null): Tombstone | null {
  return one === null || other === null ? (one ?? other) : mergeTombstones(one, other);
}
