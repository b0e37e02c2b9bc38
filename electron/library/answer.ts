import type { QueryArgs, QueryName, QueryReply, TaskQueryName } from '#contract/calls';
import type { ArticleContentView, HighlightView, NotesFile, PlaceInText } from '#contract/views';
import type { ArticleRecord } from '#core/article/article';
import { assetSource } from '#core/article/assets';
import { articleView } from '#core/article/article-view';
import { fileNameFor } from '#core/export/file-name';
import { highlightView, liveHighlights } from '#core/highlight/highlight-view';
import type { ArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import type { Library } from './library';
import { withLateImages } from '#core/sanitize/late-images';
import { listImages } from './image-queries';
import { placesOf } from './place-answers';
import { liveArticle } from './live-article';
import { differenceOf, listVersions, logOf } from './version-answers';

/**
 * The queries that the store answers by itself. Markdown of a whole article needs a parser of HTML, and long work a
 * thread.
 */
export type LibraryQueryName = Exclude<QueryName, 'article.markdown' | TaskQueryName>;

const answers: {
  readonly [Name in LibraryQueryName]: (library: Library, args: QueryArgs<Name>) => Promise<QueryReply<Name>>;
} = {
  'article.list': listArticles,
  'article.page': (library, { shelf, offset, limit }) =>
    Promise.resolve(ok(library.page(shelf, offset, limit))),
  'article.view': viewArticle,
  'library.opening': openingView,
  'article.read': readArticle,
  'article.note': readNote,
  'article.versions': listVersions,
  'article.difference': differenceOf,
  'article.log': logOf,
  'article.images': listImages,
  'highlight.list': listHighlights,
  'highlight.places': placesOf,
  'tag.list': listTags,
  'notes.export': exportNotes,
  'trash.list': listTrash,
};

/** Answers a question about what is in the library. What lies in the trash is not found. */
export function answer<Name extends LibraryQueryName>(
  library: Library,
  name: Name,
  args: QueryArgs<Name>,
): Promise<QueryReply<Name>> {
  return answers[name](library, args);
}

async function listArticles(library: Library): Promise<QueryReply<'article.list'>> {
  const complete = await library.complete();
  return complete.ok ? ok(library.articles()) : complete;
}

async function listTrash(library: Library): Promise<QueryReply<'trash.list'>> {
  const complete = await library.complete();
  return complete.ok ? ok(library.trashed()) : complete;
}

async function viewArticle(
  library: Library,
  { id }: QueryArgs<'article.view'>,
): Promise<QueryReply<'article.view'>> {
  const view = library.view(id);
  if (view !== undefined) return ok(view);
  const record = await liveRecord(library, id);
  return record.ok ? ok(articleView(record.value)) : record;
}

async function openingView(
  library: Library,
  { shelf, limit }: QueryArgs<'library.opening'>,
): Promise<QueryReply<'library.opening'>> {
  const page = library.page(shelf, 0, limit);
  for (const { id } of page.articles) {
    const record = await liveRecord(library, id);
    const content = record.ok ? await contentOf(library, record.value) : record;
    // One that can't be read is told of when it is opened; the window opens on the next.
    if (!record.ok || !content.ok) continue;
    return ok({
      library: library.id,
      page,
      open: {
        content: content.value,
        highlights: highlightsOf(record.value),
        note: record.value.note?.text ?? '',
      },
    });
  }
  return ok({ library: library.id, page, open: null });
}

async function readArticle(
  library: Library,
  { id }: QueryArgs<'article.read'>,
): Promise<QueryReply<'article.read'>> {
  const record = await liveRecord(library, id);
  return record.ok ? contentOf(library, record.value) : record;
}

async function readNote(
  library: Library,
  { id }: QueryArgs<'article.note'>,
): Promise<QueryReply<'article.note'>> {
  const record = await liveRecord(library, id);
  return record.ok ? ok({ articleId: id, note: record.value.note?.text ?? '' }) : record;
}

async function contentOf(library: Library, record: ArticleRecord): Promise<Result<ArticleContentView>> {
  const content = await library.content(record.id, record.version);
  if (!content.ok) return content;
  const { html, text } = content.value;
  return ok({
    article: articleView(record),
    modified: record.modified ?? null,
    image: record.image ?? null,
    leadImage: leadImageOf(record),
    place: placeOf(record),
    html: withLateImages(html, record.lateImages ?? []),
    text,
  });
}

function placeOf({ progress, version }: ArticleRecord): PlaceInText | null {
  if (progress === undefined) return null;
  return { offset: progress.version === version ? progress.offset : null, share: progress.share };
}

function leadImageOf({ image, lateImages = [] }: ArticleRecord): string | null {
  const kept = lateImages.find(({ address }) => address === image);
  return kept === undefined ? null : assetSource(kept.name);
}

function highlightsOf(record: ArticleRecord): readonly HighlightView[] {
  return liveHighlights(record).map(highlightView);
}

async function listHighlights(
  library: Library,
  { articleId }: QueryArgs<'highlight.list'>,
): Promise<QueryReply<'highlight.list'>> {
  const records = articleId === undefined ? allWithHighlights(library) : these(library, [articleId]);
  const highlights: HighlightView[] = [];
  for await (const record of records) {
    if (!record.ok) return record;
    highlights.push(...highlightsOf(record.value));
  }
  return ok(highlights);
}

async function listTags(library: Library): Promise<QueryReply<'tag.list'>> {
  const complete = await library.complete();
  return complete.ok ? ok(library.tags()) : complete;
}

async function exportNotes(
  library: Library,
  { ids }: QueryArgs<'notes.export'>,
): Promise<QueryReply<'notes.export'>> {
  // Brings its own YAML writer: not to be read at each start.
  const { notesAsMarkdown } = await import('#core/export/notes');
  const files: NotesFile[] = [];
  const taken = new Set<string>();
  for await (const record of ids.length === 0 ? allWithHighlights(library) : these(library, ids)) {
    if (!record.ok) return record;
    const name = fileNameFor(record.value.title, '.md', taken);
    taken.add(name.toLowerCase());
    files.push({ articleId: record.value.id, name, text: notesAsMarkdown(record.value) });
  }
  return ok(files);
}

type Records = AsyncGenerator<Result<ArticleRecord>>;

/** One at a time, so that a large library's records are never in memory together. */
async function* these(library: Library, ids: readonly ArticleId[]): Records {
  for (const id of new Set(ids)) yield await liveRecord(library, id);
}

/** Newest first. An article that is moved to the trash meanwhile isn't asked for by name, so it is passed over. */
async function* allWithHighlights(library: Library): Records {
  const complete = await library.complete();
  if (!complete.ok) yield complete;
  for (const { id, highlights } of library.articles()) {
    if (highlights === 0) continue;
    const record = await liveRecord(library, id);
    if (record.ok || record.error.code !== 'not-found') yield record;
  }
}

async function liveRecord(library: Library, id: ArticleId): Promise<Result<ArticleRecord>> {
  const record = await library.record(id);
  return record.ok ? liveArticle(record.value) : record;
}
