import type { Anchor, HighlightRecord } from '../highlight/highlight';
import { prepareReanchoring, reanchor, type AnchoredText } from './reanchor';

/** Highlights that are to be found in another text of their article. */
export interface AnchorSearch {
  readonly highlights: readonly HighlightRecord[];
  /** The text that was shown so far; null when it can't be read. */
  readonly before: AnchoredText | null;
  readonly after: AnchoredText;
}

/** Finds each of them, in their order. */
export function findAnchors({ highlights, before, after }: AnchorSearch): readonly Anchor[] {
  const anchorOf = prepareReanchoring(before, after);
  return highlights.map((highlight) => anchorOf(highlight));
}

/** The same, where it need not hold up whoever asks, such as in a thread. */
export type FindAnchors = (search: AnchorSearch) => Promise<readonly Anchor[]>;

/** Says where a highlight stands in another text. */
export type AnchorOf = (highlight: HighlightRecord) => Anchor;

/** Finds all in advance. One that comes later, such as a highlight made meanwhile, is found when it is asked for. */
export async function anchorsAhead(find: FindAnchors, search: AnchorSearch): Promise<AnchorOf> {
  const found = await find(search);
  const known = new Map(search.highlights.map(({ id }, index) => [id, found[index]]));
  return (highlight) => known.get(highlight.id) ?? reanchor(highlight, search.before, search.after);
}
