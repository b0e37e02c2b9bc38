import { create } from 'zustand';
import type { CaptureProgress } from '#contract/events';
import type { ArticleView } from '#contract/views';
import type { Shelf } from '#core/article/shelves';
import type { ArticleId } from '#core/ids';
import { bridge } from './bridge';
import { notifyFailure } from './notify';

interface LibraryState {
  /** Newest first; null until the first reply. */
  readonly articles: readonly ArticleView[] | null;
  readonly shelf: Shelf;
  readonly openId: ArticleId | null;
  /** In a narrow window the list and the article take turns. */
  readonly showing: 'list' | 'article';
  readonly captures: readonly CaptureProgress[];
}

export const useLibrary = create<LibraryState>(() => ({
  articles: null,
  shelf: 'inbox',
  openId: null,
  showing: 'list',
  captures: [],
}));

/** Reads the list; the first time, opens the newest article of the shelf. */
export async function loadLibrary(): Promise<void> {
  const reply = await bridge.queries['article.list']({});
  if (!reply.ok) {
    notifyFailure(reply.error);
    return;
  }
  useLibrary.setState(({ articles, openId, shelf }) => {
    const stillThere = reply.value.some((article) => article.id === openId);
    const first = articles === null ? (onShelf(reply.value, shelf)[0]?.id ?? null) : null;
    return { articles: reply.value, openId: stillThere ? openId : first };
  });
}

export function onShelf(articles: readonly ArticleView[], shelf: Shelf): readonly ArticleView[] {
  return articles.filter((article) => article.shelf === shelf);
}

export function openArticle(id: ArticleId): void {
  useLibrary.setState({ openId: id, showing: 'article' });
}

export function showList(): void {
  useLibrary.setState({ showing: 'list' });
}

/** Shows a shelf; the open article stays open. */
export function showShelf(shelf: Shelf): void {
  useLibrary.setState({ shelf, showing: 'list' });
}

/** Opens the article `steps` further down the shelf's list, or nearest the end. */
export function openNeighbour(steps: number): void {
  const { articles, shelf, openId } = useLibrary.getState();
  const list = onShelf(articles ?? [], shelf);
  if (list.length === 0) return;
  const at = list.findIndex((article) => article.id === openId);
  const next = list[Math.min(list.length - 1, Math.max(0, at === -1 ? 0 : at + steps))];
  if (next !== undefined) openArticle(next.id);
}

/** Opens what follows an article that leaves its shelf, so that the reader isn't left empty-handed. */
export function openAfter(id: ArticleId): void {
  const { articles, shelf, openId } = useLibrary.getState();
  if (openId !== id) return;
  const list = onShelf(articles ?? [], shelf);
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
