import type { ArticleRecord } from '../article/article';
import type { ArticleId, HighlightId } from '../ids';
import type { HighlightColor } from './colors';
import {
  DEFAULT_HIGHLIGHT_STYLE,
  type Anchor,
  type Figure,
  type HighlightRecord,
  type HighlightStyle,
} from './highlight';

/** A highlight as the window, the command line and exports see it. Stable: fields are added, never renamed. */
export interface HighlightView {
  readonly id: HighlightId;
  readonly articleId: ArticleId;
  /** As the author wrote it; of an image without words, what it is called. */
  readonly quote: string;
  /** Up to 64 UTF-16 units before and after it, where it was marked. */
  readonly prefix: string;
  readonly suffix: string;
  /** Markdown; empty when there is none. */
  readonly note: string;
  readonly color: HighlightColor;
  readonly style: HighlightStyle;
  /** What is marked as a whole; null when it is words. */
  readonly figure: Figure | null;
  readonly tags: readonly string[];
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly updated: string;
  readonly anchor: Anchor;
  /** The words are only nearly the same here, and nobody has said yet whether these are meant. */
  readonly unsure: boolean;
}

export function highlightView(record: HighlightRecord): HighlightView {
  return {
    id: record.id,
    articleId: record.articleId,
    quote: record.exact === '' ? (record.figure?.label ?? '') : record.exact,
    prefix: record.prefix,
    suffix: record.suffix,
    note: record.note,
    color: record.color,
    style: record.style ?? DEFAULT_HIGHLIGHT_STYLE,
    figure: record.figure ?? null,
    tags: record.tags,
    created: record.createdAt,
    updated: record.updatedAt,
    anchor: record.anchor,
    unsure: record.anchor.state === 'fuzzy' && placedIn(record, record.anchor.version) === undefined,
  };
}

/** Where a person has said that a highlight stands in a version; undefined when nobody has. */
export function placedIn({ placed }: HighlightRecord, version: number): Anchor | undefined {
  return placed?.find((anchor) => anchor.version === version);
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
