import type { ArticleId } from '#core/ids';

export type { ArticleContentView, ArticleView } from '#core/article/article-view';
export type { HighlightView } from '#core/highlight/highlight-view';

/** One file of exported notes. */
export interface NotesFile {
  readonly articleId: ArticleId;
  /** A file name that every system takes, such as `How the ferry timetable became a border treaty.md`. */
  readonly name: string;
  readonly text: string;
}
