import type { ArticleRecord } from './article';

/**
 * Whether a person gave the host of an article's address, and a version was really fetched from there. If not, the
 * address is only claimed (by a file, a paste), was named by a web page, or is of a record of a time that didn't tell.
 */
export function wasGivenByPerson({ url, versions }: Pick<ArticleRecord, 'url' | 'versions'>): boolean {
  const host = hostOf(url);
  if (host === null) return false;
  return versions.some(
    ({ givenBy, fetchedFrom }) => givenBy === 'person' && hostOf(fetchedFrom ?? null) === host,
  );
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).host : null;
}
