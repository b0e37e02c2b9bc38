import type { SafeHtml } from '../html';
import type { ArticleId } from '../ids';
import type { ArticleRecord } from './article';
import type { Shelf } from './shelves';

/** An article as lists, the command line and exports see it. Stable: fields are added, never renamed. */
export interface ArticleView {
  readonly id: ArticleId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly site: string | null;
  readonly url: string | null;
  /** As exact as the source was: a date or a time. */
  readonly published: string | null;
  /** ISO 8601, UTC. */
  readonly saved: string;
  /** BCP 47. */
  readonly language: string | null;
  readonly direction: 'ltr' | 'rtl' | null;
  readonly description: string | null;
  readonly words: number;
  readonly tags: readonly string[];
  readonly shelf: Shelf;
  /** How many live highlights it has. */
  readonly highlights: number;
  /** The content version that is shown. */
  readonly version: number;
  /** How much of it has been read, from 0 to 1; null when nothing has. */
  readonly progress: number | null;
}

/** Where somebody reads. */
export interface PlaceInText {
  /**
   * Of the first letter at the top of the pane: UTF-16 units of the normalised text; null when it was read in another
   * version than the one that is shown.
   */
  readonly offset: number | null;
  /** Of the whole, from 0 to 1, that had been on the screen or above it. */
  readonly share: number;
}

/** An article with the content version that is shown. */
export interface ArticleContentView {
  readonly article: ArticleView;
  /** When the source says that it was changed last: a date or a time. */
  readonly modified: string | null;
  /** Web address of the picture that the source stands for itself with. */
  readonly image: string | null;
  /** That picture as it is kept, such as `assets/….jpg`; null when it isn't. */
  readonly leadImage: string | null;
  readonly html: SafeHtml;
  /** Where it was read last; null when it wasn't. */
  readonly place: PlaceInText | null;
  /** Normalised text; a highlight's `anchor.start` and `anchor.end` count in it (UTF-16 units). */
  readonly text: string;
}

export function articleView(record: ArticleRecord): ArticleView {
  return {
    id: record.id,
    title: record.title,
    authors: record.authors,
    site: record.site,
    url: record.url,
    published: record.published,
    saved: record.savedAt,
    language: record.language,
    direction: record.direction,
    description: record.description,
    words: record.words,
    tags: record.tags,
    shelf: record.shelf,
    highlights: record.highlights.filter((highlight) => highlight.deletedAt === null).length,
    version: record.version,
    progress: record.progress?.share ?? null,
  };
}
