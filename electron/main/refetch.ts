import { randomUUID } from 'node:crypto';
import type { CommandReply } from '#contract/calls';
import type { CaptureProgress } from '#contract/events';
import type { Refetched } from '#contract/version-views';
import type { ArticleRecord, ContentVersion } from '#core/article/article';
import { wasGivenByPerson } from '#core/article/given-by-person';
import { articleView } from '#core/article/article-view';
import type { NewArticle } from '#core/article/new-article';
import type { CommandArgs, Source } from '#core/commands';
import type { Anchor } from '#core/highlight/highlight';
import { fail, ok, type Result } from '#core/result';
import { labelOf } from '../capture/label';
import type { KnownPage } from '../capture/validators';
import { liveArticle } from '../library/live-article';
import type { DoorParts } from './dispatch';

/**
 * Captures an article again, from its own address or another source, and adds what comes as a new version of its text.
 * A text that is the same as the one shown adds nothing. Progress ends with `done` or `failed`, whatever happens.
 */
export async function refetch(
  { library, capture, onProgress }: DoorParts,
  { id, source: given, render, anyway = false, captureId = randomUUID() }: CommandArgs<'article.refetch'>,
): Promise<CommandReply<'article.refetch'>> {
  const found = await library.record(id);
  const live = found.ok ? liveArticle(found.value) : found;
  if (!live.ok) return live;
  const record = live.value;
  const source = given === undefined ? ownSource(record) : ok(given);
  if (!source.ok) return source;
  const present = await library.content(id, record.version);

  let last: CaptureProgress['step'] = 'failed';
  const tell = (step: CaptureProgress['step']): void =>
    onProgress({ captureId, label: labelOf(source.value), step, bytes: null });
  try {
    const url = record.url === null || source.value.kind === 'url' ? {} : { url: record.url };
    // An address that a page named, or a file merely claims, may have been chosen by whoever made it.
    const from = given !== undefined || wasGivenByPerson(record) ? 'person' : 'page';
    const isRendered = render ?? (given === undefined && wasRendered(record));
    const args = { source: source.value, captureId, from, render: isRendered, anyway, ...url } as const;
    const known = given === undefined && present.ok ? knownPage(record) : null;
    const captured = await (await capture()).recapture(args, known, onProgress);
    if (!captured.ok) return captured;
    const article = captured.value;
    if ('kind' in article || (present.ok && isSame(present.value, article))) {
      last = 'done';
      return ok({ value: reply(record, record.version, false), undo: null, remark: unchanged(record) });
    }
    tell('store');
    const added = await library.addVersion(id, article);
    if (!added.ok) return added;
    last = 'done';
    return ok({
      value: reply(added.value, record.version, true),
      undo: { name: 'article.show-version', args: { id, version: record.version } },
    });
  } finally {
    tell(last);
  }
}

function ownSource({ title, url }: ArticleRecord): Result<Source> {
  if (url !== null) return ok({ kind: 'url', url });
  return fail(
    'bad-request',
    `“${title}” came from no web address, so it can’t be fetched again. A file can be given in its place.`,
  );
}

/** How the shown text was fetched: without its scripts it may have been no text at all. */
function wasRendered({ version, versions }: ArticleRecord): boolean {
  return versions.some((entry) => entry.number === version && entry.rendered === true);
}

/** What the shown text's page is known by at its server. */
function knownPage({ version, versions }: ArticleRecord): KnownPage | null {
  const { fetchedFrom, validators } = versions.find(({ number }) => number === version) ?? {};
  if (typeof fetchedFrom !== 'string' || validators === undefined || validators === null) return null;
  return { url: fetchedFrom, validators };
}

/** By the markup, or where only that differs, by the words: a page often carries something that is new each time. */
function isSame({ html, text }: ContentVersion, captured: NewArticle): boolean {
  return html === captured.html || text === captured.text;
}

function unchanged({ title }: ArticleRecord): string {
  return `“${title}” is unchanged: its text is the same as before. Nothing was added.`;
}

function reply(record: ArticleRecord, before: number, changed: boolean): Refetched {
  const live = record.highlights.filter(({ deletedAt }) => deletedAt === null);
  const count = (state: Anchor['state']): number =>
    live.filter(({ anchor }) => anchor.state === state).length;
  return {
    article: articleView(record),
    changed,
    before,
    highlights: {
      exact: count('exact'),
      moved: count('moved'),
      fuzzy: count('fuzzy'),
      loose: count('loose'),
    },
  };
}
