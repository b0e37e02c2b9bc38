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
  };
}
