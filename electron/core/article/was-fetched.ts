import type { ArticleRecord } from './article';

/**
 * Whether any version of an article was really fetched from the host of its address. If not, the address is only
 * claimed: by a file, a paste, or a record of a time that didn't tell the two apart.
 */
export function wasFetched({ url, versions }: Pick<ArticleRecord, 'url' | 'versions'>): boolean {
  const host = hostOf(url);
  return host !== null && versions.some(({ fetchedFrom }) => hostOf(fetchedFrom ?? null) === host);
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).host : null;
}
