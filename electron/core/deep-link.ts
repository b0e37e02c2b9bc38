import { fail, ok, type Result } from './result';

/** What `commonplace://save?url=…&title=…` asks for. */
export interface DeepLink {
  /** An http or https address. */
  readonly url: string;
  /** Instead of the title that is found; null unless given. */
  readonly title: string | null;
}

const LONGEST_LINK = 20_000;
const LONGEST_TITLE = 300;

/**
 * Reads a link that another program, or a web page, had opened. Fails with `bad-request` for another form, with
 * `unsupported` for an address that isn't one of the web.
 */
export function readDeepLink(words: string): Result<DeepLink> {
  const link = words.length <= LONGEST_LINK && URL.canParse(words) ? new URL(words) : null;
  const asksToSave = link?.protocol === 'commonplace:' && link.host === 'save' && /^\/?$/.test(link.pathname);
  const given = asksToSave ? link.searchParams.get('url') : null;
  if (link === null || given === null) {
    return fail(
      'bad-request',
      'A link asked Commonplace for something that it doesn’t do. A link that saves looks like ' +
        'commonplace://save?url=https://example.org/page. Nothing was saved.',
    );
  }
  const address = URL.canParse(given) ? new URL(given) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) {
    return fail(
      'unsupported',
      'A link asked to save what isn’t an http or https address. Nothing was saved.',
    );
  }
  const title = (link.searchParams.get('title') ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_TITLE);
  return ok({ url: address.href, title: title === '' ? null : title });
}
