import type { Source } from '#core/commands';
import { fail, ok, type Failure, type Result } from '#core/result';
import { shortAddress, webAddress } from '../address';
import { LARGEST_SOURCE, tooLarge } from '../limits';
import type { Loaded } from '../load-source';
import type { RenderOptions } from './page-render';
import type { RenderPage } from './in-turn';

interface Failed {
  readonly ok: false;
  readonly error: Failure;
}

/** A source that was rendered, and what the log is to say of that. */
export interface LoadedRendered {
  readonly loaded: Loaded;
  readonly notes: readonly string[];
}

/** The first step for a page that is rendered: what its scripts made of it goes the way of a page that was fetched. */
export async function loadRendered(
  source: Source,
  render: RenderPage,
  options: RenderOptions,
): Promise<Result<LoadedRendered>> {
  if (source.kind !== 'url') {
    return fail('bad-request', 'Only a page at a web address can be rendered first. Nothing was saved.');
  }
  const address = webAddress(source.url);
  if (!address.ok) return address;
  const rendered = await render(address.value, options);
  if (!rendered.ok) return rendered;
  const { html, url, notes } = rendered.value;
  // With a BOM, since what the page says of its encoding needn't be so any more.
  const bytes = new TextEncoder().encode(`\uFEFF${html}`);
  if (bytes.byteLength > LARGEST_SOURCE) return tooLarge(shortAddress(url), bytes.byteLength);
  const loaded: Loaded = {
    kind: 'html',
    content: { kind: 'characters', characters: html },
    images: [],
    notes: [],
    bytes,
    extension: 'html',
    url,
    validators: null,
    scope: 'article',
  };
  return ok({ loaded, notes });
}

/** What is said of a page without text speaks of scripts, which have run by now. */
export function afterScripts(failed: Failed): Failed {
  if (failed.error.remedy !== 'render') return failed;
  return fail(
    failed.error.code,
    'There is no text in this page, even after its scripts have run. Nothing was saved.',
  );
}
