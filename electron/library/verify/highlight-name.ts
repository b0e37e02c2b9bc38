import type { ArticleRecord } from '#core/article/article';
import type { HighlightRecord } from '#core/highlight/highlight';

const LONGEST = 40;

/** What to call a highlight in a message. */
export function nameOf({ exact }: HighlightRecord, { title }: ArticleRecord): string {
  const words = exact.length <= LONGEST ? exact : `${exact.slice(0, LONGEST - 1)}…`;
  return `The highlight “${words}” in “${title}”`;
}
