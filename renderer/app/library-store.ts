import { create } from 'zustand';
import type { CaptureProgress } from '#contract/events';
import type { ArticlePage, ArticleView } from '#contract/views';
import type { Shelf } from '#core/article/shelves';
import type { ArticleId, LibraryId } from '#core/ids';
import { bridge } from './bridge';
import { notifyFailure } from './notify';

interface LibraryState {
  /** Null until the first reply. */
  readonly library: LibraryId | null;
  /** The newest of the shelf, as far as the list was scrolled; null until the first reply. */
  readonly articles: readonly ArticleView[] | null;
  /** How many articles stand on each shelf. */
  readonly counts: ArticlePage['counts'];
  readonly shelf: Shelf;
  /** The trash is shown in place of the shelf. */
  readonly inTrash: boolean;
  /** False while the library is still being read: there may be more. */
  readonly complete: boolean;
  readonly openId: ArticleId | null;
  /** In a narrow window the list and the article take turns. */
  readonly showing: 'list' | 'article';
  readonly captures: readonly CaptureProgress[];
}

/** More rows than a window shows: the others come when it stands. */
export const FIRST_ROWS = 30;

/** Few enough to be read and drawn in a moment. */
const PAGE_LENGTH = 100;

export const useLibrary = create<LibraryState>(() => ({
  library: null,
  articles: null,
  counts: { inbox: 0, later: 0, archive: 0 },
  shelf: 'inbox',
  inTrash: false,
  complete: false,
  openId: null,
  showing: 'list',
  captures: [],
}));

/** Takes the first page, and what is to be open beside it. */
export function startLibrary(library: LibraryId, page: ArticlePage, openId: ArticleId | null): void {
  const { articles, counts, complete } = page;
  useLibrary.setState({ library, articles, counts, complete, openId });
}

/** Reads go one after the other, so that an older reply never covers a newer one. */
let lastRead: Promise<void> = Promise.resolve();
let reload: Promise<void> | null = null;

function inTurn(read: () => Promise<void>): Promise<void> {
  lastRead = lastRead.then(read, read);
  return lastRead;
}

/** Reads the list anew, as far as it is there. Calls that gather before it begins become one. */
export function loadLibrary(): Promise<void> {
  reload ??= inTurn(() => {
    reload = null;
    const { articles, shelf } = useLibrary.getState();
    return readPage(shelf, 0, Math.max(PAGE_LENGTH, articles?.length ?? 0));
  });
  return reload;
}

/** Reads the next rows of the list, if there are more. */
export function loadMore(): Promise<void> {
  return inTurn(async () => {
    const { articles, counts, shelf } = useLibrary.getState();
    const loaded = articles?.length ?? 0;
    if (loaded < counts[shelf]) await readPage(shelf, loaded, PAGE_LENGTH);
  });
}

/** Shows a shelf; the open article stays open. */
export function showShelf(shelf: Shelf): Promise<void> {
  useLibrary.setState({ showing: 'list', inTrash: false });
  return inTurn(async () => {
    if (useLibrary.getState().shelf !== shelf) await readPage(shelf, 0, PAGE_LENGTH);
  });
}

async function readPage(shelf: Shelf, offset: number, limit: number): Promise<void> {
  const reply = await bridge.queries['article.page']({ shelf, offset, limit });
  if (!reply.ok) {
    notifyFailure(reply.error);
    return;
  }
  const { articles, counts, complete } = reply.value;
  useLibrary.setState((state) => ({
    shelf,
    counts,
    complete,
    articles: [...(state.articles ?? []).slice(0, offset), ...articles],
    // The first that come while the library is read are what the window would have opened with.
    openId: state.openId ?? (isWaiting(state) ? (articles[0]?.id ?? null) : null),
  }));
}

/** Nothing is there to be shown yet, because the library is still being read. */
export function isWaiting({ articles, complete }: Pick<LibraryState, 'articles' | 'complete'>): boolean {
  return !complete && articles?.length === 0;
}

export function showTrash(): void {
  useLibrary.setState({ inTrash: true, showing: 'list' });
}

export function isEmpty(counts: ArticlePage['counts']): boolean {
  return Object.values(counts).every((count) => count === 0);
}

export function openArticle(id: ArticleId): void {
  useLibrary.setState({ openId: id, showing: 'article' });
}

export function showList(): void {
  useLibrary.setState({ showing: 'list' });
}

/** Opens the article `steps` further down the list, or nearest the end. */
export async function openNeighbour(steps: number): Promise<void> {
  const { articles, openId, inTrash } = useLibrary.getState();
  // The list isn't in view, and what lies in the trash isn't read.
  if (inTrash) return;
  const at = (articles ?? []).findIndex((article) => article.id === openId);
  const wanted = Math.max(0, at === -1 ? 0 : at + steps);
  if (wanted >= (articles?.length ?? 0)) await loadMore();
  const list = useLibrary.getState().articles ?? [];
  const next = list[Math.min(list.length - 1, wanted)];
  if (next !== undefined) openArticle(next.id);
}

/** Opens what follows an article that leaves its shelf or is gone, so that the reader isn't left empty-handed. */
export function openAfter(id: ArticleId): void {
  const { articles, openId } = useLibrary.getState();
  if (openId !== id) return;
  const list = articles ?? [];
  const at = list.findIndex((article) => article.id === id);
  const next = list[at + 1] ?? list[at - 1];
  useLibrary.setState({ openId: next?.id ?? null });
}

export function followCapture(progress: CaptureProgress): void {
  useLibrary.setState(({ captures }) => {
    const others = captures.filter((capture) => capture.captureId !== progress.captureId);
    const over = progress.step === 'done' || progress.step === 'failed';
    return { captures: over ? others : [...others, progress] };
  });
}
