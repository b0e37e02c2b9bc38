import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ArticleRecord } from '#core/article/article';
import { SHELVES } from '#core/article/shelves';
import type { EditCommand } from '#core/commands';
import { HIGHLIGHT_COLORS } from '#core/highlight/colors';
import { newHighlightId, type ArticleId } from '#core/ids';
import { storeContext, type StoreContext } from '../../../electron/library/document/store-context';
import type { Library } from '../../../electron/library/library';
import { listState, readState, type ArticleState } from '../../../electron/library/merge/article-state';
import { mergeLibrary } from '../../../electron/library/merge/merge-library';
import { perform } from '../../../electron/library/perform';
import { purgeArticle } from '../../../electron/library/purge';
import type { Watch } from '../../../electron/library/watch';
import { opened } from '../support/opened';
import { sampleArticle, SENTENCES } from '../support/sample-article';
import { valueOf } from '../support/value-of';

type Kind =
  'add' | 'edit' | 'remove' | 'restore' | 'shelve' | 'delete' | 'undelete' | 'purge' | 'save' | 'sync';

/** What is done to one of the two copies; `pick` chooses among the articles and highlights that it has then. */
export interface Move {
  readonly side: 0 | 1;
  readonly kind: Kind;
  readonly pick: number;
}

export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    side: fc.constantFrom(0 as const, 1 as const),
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<Kind>('edit', 'add') },
      { weight: 4, arbitrary: fc.constantFrom<Kind>('remove', 'restore', 'delete', 'undelete') },
      { weight: 2, arbitrary: fc.constantFrom<Kind>('shelve', 'purge', 'save', 'sync') },
    ),
    pick: fc.nat(30),
  }),
  { maxLength: 24 },
);

export const watch: Watch = { onProgress: () => undefined, signal: new AbortController().signal };

/** One of two copies of a library, with what was done to it since they were the same. */
export class Side {
  readonly folder: string;
  readonly context: StoreContext;
  /** Articles that something was done to. */
  readonly touched = new Set<ArticleId>();
  /** Articles that went to the trash or came out of it. */
  readonly moved = new Set<ArticleId>();
  /** As they were when they were deleted for good. */
  readonly purged = new Map<ArticleId, ArticleRecord>();
  #library: Library;

  private constructor(folder: string, library: Library) {
    this.folder = folder;
    this.#library = library;
    this.context = storeContext(folder, (message) => {
      throw new Error(message);
    });
  }

  static async open(folder: string): Promise<Side> {
    return new Side(folder, await opened(folder));
  }

  /** @param rival - the other copy, which is taken in when the move says so */
  async make({ kind, pick }: Move, words: string, rival: Side): Promise<void> {
    const states = [...(await this.states()).values()];
    const records = states.flatMap(({ article }) => (article === null ? [] : [article.record]));
    if (kind === 'sync') return this.#takeIn(rival);
    if (kind === 'save') return void valueOf(await this.#library.add(sampleArticle(words)));
    const record = records[pick % records.length];
    if (record === undefined) return;
    const { id } = record;
    if (kind === 'purge') return this.#purge(record);
    const highlight = record.highlights[pick % record.highlights.length]?.id ?? newHighlightId();
    const done = await perform(this.#library, commandOf(kind, pick, id, highlight, words));
    if (!done.ok) return;
    this.touched.add(id);
    if (kind === 'delete' || kind === 'undelete') this.moved.add(id);
  }

  /** By way of the trash, as a person would. */
  async #purge(record: ArticleRecord): Promise<void> {
    const { id } = record;
    if (record.deletedAt === null) {
      valueOf(await perform(this.#library, { name: 'article.delete', args: { id } }));
    }
    await this.close();
    valueOf(await purgeArticle(this.context, id));
    this.purged.set(id, record);
    this.#library = await opened(this.folder);
  }

  async #takeIn(rival: Side): Promise<void> {
    await this.close();
    valueOf(await mergeLibrary(this.context, { from: rival.folder }, watch));
    this.#library = await opened(this.folder);
  }

  /** What lies on the disk, of every article. */
  async states(): Promise<ReadonlyMap<ArticleId, ArticleState>> {
    const listing = await listState(this.context);
    const ids = [...new Set([...listing.places.keys(), ...listing.tombstones])].sort();
    const states = new Map<ArticleId, ArticleState>();
    for (const id of ids) states.set(id, valueOf(await readState(this.context, listing, id)));
    return states;
  }

  close(): Promise<void> {
    return this.#library.close();
  }
}

function commandOf(
  kind: Exclude<Kind, 'purge' | 'save' | 'sync'>,
  pick: number,
  id: ArticleId,
  highlight: ReturnType<typeof newHighlightId>,
  words: string,
): EditCommand {
  switch (kind) {
    case 'add': {
      const at = { quote: SENTENCES[pick % SENTENCES.length] ?? SENTENCES[0] };
      return { name: 'highlight.add', args: { articleId: id, at, note: words } };
    }
    case 'edit': {
      const color = HIGHLIGHT_COLORS[pick % HIGHLIGHT_COLORS.length] ?? 'yellow';
      const args = pick % 2 === 0 ? { id: highlight, note: words } : { id: highlight, color };
      return { name: 'highlight.edit', args };
    }
    case 'remove':
      return { name: 'highlight.remove', args: { id: highlight } };
    case 'restore':
      return { name: 'highlight.restore', args: { id: highlight } };
    case 'shelve':
      return { name: 'article.shelve', args: { id, shelf: SHELVES[pick % SHELVES.length] ?? 'inbox' } };
    case 'delete':
      return { name: 'article.delete', args: { id } };
    case 'undelete':
      return { name: 'article.restore', args: { id } };
  }
}

/** Two copies of a library of three articles with a highlight each, one article in the trash. Removed when done. */
export async function withTwoCopies(work: (one: Side, other: Side) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'commonplace-test-'));
  try {
    const paths = [join(folder, 'one'), join(folder, 'other')] as const;
    const library = await opened(paths[0]);
    for (const title of ['First', 'Second', 'Third']) {
      const { id } = valueOf(await library.add(sampleArticle(title)));
      const at = { quote: SENTENCES[0] };
      valueOf(await perform(library, { name: 'highlight.add', args: { articleId: id, at, note: title } }));
      if (title === 'Third') valueOf(await perform(library, { name: 'article.delete', args: { id } }));
    }
    await library.close();
    await cp(paths[0], paths[1], { recursive: true });
    await work(await Side.open(paths[0]), await Side.open(paths[1]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
