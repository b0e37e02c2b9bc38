import { z } from 'zod';
import { SHELVES } from './article/shelves';
import { HIGHLIGHT_COLORS } from './highlight/colors';
import { anchorSchema, figureSchema, HIGHLIGHT_STYLES } from './highlight/highlight';
import { articleIdSchema, highlightIdSchema } from './ids';
import { tagsSchema } from './tags';

/** Where a capture takes its article from. */
export const sourceSchema = z.discriminatedUnion('kind', [
  /** An http or https address; anything else is refused by capture with a message that names the scheme. */
  z.object({ kind: z.literal('url'), url: z.string().min(1) }),
  /**
   * An absolute path, already resolved where the words were typed. Images that lie beside the file are taken along from
   * within the file's own folder, or `within` a folder that it was found in (absolute).
   */
  z.object({ kind: z.literal('file'), path: z.string().min(1), within: z.string().min(1).optional() }),
  /** Pasted, dropped or piped text: the first line is the title. */
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** Pasted or dropped markup. */
  z.object({ kind: z.literal('html'), html: z.string() }),
  /** Bytes (standard input, a file of a zip), base64; told apart by their name, where they have one, and content. */
  z.object({
    kind: z.literal('bytes'),
    base64: z.string(),
    name: z.string().min(1).max(1000).optional(),
    /** Where the bytes were read from, for images that lie beside them: a zip's absolute path, a name in it. */
    zip: z.object({ path: z.string().min(1), entry: z.string().min(1) }).optional(),
  }),
]);
export type Source = Readonly<z.infer<typeof sourceSchema>>;

/** A place in the current version of an article: by offsets (UTF-16 units of its normalised text) or by its words. */
export const placeSchema = z.union([
  z.object({ version: z.int().positive(), start: z.int().nonnegative(), end: z.int().nonnegative() }),
  z.object({ quote: z.string().min(1), prefix: z.string().optional(), suffix: z.string().optional() }),
]);
export type Place = Readonly<z.infer<typeof placeSchema>>;

const noteSchema = z.string().max(1_000_000, 'A note is at most a million characters.');

/**
 * The one door for change: everything that alters the library is one of these. The window, the command line and
 * imports all send them, and each is checked by its schema where it comes in.
 */
