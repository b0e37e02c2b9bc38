import type { Anchor, HighlightRecord } from '../highlight/highlight';
import { rankPlaces, type RankedPlace } from './rank-places';
import { prepareReanchoring, type AnchoredText } from './reanchor';

/** Highlights that are to be found in another text of their article. */
export interface AnchorSearch {
  readonly highlights: readonly HighlightRecord[];
  /** The text that was shown so far; null when it can't be read. */
  readonly before: AnchoredText | null;
  readonly after: AnchoredText;
}

/** A highlight whose likeliest places are asked for; see `rankPlaces`. */
export interface PlaceSearch {
  readonly highlight: HighlightRecord;
  readonly before: AnchoredText | null;
  readonly after: AnchoredText;
  /** How many places at most. */
  readonly limit: number;
}

/** Looks for highlights where that need not hold up whoever asks, such as in a thread. */
export interface Anchoring {
  /** Where each of them stands, in their order. */
  readonly find: (search: AnchorSearch) => Promise<readonly Anchor[]>;
  readonly rank: (search: PlaceSearch) => Promise<readonly RankedPlace[]>;
}

/** In the thread that asks. */
export const anchoringHere: Anchoring = {
  find: (search) => Promise.resolve(findAnchors(search)),
  rank: (search) => Promise.resolve(findPlaces(search)),
};

/** Says where a highlight stands in another text. */
export type AnchorOf = (highlight: HighlightRecord) => Anchor;

export function findAnchors({ highlights, before, after }: AnchorSearch): readonly Anchor[] {
  const anchorOf = prepareReanchoring(before, after);
  return highlights.map((highlight) => anchorOf(highlight));
}

export function findPlaces({ highlight, before, after, limit }: PlaceSearch): readonly RankedPlace[] {
  return rankPlaces(highlight, before, after, limit);
}
