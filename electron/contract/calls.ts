import { z } from 'zod';
import type { commandSchemas } from '#core/commands';
import { type Command, type CommandArgs, type CommandName } from '#core/commands';
import { SHELVES } from '#core/article/shelves';
import { articleIdSchema, highlightIdSchema, type ArticleId } from '#core/ids';
import type { Result } from '#core/result';
import type {
  ArchiveFile,
  BackupDifference,
  BackupSummary,
  MergedLibrary,
  MergePlan,
  RestoredBackup,
  TrashedArticle,
  VerifyReport,
} from './library-views';
import type { CaptureLogView, DifferenceView, Refetched, VersionView } from './version-views';
import type {
  ArticleContentView,
  ArticleNoteView,
  ArticlePage,
  ArticleView,
  FetchedImages,
  HighlightView,
  ImageView,
  LibraryOpening,
  NotesFile,
  PlaceView,
  SavedArticle,
  TagUse,
} from './views';

/** What a command gives back once the change is durable, with the command that undoes it. */
export interface Changed<Value> {
  readonly value: Value;
  readonly undo: Command | null;
  /** For people: something worth knowing about what was done, such as a choice that was made for them. */
  readonly remark?: string;
}

/** A command's value, by its name. */
export interface CommandValues {
  readonly 'article.save': SavedArticle;
  readonly 'article.refetch': Refetched;
  /** The article that has the new version. */
  readonly 'article.fold': ArticleView;
  /** The article that was folded. */
  readonly 'article.unfold': ArticleView;
  readonly 'article.show-version': ArticleView;
  readonly 'article.annotate': ArticleNoteView;
  readonly 'article.progress': ArticleView;
  readonly 'article.shelve': ArticleView;
  readonly 'article.fetch-assets': FetchedImages;
  readonly 'article.delete': { readonly id: ArticleId; readonly title: string };
  readonly 'article.restore': ArticleView;
  readonly 'highlight.add': HighlightView;
  readonly 'highlight.edit': HighlightView;
  readonly 'highlight.attach': HighlightView;
  readonly 'highlight.reattach': HighlightView;
  readonly 'highlight.remove': HighlightView;
  readonly 'highlight.restore': HighlightView;
  /** How many are gone. */
  readonly 'trash.empty': { readonly purged: number };
  readonly 'library.backup': BackupSummary;
  readonly 'library.restore': RestoredBackup;
  readonly 'library.merge': MergedLibrary;
  readonly 'library.repair': VerifyReport;
}

/** Everything that reads the library. */
export const querySchemas = {
  /** Newest first. */
  'article.list': z.object({}),
  /** Some rows of a shelf, newest first; \`offset\` and \`limit\` count articles. */
  'article.page': z.object({
    shelf: z.enum(SHELVES),
    offset: z.int().nonnegative(),
    limit: z.int().positive(),
  }),
  'article.view': z.object({ id: articleIdSchema }),
  /** All that a window shows when it opens: the first rows of a shelf, and the first article with its highlights. */
  'library.opening': z.object({ shelf: z.enum(SHELVES), limit: z.int().positive() }),
  'article.read': z.object({ id: articleIdSchema }),
  /** The note on the article as a whole. */
  'article.note': z.object({ id: articleIdSchema }),
  /** Oldest first. */
  'article.versions': z.object({ id: articleIdSchema }),
  /** What changed from one version of an article's text to another. */
  'article.difference': z.object({
    id: articleIdSchema,
    from: z.int().positive(),
    to: z.int().positive(),
  }),
  /** How a version was captured; without a number, the one that is shown. */
  'article.log': z.object({ id: articleIdSchema, version: z.int().positive().optional() }),
  /** The images of the version that is shown, in order, kept or missing. */
  'article.images': z.object({ id: articleIdSchema }),
  /** The live highlights of one article, or of all, in reading order within each article. */
  'highlight.list': z.object({ articleId: articleIdSchema.optional() }),
  /** Where a highlight may belong in the text that is shown, the likeliest first; for one that is loose. */
  'highlight.places': z.object({ id: highlightIdSchema }),
  /** Every tag of articles and highlights outside the trash, the most used first. */
  'tag.list': z.object({}),
  /** One file an article, in the order asked for; without ids, every article that has notes. */
  'notes.export': z.object({ ids: z.array(articleIdSchema), format: z.enum(['md']) }),
  /** The current version as Markdown. */
  'article.markdown': z.object({ id: articleIdSchema }),
  /** What was put there last comes first. */
  'trash.list': z.object({}),
  /** Newest first. */
  'backup.list': z.object({}),
  /** Of other libraries of this computer, newest first: they can be merged into this one by their id. */
  'backup.others': z.object({}),
  /** What putting a backup back would do. */
  'backup.compare': z.object({ id: z.string().min(1).max(64) }),
  /** What a merge would do; `from` as in the command. */
  'merge.plan': z.object({ from: z.string().min(1) }),
  /** Checks all, changes nothing. */
  'library.verify': z.object({}),
  /** Writes the whole library into one file, at an absolute path outside the library. */
  'library.archive': z.object({ path: z.string().min(1) }),
} as const;

export type QueryName = keyof typeof querySchemas;
/** Those that read the whole library or its backups, which takes its time. */
export type TaskQueryName =
  'backup.list' | 'backup.others' | 'backup.compare' | 'merge.plan' | 'library.verify' | 'library.archive';
export type QueryArgs<Name extends QueryName> = Readonly<z.infer<(typeof querySchemas)[Name]>>;

/** A query's value, by its name. */
export interface QueryValues {
  readonly 'article.list': readonly ArticleView[];
  readonly 'article.page': ArticlePage;
  readonly 'article.view': ArticleView;
  readonly 'library.opening': LibraryOpening;
  readonly 'article.read': ArticleContentView;
  readonly 'article.note': ArticleNoteView;
  readonly 'article.versions': readonly VersionView[];
  readonly 'article.difference': DifferenceView;
  readonly 'article.log': CaptureLogView;
  readonly 'article.images': readonly ImageView[];
  readonly 'highlight.list': readonly HighlightView[];
  readonly 'highlight.places': readonly PlaceView[];
  readonly 'tag.list': readonly TagUse[];
  readonly 'notes.export': readonly NotesFile[];
  readonly 'article.markdown': string;
  readonly 'trash.list': readonly TrashedArticle[];
  readonly 'backup.list': readonly BackupSummary[];
  readonly 'backup.others': readonly BackupSummary[];
  readonly 'backup.compare': BackupDifference;
  readonly 'merge.plan': MergePlan;
  readonly 'library.verify': VerifyReport;
  readonly 'library.archive': ArchiveFile;
}

/** What a caller may send: the values before a schema fills and cleans them. */
export type CommandInput<Name extends CommandName> = z.input<(typeof commandSchemas)[Name]>;
export type QueryInput<Name extends QueryName> = z.input<(typeof querySchemas)[Name]>;

export type CommandReply<Name extends CommandName> = Result<Changed<CommandValues[Name]>>;
export type QueryReply<Name extends QueryName> = Result<QueryValues[Name]>;

/**
 * Whoever can carry out calls: the library in this process, or a connection to the process that holds it. The window,
 * the command line and imports are written against this and can't tell which it is.
 */
export interface Door {
  command<Name extends CommandName>(name: Name, args: CommandArgs<Name>): Promise<CommandReply<Name>>;
  query<Name extends QueryName>(name: Name, args: QueryArgs<Name>): Promise<QueryReply<Name>>;
}