export const commandSchemas = {
  'article.save': z.object({
    source: sourceSchema,
    /** These overrule what capture finds; tags are added to those that the source brings. */
    title: z.string().trim().min(1).optional(),
    url: z.string().min(1).optional(),
    tags: tagsSchema.optional(),
    /**
     * Who the address comes from, `person` unless given. One from a `page` (a link, a deep link) may not lead into a
     * private network.
     */
    from: z.enum(['person', 'page']).optional(),
    /** Where the article is there already, what comes becomes a new version of that one. */
    again: z.boolean().optional(),
    /** Saves a page that isn't an article as well, as far as there is text in it. */
    anyway: z.boolean().optional(),
    /** Lets the scripts of a page at an address run first, in a hidden window, and saves what they make of it. */
    render: z.boolean().optional(),
    /** Chosen by the caller, to follow progress events and to cancel. */
    captureId: z.string().min(1).max(64).optional(),
  }),
  /**
   * Captures an article again and adds what comes as a new version of its text, unless that is the same. Without a
   * source, from the article's own address.
   */
  'article.refetch': z.object({
    id: articleIdSchema,
    source: sourceSchema.optional(),
    /** As for `article.save`. Left out: as the text that is shown was fetched. */
    render: z.boolean().optional(),
    /** As for `article.save`. */
    anyway: z.boolean().optional(),
    captureId: z.string().min(1).max(64).optional(),
  }),
  /**
   * Makes the text of one article a new version of another, which is shown then; the one goes to the trash. For what
   * was saved twice.
   */
  'article.fold': z.object({ id: articleIdSchema, into: articleIdSchema }),
  /** Takes a fold back: the article comes out of the trash, and the other shows the version that it showed before. */
  'article.unfold': z.object({ id: articleIdSchema, from: articleIdSchema, version: z.int().positive() }),
  /** Shows another version of an article's text; all stay. */
  'article.show-version': z.object({ id: articleIdSchema, version: z.int().positive() }),
  /** Asks once more for the images of an article that are missing. */
  'article.fetch-assets': z.object({
    id: articleIdSchema,
    /** As for `article.save`. */
    captureId: z.string().min(1).max(64).optional(),
  }),
  /** The note on the article as a whole: Markdown; empty takes it away. */
  'article.annotate': z.object({ id: articleIdSchema, note: noteSchema }),
  /** Keeps where somebody reads: see `Progress`. No step that is undone. */
  'article.progress': z.object({
    id: articleIdSchema,
    version: z.int().positive(),
    offset: z.int().nonnegative(),
    share: z.number().min(0).max(1),
  }),
  'article.shelve': z.object({ id: articleIdSchema, shelf: z.enum(SHELVES) }),
  /** Moves the article to the trash. */
  'article.delete': z.object({ id: articleIdSchema }),
  'article.restore': z.object({ id: articleIdSchema }),
  'highlight.add': z.object({
    articleId: articleIdSchema,
    at: placeSchema,
    color: z.enum(HIGHLIGHT_COLORS).optional(),
    style: z.enum(HIGHLIGHT_STYLES).optional(),
    /** Marks the whole of this; `at` is the place of its words, empty for an image. */
    figure: figureSchema.optional(),
    note: noteSchema.optional(),
    tags: tagsSchema.optional(),
  }),
  /** What is left out stays as it is; `tags` replaces all of them, before `addTags` and `removeTags` count. */
  'highlight.edit': z.object({
    id: highlightIdSchema,
    color: z.enum(HIGHLIGHT_COLORS).optional(),
    style: z.enum(HIGHLIGHT_STYLES).optional(),
    note: noteSchema.optional(),
    tags: tagsSchema.optional(),
    addTags: tagsSchema.optional(),
    removeTags: tagsSchema.optional(),
  }),
  /**
   * Says where a highlight stands in the version that is shown; `at` null: its words aren't in it. This holds against
   * whatever is found. Its own words stay as they were marked.
   */
  'highlight.attach': z.object({ id: highlightIdSchema, at: placeSchema.nullable() }),
  /** Takes what was said of a highlight's place in a version back to what it was; `placed` null: nothing was said. */
  'highlight.reattach': z
    .object({
      id: highlightIdSchema,
      anchor: anchorSchema,
      placed: anchorSchema.nullable(),
    })
    .refine(({ anchor: { start, end } }) => start <= end, 'The place ends before it begins.')
    .refine(
      ({ anchor, placed }) => placed === null || placed.version === anchor.version,
      'Both places are of one version.',
    ),
  /** Leaves a tombstone. */
  'highlight.remove': z.object({ id: highlightIdSchema }),
  'highlight.restore': z.object({ id: highlightIdSchema }),
  /** Deletes articles that are in the trash for good, leaving tombstones. Those that aren't there are passed over. */
  'trash.empty': z.object({ ids: z.array(articleIdSchema) }),
  'library.backup': z.object({}),
  /**
   * Makes these articles, or without them the whole library, what they are in a backup; the present is backed up
   * first. Of these, one that the backup hasn't is refused unless it may go away.
   */
  'library.restore': z.object({
    backup: z.string().min(1).max(64),
    articles: z.array(articleIdSchema).nullable(),
    mayGoAway: z.boolean().optional(),
  }),
  /** Takes in what another library has: an absolute path of its folder, or of an archive; after a backup. */
  'library.merge': z.object({ from: z.string().min(1) }),
  /** Mends what can be mended and sets aside what can't be read; after a backup. */
  'library.repair': z.object({}),
} as const;

export type CommandName = keyof typeof commandSchemas;
export type CommandArgs<Name extends CommandName> = Readonly<z.infer<(typeof commandSchemas)[Name]>>;

/** A closed union: one member a command. */
export type Command = {
  readonly [Name in CommandName]: { readonly name: Name; readonly args: CommandArgs<Name> };
}[CommandName];

/** A command on the library as a whole, which takes its time. */
export type TaskCommand = Extract<Command, { readonly name: `library.${string}` }>;

/** A command that changes what is already in the library, without capture. */
export type EditCommand = Exclude<Command, TaskCommand | CaptureCommand>;

/** A command that brings something in from elsewhere. */
export type CaptureCommand = Extract<
  Command,
  { readonly name: 'article.save' | 'article.refetch' | 'article.fetch-assets' }
>;
