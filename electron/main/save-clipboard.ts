import type { SaveOutcome } from '#contract/actions';
import type { Door } from '#contract/calls';
import { sourceOfPaste } from '#core/pasted-source';
import { fail, ok, type Result } from '#core/result';
import { readClipboard } from './clipboard';

/** Saves what a person copied: an address, markup or text. */
export async function saveClipboard(door: Door): Promise<Result<readonly SaveOutcome[]>> {
  const source = sourceOfPaste(await readClipboard());
  if (source === null) {
    return fail('empty', 'There is nothing on the clipboard to save. Copy an address or a text first.');
  }
  const reply = await door.command('article.save', { source });
  return ok([{ source: 'Clipboard', result: reply.ok ? ok(reply.value.value) : reply }]);
}
