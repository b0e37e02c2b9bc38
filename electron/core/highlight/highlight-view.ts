import type { ArticleRecord } from '../article/article';
import type { ArticleId, HighlightId } from '../ids';
import type { HighlightColor } from './colors';
import type { Anchor, HighlightRecord } from './highlight';

/** A highlight as the window, the command line and exports see it. Stable: fields are added, never renamed. */
export interface HighlightView {
  readonly id: HighlightId;
  readonly articleId: ArticleId;
  /** As the author wrote it. */
  readonly quote: string;
  /** Markdown; empty when there is none. */
  readonly note: string;
  readonly color: HighlightColor;
  readonly tags: readonly string[];
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly updated: string;
  readonly anchor: Anchor;
}

export function highlightView(record: HighlightRecord): HighlightView {
  return {
    id: record.id,
    articleId: record.articleId,
    quote: record.exact,
    note: record.note,
    color: record.color,
    tags: record.tags,
    created: record.createdAt,
    updated: record.updatedAt,
    anchor: record.anchor,
  };
}

/** The highlights that aren't removed, in reading order: by where they start, the longer first, the older first. */
export function liveHighlights(record: ArticleRecord): readonly HighlightRecord[] {
  return record.highlights
    .filter((highlight) => highlight.deletedAt === null)
    .sort(
      (one, other) =>
        one.anchor.start - other.anchor.start ||
        other.anchor.end - one.anchor.end ||
        (one.id < other.id ? -1 : 1),
    );
}
