import type { ArticleContentView, ArticleView } from '#core/article/article-view';
import type { Alike } from '#core/duplicates/alike';
import type { MissingReason } from '#core/article/assets';
import type { Shelf } from '#core/article/shelves';
import type { HighlightView } from '#core/highlight/highlight-view';
import type { ArticleId, LibraryId } from '#core/ids';

export type { ArticleContentView, ArticleView, PlaceInText } from '#core/article/article-view';
export type { HighlightView } from '#core/highlight/highlight-view';

/** A tag, with how often it is used. */
export interface TagUse {
  /** In the spelling that is used most. */
  readonly tag: string;
  readonly articles: number;
  readonly highlights: number;
}

/** A person's note on an article as a whole. */
export interface ArticleNoteView {
  readonly articleId: ArticleId;
  /** Markdown; empty when there is none. */
  readonly note: string;
}

/** A place in the text that is shown where a highlight may belong. */
export interface PlaceView {
  readonly version: number;
  /** UTF-16 units of the normalised text. */
  readonly start: number;
  readonly end: number;
  /** How likely it is the one, 0–1. */
  readonly score: number;
  /** The words there, and up to 64 UTF-16 units before and after. */
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Some rows of a shelf. */
export interface ArticlePage {
  /** Newest first. */
  readonly articles: readonly ArticleView[];
  /** How many articles stand on each shelf in all. */
  readonly counts: Readonly<Record<Shelf, number>>;
  /** False while the library is still being read: there may be more. */
  readonly complete: boolean;
}

/** An article as the reader shows it. */
export interface OpenArticle {
  readonly content: ArticleContentView;
  /** Live ones, in reading order. */
  readonly highlights: readonly HighlightView[];
  /** On the article as a whole: Markdown; empty when there is none. */
  readonly note: string;
}

/** What a window shows first. */
export interface LibraryOpening {
  /** Which library it is: what is kept for one is no other's. */
  readonly library: LibraryId;
  readonly page: ArticlePage;
  /** The first of the page's articles that can be read; null when there is none. */
  readonly open: OpenArticle | null;
}

/** One file of exported notes. */
export interface NotesFile {
  readonly articleId: ArticleId;
  /** A file name that every system takes, such as `How the ferry timetable became a border treaty.md`. */
  readonly name: string;
  readonly text: string;
}

/** One image of an article. */
export interface ImageView {
  /** Where it is on the web; null when it came inside the page. */
  readonly address: string | null;
  /** Its file, from the article's folder, such as `assets/….png`; null when it is missing. */
  readonly file: string | null;
  readonly missing: MissingReason | null;
}

/** What asking once more for missing images brought. */
export interface FetchedImages {
  /** How many came. */
  readonly fetched: number;
  /** Those that are still missing, each with the reason of this time. */
  readonly missing: readonly ImageView[];
}

/** An article that was saved, with the one that it seems to be the same as. */
export interface SavedArticle extends ArticleView {
  /** There is one that was here before. */
  readonly alike?: Alike;
  /** The very same was here: nothing was added, and this is that article. */
  readonly unchanged?: true;
}
