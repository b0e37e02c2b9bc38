import { shell } from 'electron';
import { fail, ok, type Result } from '#core/result';

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

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
      `“${shorten(given)}” was not opened: only web and mail addresses leave Commonplace.`,
    );
  }
  try {
    await shell.openExternal(address);
    return ok(null);
  } catch {
    return fail(
      'unsupported',
      `No program on this computer opens “${shorten(address)}”. Copy the address instead.`,
    );
  }
}

function shorten(address: string): string {
  return address.length <= 100 ? address : `${address.slice(0, 99)}…`;
}
