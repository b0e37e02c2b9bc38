import type { Anchor, HighlightRecord } from '../highlight/highlight';
import { rankPlaces, type RankedPlace } from './rank-places';
import { prepareReanchoring, reanchor, type AnchoredText } from './reanchor';

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

/** Finds all in advance. One that comes later, such as a highlight made meanwhile, is found when it is asked for. */
export async function anchorsAhead({ find }: Anchoring, search: AnchorSearch): Promise<AnchorOf> {
  const found = await find(search);
  const known = new Map(search.highlights.map(({ id }, index) => [id, found[index]]));
  return (highlight) => known.get(highlight.id) ?? reanchor(highlight, search.before, search.after);
}
