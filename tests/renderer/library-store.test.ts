import { describe, expect, it, vi } from 'vitest';
import type { ArticlePage, ArticleView } from '#contract/views';
import { newArticleId, newLibraryId } from '#core/ids';
import { ok } from '#core/result';

const LIBRARY = newLibraryId();
const page = vi.fn();

async function freshStore() {
  vi.resetModules();
  vi.stubGlobal('window', { commonplace: { queries: { 'article.page': page } } });
  return import('../../renderer/app/library-store');
}

function pageOf(articles: readonly ArticleView[], complete: boolean): ArticlePage {
  return { articles, counts: { inbox: articles.length, later: 0, archive: 0 }, complete };
}

/** The list needs no more of an article than its id. */
function row(): ArticleView {
  return { id: newArticleId() } as ArticleView;
}

describe('a library that is still being read', () => {
  it('is waited for, and opens on the first article that comes', async () => {
    const { isWaiting, loadLibrary, startLibrary, useLibrary } = await freshStore();
    startLibrary(LIBRARY, pageOf([], false), null);
    expect(isWaiting(useLibrary.getState())).toBe(true);
    const [first, second] = [row(), row()];
    page.mockResolvedValueOnce(ok(pageOf([first, second], false)));
    await loadLibrary();
    expect(isWaiting(useLibrary.getState())).toBe(false);
    expect(useLibrary.getState().openId).toBe(first.id);
  });

  it('is empty when all of it was read and there is nothing', async () => {
    const { isWaiting, loadLibrary, startLibrary, useLibrary } = await freshStore();
    startLibrary(LIBRARY, pageOf([], false), null);
    page.mockResolvedValueOnce(ok(pageOf([], true)));
    await loadLibrary();
    expect(isWaiting(useLibrary.getState())).toBe(false);
    expect(useLibrary.getState().openId).toBeNull();
  });

  it('opens nothing by itself in a library that was known to be empty', async () => {
    const { loadLibrary, startLibrary, useLibrary } = await freshStore();
    startLibrary(LIBRARY, pageOf([], true), null);
    page.mockResolvedValueOnce(ok(pageOf([row()], true)));
    await loadLibrary();
    expect(useLibrary.getState().openId).toBeNull();
  });
});
