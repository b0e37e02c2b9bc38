import type { SaveOutcome } from '#contract/actions';
import { addressesIn, sourceOfPaste } from '#core/pasted-source';
import { fail, ok, type Result } from '#core/result';
import { readClipboard } from './clipboard';
import { itemOf, MOST_ITEMS, tooManyItems } from './save-many/save-item';
import type { SaveTogether } from './save-many/save-together';

/** Saves what a person copied: an address, a list of them, markup or text. */
export async function saveClipboard(save: SaveTogether): Promise<Result<readonly SaveOutcome[]>> {
  const copied = await readClipboard();
  const addresses = addressesIn(copied.text);
  if (addresses.length > MOST_ITEMS) return tooManyItems('What was copied');
  if (addresses.length > 1) return ok(await save(addresses.map((url) => itemOf(url, { kind: 'url', url }))));
  const source = sourceOfPaste(copied);
  if (source === null) {
    return fail('empty', 'There is nothing on the clipboard to save. Copy an address or a text first.');
  }
  return ok(await save([itemOf('Clipboard', source)]));
}
