import type { Result } from '#core/result';
import { run } from '../app/history-store';
import { useReader } from '../app/reader-store';
import { replaceHighlight } from './highlight-commands';
import { noteStep, type NoteSubject } from './note-subject';

/** Saves a note as it is typed: the keystrokes of one sitting are one step back. The caller tells of a failure. */
export async function writeNote(subject: NoteSubject, note: string): Promise<Result<unknown>> {
  const { articleId, highlightId } = subject;
  if (highlightId === null) {
    const written = await run('article.annotate', { id: articleId, note }, noteStep(subject));
    const isShown = useReader.getState().content?.article.id === articleId;
    if (written.ok && isShown) useReader.setState({ articleNote: written.value.value.note });
    return written;
  }
  const reply = await run('highlight.edit', { id: highlightId, note }, noteStep(subject));
  if (reply.ok) replaceHighlight(reply.value.value);
  return reply;
}
