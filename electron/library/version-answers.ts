import type { QueryArgs, QueryReply } from '#contract/calls';
import type { VersionView } from '#contract/version-views';
import type { ArticleRecord, VersionEntry } from '#core/article/article';
import { noVersion } from '#core/article/show-version';
import { ok, type Result } from '#core/result';
import { differenceOf as textDifference } from '#core/text/difference';
import type { Library } from './library';
import { liveArticle } from './live-article';

export async function listVersions(
  library: Library,
  { id }: QueryArgs<'article.versions'>,
): Promise<QueryReply<'article.versions'>> {
  const found = await library.record(id);
  const record = found.ok ? liveArticle(found.value) : found;
  return record.ok ? ok(record.value.versions.map((entry) => versionView(record.value, entry))) : record;
}

export async function differenceOf(
  library: Library,
  { id, from, to }: QueryArgs<'article.difference'>,
): Promise<QueryReply<'article.difference'>> {
  const [older, newer] = [await named(library, id, from), await named(library, id, to)];
  if (!older.ok) return older;
  if (!newer.ok) return newer;
  const [before, after] = [await library.content(id, from), await library.content(id, to)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  return ok({
    id,
    title: newer.value.record.title,
    from: older.value.version,
    to: newer.value.version,
    difference: textDifference(before.value.text, after.value.text),
  });
}

export async function logOf(
  library: Library,
  { id, version }: QueryArgs<'article.log'>,
): Promise<QueryReply<'article.log'>> {
  const found = await named(library, id, version);
  if (!found.ok) return found;
  const log = await library.log(id, found.value.version.number);
  if (!log.ok) return log;
  return ok({ id, title: found.value.record.title, version: found.value.version, log: log.value });
}

/** A version of an article that isn't in the trash; without a number, the one that is shown. */
async function named(
  library: Library,
  id: QueryArgs<'article.log'>['id'],
  number?: number,
): Promise<Result<{ readonly record: ArticleRecord; readonly version: VersionView }>> {
  const found = await library.record(id);
  const live = found.ok ? liveArticle(found.value) : found;
  if (!live.ok) return live;
  const record = live.value;
  const wanted = number ?? record.version;
  const entry = record.versions.find((each) => each.number === wanted);
  return entry === undefined
    ? noVersion(record, wanted)
    : ok({ record, version: versionView(record, entry) });
}

function versionView(
  record: ArticleRecord,
  { number, capturedAt, words, hash, original }: VersionEntry,
): VersionView {
  return {
    number,
    captured: capturedAt,
    words,
    hash,
    shown: number === record.version,
    original: original !== null,
  };
}
