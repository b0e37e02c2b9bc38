import { bridge } from '../app/bridge';
import { useLibrary } from '../app/library-store';
import { notifyNotice } from '../app/notify';
import { drafts, dropDraft, type NoteDraft } from './note-drafts';
import { noteKeeperOf } from './note-keepers';

const LONGEST_QUOTE = 60;

/** Stores the notes that could not be stored before the window was closed last. To be called when the window stands. */
export async function takeUpDrafts(): Promise<void> {
  const { library } = useLibrary.getState();
  for (const draft of drafts()) {
    // Those of another library wait until that one is open.
    if (draft.library === null || draft.library === library) await takeUp(draft);
  }
}

async function takeUp(draft: NoteDraft): Promise<void> {
  const { articleId, highlightId, text, base } = draft;
  const reply = await bridge.queries['highlight.list']({ articleId });
  // Kept for the next start: the disk may be there again, or the article out of the trash.
  if (!reply.ok) {
    const isElsewhere = reply.error.code === 'not-found';
    return tell(
      draft,
      isElsewhere ? 'Its article isn’t in this library' : 'Its article can’t be read just now',
    );
  }
  const highlight = reply.value.find(({ id }) => id === highlightId);
  if (highlight === undefined) return tell(draft, 'Its highlight was removed');
  if (highlight.note === text) return dropDraft(highlightId);
  // What was being typed may have been stored in part: a text that begins with all that is there loses nothing.
  const isChanged = highlight.note !== base && !text.startsWith(highlight.note);
  noteKeeperOf(highlightId).typed(isChanged ? `${highlight.note}\n\n${text}` : text);
  if (isChanged)
    notifyNotice(`The note ${quoted(text)} was changed elsewhere meanwhile. Both are in it now.`);
}

function tell({ highlightId, text }: NoteDraft, why: string): void {
  notifyNotice(
    `The note ${quoted(text)} is not stored yet. ${why}; it is kept and tried again at the next start.`,
    { label: 'Discard it', run: () => dropDraft(highlightId) },
  );
}

function quoted(text: string): string {
  return `“${text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`}”`;
}
