import type { HighlightView } from '#contract/views';
import type { Place } from '#core/commands';
import type { HighlightId } from '#core/ids';
import type { Changed } from '#contract/calls';
import { run } from '../app/history-store';
import { notify, notifyFailure } from '../app/notify';
import { undoOf } from '../app/take-back';
import { replaceHighlight } from './highlight-commands';

/** Puts a highlight on words of the text that is shown. Gives whether that was stored. */
export async function attach(id: HighlightId, at: Place): Promise<boolean> {
  const changed = await place(id, at, () => void attach(id, at));
  if (changed !== null) notify('The highlight stands there now.', undoOf(changed));
  return changed !== null;
}

/** Says yes to where the words were found that are nearly the same. */
export async function confirmPlace({ id, anchor }: HighlightView): Promise<void> {
  const { version, start, end } = anchor;
  await place(id, { version, start, end }, () => undefined);
}

/** Says that a highlight's words aren't in this text: it is loose. */
export async function takeOff(id: HighlightId): Promise<void> {
  const changed = await place(id, null, () => void takeOff(id));
  if (changed !== null) notify('The highlight is loose: its words aren’t in this text.', undoOf(changed));
}

async function place(
  id: HighlightId,
  at: Place | null,
  again: () => void,
): Promise<Changed<HighlightView> | null> {
  const reply = await run('highlight.attach', { id, at });
  if (reply.ok) replaceHighlight(reply.value.value);
  else notifyFailure(reply.error, again);
  return reply.ok ? reply.value : null;
}
