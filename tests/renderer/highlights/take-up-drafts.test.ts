import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newArticleId, newHighlightId, newLibraryId, type LibraryId } from '#core/ids';
import { fail, ok } from '#core/result';

const highlights = vi.fn();
const articleNote = vi.fn();
const write = vi.fn();
const notice = vi.fn();
const copyText = vi.fn();

const articleId = newArticleId();
const highlightId = newHighlightId();
const library = newLibraryId();
const KEY = `note-draft:${library}:${highlightId}`;
const KEY_OF_NONE = `note-draft:${highlightId}`;

interface Choice {
  readonly label: string;
  readonly run: () => void;
}

/** The window's own store of words, which Node has not. */
class MemoryStorage {
  [key: string]: unknown;
  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- as a browser's storage does
    delete this[key];
  }
}

let storage = new MemoryStorage();

async function takeUp(
  draft: { readonly text: string; readonly base: string; readonly highlightId?: null },
  of: LibraryId | null = library,
): Promise<void> {
  vi.resetModules();
  vi.stubGlobal('window', {
    commonplace: { queries: { 'highlight.list': highlights, 'article.note': articleNote } },
  });
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('navigator', { clipboard: { writeText: copyText } });
  vi.doMock('../../../renderer/app/notify', () => ({
    notify: vi.fn(),
    notifyFailure: vi.fn(),
    notifyNotice: notice,
  }));
  // Brings the reader with it, which wants a page.
  vi.doMock('../../../renderer/highlights/write-note', () => ({ writeNote: write }));
  const { keepDraft } = await import('../../../renderer/highlights/note-drafts');
  keepDraft({ library: of, articleId, highlightId, ...draft });
  const { useLibrary } = await import('../../../renderer/app/library-store');
  useLibrary.setState({ library });
  const { takeUpDrafts } = await import('../../../renderer/highlights/take-up-drafts');
  await takeUpDrafts();
  await vi.runAllTimersAsync();
}

function stored(note: string): void {
  highlights.mockResolvedValue(ok([{ id: highlightId, note }]));
}

beforeEach(() => {
  vi.useFakeTimers();
  storage = new MemoryStorage();
  for (const mock of [highlights, articleNote, write, notice, copyText]) mock.mockReset();
  write.mockResolvedValue(ok(null));
});
afterEach(() => void vi.useRealTimers());

describe('notes that were left unstored', () => {
  it('are stored, and forgotten when they are', async () => {
    stored('before');
    await takeUp({ text: 'typed', base: 'before' });
    expect(write).toHaveBeenCalledWith({ articleId, highlightId }, 'typed');
    expect(storage.getItem(KEY)).toBeNull();
    expect(notice).not.toHaveBeenCalled();
  });

  it('stand below what was written elsewhere meanwhile, and the person is told', async () => {
    stored('written elsewhere');
    await takeUp({ text: 'typed', base: 'before' });
    expect(write).toHaveBeenCalledWith({ articleId, highlightId }, 'written elsewhere\n\ntyped');
    expect(notice).toHaveBeenCalledWith(expect.stringContaining('Both are in it now'));
  });

  it('take the place of the part of them that was stored while they were typed', async () => {
    stored('typed in pa');
    await takeUp({ text: 'typed in parts', base: '' });
    expect(write).toHaveBeenCalledWith({ articleId, highlightId }, 'typed in parts');
    expect(notice).not.toHaveBeenCalled();
  });

  it('are stored as well when they are on an article as a whole', async () => {
    articleNote.mockResolvedValue(ok({ articleId, note: 'before' }));
    await takeUp({ text: 'typed', base: 'before', highlightId: null });
    expect(write).toHaveBeenCalledExactlyOnceWith({ articleId, highlightId: null }, 'typed');
    expect(storage.getItem(`note-draft:${library}:${articleId}`)).toBeNull();
    expect(highlights).not.toHaveBeenCalled();
  });

  it('are forgotten when they were stored after all', async () => {
    stored('typed');
    await takeUp({ text: 'typed', base: 'before' });
    expect(write).not.toHaveBeenCalled();
    expect(storage.getItem(KEY)).toBeNull();
  });

  it('are kept without a choice while the disk won’t give their article', async () => {
    highlights.mockResolvedValue(fail('storage', 'The disk is away.'));
    await takeUp({ text: 'typed', base: 'before' });
    expect(notice).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('tried again at the next start'));
    expect(storage.getItem(KEY)).toContain('typed');
  });

  it.each([
    ['highlight was removed', ok([])],
    ['article is in the trash or gone', fail('not-found', 'No such article.')],
  ])('are offered to copy when their %s, and are kept until then', async (why, reply) => {
    highlights.mockResolvedValue(reply);
    await takeUp({ text: 'typed', base: 'before' });
    expect(notice).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(why), anything(), anything());
    expect(write).not.toHaveBeenCalled();
    expect(storage.getItem(KEY)).toContain('typed');
    await choose('Copy it');
    expect(copyText).toHaveBeenCalledWith('typed');
    expect(storage.getItem(KEY)).toBeNull();
  });

  it('are forgotten when the person discards them', async () => {
    highlights.mockResolvedValue(ok([]));
    await takeUp({ text: 'typed', base: 'before' });
    await choose('Discard it');
    expect(copyText).not.toHaveBeenCalled();
    expect(storage.getItem(KEY)).toBeNull();
  });

  it('are kept, and offered again, when they can’t be copied', async () => {
    highlights.mockResolvedValue(ok([]));
    copyText.mockRejectedValue(new DOMException('The document is not focused.'));
    await takeUp({ text: 'typed', base: 'before' });
    await choose('Copy it');
    expect(storage.getItem(KEY)).toContain('typed');
    expect(notice).toHaveBeenCalledTimes(2);
  });

  it('wait without a word while another library is open', async () => {
    const other = newLibraryId();
    await takeUp({ text: 'typed', base: 'before' }, other);
    expect(storage.getItem(`note-draft:${other}:${highlightId}`)).toContain('typed');
    expect(highlights).not.toHaveBeenCalled();
    expect(notice).not.toHaveBeenCalled();
  });

  it('stay another library’s while a note of the same highlight is stored in a copy of it', async () => {
    const other = newLibraryId();
    await takeUp({ text: 'typed there', base: 'before' }, other);
    stored('before');
    await takeUp({ text: 'typed here', base: 'before' });
    expect(write).toHaveBeenCalledExactlyOnceWith({ articleId, highlightId }, 'typed here');
    expect(storage.getItem(`note-draft:${other}:${highlightId}`)).toContain('typed there');
  });

  it('are taken up, and forgotten, when it isn’t known which library they belong to', async () => {
    stored('before');
    await takeUp({ text: 'typed', base: 'before' }, null);
    expect(write).toHaveBeenCalledWith({ articleId, highlightId }, 'typed');
    expect(storage.getItem(KEY)).toBeNull();
    expect(storage.getItem(KEY_OF_NONE)).toBeNull();
  });
});

function anything(): unknown {
  return expect.anything();
}

async function choose(label: string): Promise<void> {
  const [, ...choices] = notice.mock.lastCall as [string, ...Choice[]];
  choices.find((choice) => choice.label === label)?.run();
  await vi.runAllTimersAsync();
}
