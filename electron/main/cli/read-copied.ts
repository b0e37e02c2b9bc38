import { app } from 'electron';
import type { Copied } from '#core/pasted-source';
import { fail, ok, type Result } from '#core/result';
import { readClipboard } from '../clipboard';
import { hasNoDisplay } from '../no-display';

/** What a person copied; without a display there is nobody who could have. */
export async function readCopied(): Promise<Result<Copied>> {
  if (hasNoDisplay()) {
    return fail(
      'unsupported',
      'There is no clipboard without a display. Pipe the text in instead, to: commonplace save -',
    );
  }
  await app.whenReady();
  return ok(await readClipboard());
}
