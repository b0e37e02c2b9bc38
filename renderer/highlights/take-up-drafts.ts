import { ok, type Result } from '#core/result';
import { bridge } from '../app/bridge';
import { useLibrary } from '../app/library-store';
import { notify, notifyNotice } from '../app/notify';
import { drafts, dropDraft, keepDraft, type NoteDraft } from './note-drafts';
import { noteKeeperOf } from './note-keepers';

const LONGEST_QUOTE = 60;

/**
 * Stores the notes that could not be stored before the window was closed last. Those of another library wait until that
 * one is open. To be called when the window stands.
 */
export async function takeUpDrafts(): Promise<void> {
  const { library } = useLibrary.getState();
  for (const draft of drafts()) {
    if (draft.library === null || draft.library === library) await takeUp(draft);
  }
}

async function takeUp(draft: NoteDraft): Promise<void> {
  const { articleId, highlightId, text, base } = draft;
  const reply = await storedNote(draft);
  if (!reply.ok && reply.error.code === 'not-found')
    return offer(draft, 'Its article is in the trash or gone.');
  // The disk may be there again at the next start.
  if (!reply.ok) {
    return notifyNotice(
      `The note ${quoted(text)} is not stored yet: its article can’t be read just now. It is kept and tried again at ` +
        'the next start.',
    );
  }
  const stored = reply.value;
  if (stored === null) return offer(draft, 'Its highlight was removed.');
  const { library } = useLibrary.getState();
  if (draft.library === null) {
    keepDraft({ ...draft, library });
    dropDraft(draft);
  }
  if (stored === text) return dropDraft({ ...draft, library });
  // What was being typed may have been stored in part: a text that begins with all that is there loses nothing.
  const isChanged = stored !== base && !text.startsWith(stored);
  noteKeeperOf({ articleId, highlightId }).typed(isChanged ? `${stored}\n\n${text}` : text);
  if (isChanged)
    notifyNotice(`The note ${quoted(text)} was changed elsewhere meanwhile. Both are in it now.`);
}

/** The note as it is in the library; null when what it is on was removed. */
async function storedNote({ articleId, highlightId }: NoteDraft): Promise<Result<string | null>> {
  if (highlightId === null) {
    const reply = await bridge.queries['article.note']({ id: articleId });
    return reply.ok ? ok(reply.value.note) : reply;
  }
  const reply = await bridge.queries['highlight.list']({ articleId });
  return reply.ok ? ok(reply.value.find(({ id }) => id === highlightId)?.note ?? null) : reply;
}

/** Kept until the person has chosen: there is nothing left in the library that it could be stored to. */
function offer(draft: NoteDraft, why: string): void {
  notifyNotice(
    `The note ${quoted(draft.text)} could not be stored. ${why}`,
    { label: 'Copy it', run: () => void copy(draft) },
    { label: 'Discard it', run: () => dropDraft(draft) },
  );
}

async function copy(draft: NoteDraft): Promise<void> {
  try {
    await navigator.clipboard.writeText(draft.text);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return offer(draft, 'It could not be copied either.');
  }
  dropDraft(draft);
  notify('Note copied.');
}

function quoted(text: string): string {
  return `“${text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`}”`;
}
