import { shell } from 'electron';
import { fail, ok, type Result } from '#core/result';
import { shorten } from '#core/text/shorten';

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Of an address in a message, in UTF-16 units. */
const LONGEST_NAMED = 100;

/** The address in the form it is opened in, or null when it isn't one that may leave the app. */
export function externalAddress(given: string): string | null {
  if (!URL.canParse(given)) return null;
  const url = new URL(given);
  return SCHEMES.has(url.protocol) ? url.href : null;
}

/** Opens a web or mail address in the person's own program. Any other scheme is refused with `unsupported`. */
export async function openExternalLink(given: string): Promise<Result<null>> {
  const address = externalAddress(given);
  if (address === null) {
    return fail(
      'unsupported',
      `“${shorten(given, LONGEST_NAMED)}” was not opened: only web and mail addresses leave Commonplace.`,
    );
  }
  try {
    await shell.openExternal(address);
    return ok(null);
  } catch {
    return fail(
      'unsupported',
      `No program on this computer opens “${shorten(address, LONGEST_NAMED)}”. Copy the address instead.`,
    );
  }
}
