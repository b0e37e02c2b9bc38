import { describe, expect, it, vi } from 'vitest';
import { newArticleId, type ArticleId } from '#core/ids';
import { ok } from '#core/result';

const list = vi.fn();

async function freshStores(trashed: readonly ArticleId[]) {
  vi.resetModules();
  list.mockReset();
  list.mockResolvedValue(ok(trashed.map((id) => ({ id }))));
  vi.stubGlobal('window', { commonplace: { queries: { 'trash.list': list } } });
  const { useLibrary } = await import('../../../renderer/app/library-store');
  const { followTrash } = await import('../../../renderer/library/trash-store');
  await followTrash([]);
  list.mockClear();
  return { followTrash, useLibrary };
}

describe('following the trash', () => {
  it('doesn’t read it for a change of an article on a shelf', async () => {
    const { followTrash } = await freshStores([newArticleId()]);
    await followTrash([newArticleId()]);
    expect(list).not.toHaveBeenCalled();
  });

  it('reads it when one of its articles changed', async () => {
    const id = newArticleId();
    const { followTrash } = await freshStores([id]);
    await followTrash([id]);
    expect(list).toHaveBeenCalledOnce();
  });

  it('reads it once when an article left the shelves', async () => {
    const { followTrash, useLibrary } = await freshStores([]);
    useLibrary.setState({ counts: { inbox: 3, later: 0, archive: 0 } });
    const id = newArticleId();
    await followTrash([id]);
    await followTrash([newArticleId()]);
    expect(list).toHaveBeenCalledOnce();
  });
});
