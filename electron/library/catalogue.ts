import type { TagUse } from '#contract/views';
import type { ArticleView } from '#core/article/article-view';
import type { Alike, Likeness } from '#core/duplicates/alike';
import { comparisonAddress } from '#core/duplicates/comparison-address';
import { areNear } from '#core/duplicates/fingerprint';
import { SHELVES, type Shelf } from '#core/article/shelves';
import type { ArticleId, HighlightId } from '#core/ids';
import type { IndexEntry } from './index/index-entry';
import { tagUses } from './tag-uses';

/** Some rows of a shelf, and how many articles stand on each. */
interface Page {
  readonly articles: readonly ArticleView[];
  readonly counts: Readonly<Record<Shelf, number>>;
}

/** All articles of an open library, as their lists show them. Memory only; the disk is the truth. */
export class Catalogue {
  readonly #entries = new Map<ArticleId, IndexEntry>();
  /** Newest first; null when it has to be made anew. */
  #live: IndexEntry[] | null = null;
  #trashed: IndexEntry[] | null = null;
  #articleOf: Map<string, ArticleId> | null = null;

  /** Takes in many articles, more cheaply than one by one. */
  putAll(entries: Iterable<IndexEntry>): void {
    for (const entry of entries) this.#entries.set(entry.view.id, entry);
    this.#live = null;
    this.#trashed = null;
    this.#articleOf = null;
  }

  /** Takes in an article, or its newer state. */
  put(entry: IndexEntry): void {
    const before = this.#entries.get(entry.view.id);
    this.#entries.set(entry.view.id, entry);
    // Changed in place while it may be: sorting fifty thousand articles at each highlight would be felt.
    replaceIn(this.#live, before, entry, entry.deletedAt === null);
    replaceIn(this.#trashed, before, entry, entry.deletedAt !== null);
    for (const id of idsOf(entry)) this.#articleOf?.set(id, entry.view.id);
  }

  remove(id: ArticleId): void {
    const before = this.#entries.get(id);
    if (before === undefined) return;
    this.#entries.delete(id);
    replaceIn(this.#live, before, before, false);
    replaceIn(this.#trashed, before, before, false);
    for (const each of idsOf(before)) this.#articleOf?.delete(each);
  }

  /** All, in no order. */
  entries(): Iterable<IndexEntry> {
    return this.#entries.values();
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Also of an article in the trash. */
  entry(id: ArticleId): IndexEntry | undefined {
    return this.#entries.get(id);
  }

  /** One that isn't in the trash. */
  view(id: ArticleId): ArticleView | undefined {
    const entry = this.#entries.get(id);
    return entry?.deletedAt === null ? entry.view : undefined;
  }

  /** Counted when asked for, which is when a person tags something: 350,000 uses take less than a tenth of a second. */
  tags(): readonly TagUse[] {
    return tagUses(this.#sortedLive());
  }

  articleOf(id: HighlightId): ArticleId | undefined {
    // Made when first asked for: many an opening needs none, and there may be hundreds of thousands.
    this.#articleOf ??= new Map(
      [...this.#entries.values()].flatMap((entry) =>
        idsOf(entry).map((each) => [each, entry.view.id] as const),
      ),
    );
    return this.#articleOf.get(id);
  }

  /**
   * The newest article outside the trash that has one's address, or else the one with the nearest text, by what the
   * index knows.
   */
  alike({ url, fingerprint }: Likeness): Alike | undefined {
    const address = url === null ? null : comparisonAddress(url);
    let near: IndexEntry | undefined;
    for (const entry of this.#sortedLive()) {
      const isThere =
        address !== null && entry.view.url !== null && comparisonAddress(entry.view.url) === address;
      if (isThere) return { id: entry.view.id, title: entry.view.title, by: 'address' };
      if (fingerprint !== null && entry.fingerprint !== null && areNear(fingerprint, entry.fingerprint))
        near ??= entry;
    }
    return near && { id: near.view.id, title: near.view.title, by: 'text' };
  }

  /** Newest first, without the trash. */
  articles(): readonly ArticleView[] {
    return this.#sortedLive().map(({ view }) => view);
  }

  /** Newest first: those in the trash, with when they were put there. */
  trashed(): readonly IndexEntry[] {
    this.#trashed ??= this.#sorted((entry) => entry.deletedAt !== null);
    return this.#trashed;
  }

  page(shelf: Shelf, offset: number, limit: number): Page {
    const counts = Object.fromEntries(SHELVES.map((each) => [each, 0])) as Record<Shelf, number>;
    const articles: ArticleView[] = [];
    for (const { view } of this.#sortedLive()) {
      if (view.shelf === shelf && counts[shelf] >= offset && articles.length < limit) articles.push(view);
      counts[view.shelf] += 1;
    }
    return { articles, counts };
  }

  #sortedLive(): readonly IndexEntry[] {
    this.#live ??= this.#sorted((entry) => entry.deletedAt === null);
    return this.#live;
  }

  #sorted(belongs: (entry: IndexEntry) => boolean): IndexEntry[] {
    return [...this.#entries.values()].filter(belongs).sort(newestFirst);
  }
}

function idsOf({ highlightIds }: IndexEntry): readonly string[] {
  return highlightIds === '' ? [] : highlightIds.split(' ');
}

/** Takes the former state out of a sorted list and puts the present one in, where it belongs there. */
function replaceIn(
  list: IndexEntry[] | null,
  before: IndexEntry | undefined,
  present: IndexEntry,
  belongs: boolean,
): void {
  if (list === null) return;
  const at = before === undefined ? -1 : placeIn(list, before);
  if (at !== -1 && list[at]?.view.id === before?.view.id) list.splice(at, 1);
  if (belongs) list.splice(placeIn(list, present), 0, present);
}

/** The index of the first entry that doesn't stand before this one. */
function placeIn(list: readonly IndexEntry[], entry: IndexEntry): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other !== undefined && newestFirst(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function newestFirst({ view: one }: IndexEntry, { view: other }: IndexEntry): number {
  if (one.saved !== other.saved) return one.saved < other.saved ? 1 : -1;
  if (one.id === other.id) return 0;
  return one.id < other.id ? 1 : -1;
}
