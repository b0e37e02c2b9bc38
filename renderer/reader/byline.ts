import type { ArticleView } from '#contract/views';

/** Words a minute of a person reading an essay, from Brysbaert's meta-analysis (2019): 238. */
const WORDS_A_MINUTE = 238;

export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** Authors, date and length in one line, as far as they are known. */
export function bylineOf(article: ArticleView): string {
  const minutes = readingMinutes(article.words);
  return [
    article.authors.join(', '),
    publishedOn(article.published),
    minutes === 1 ? '1 minute' : `${minutes} minutes`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The date as people write it. A source that only says "2024-03" or "March 2024" is shown as it said. */
function publishedOn(published: string | null): string {
  if (published === null) return '';
  if (!/^\d{4}-\d{2}-\d{2}/.test(published)) return published;
  const date = new Date(published);
  if (Number.isNaN(date.getTime())) return published;
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/.test(published);
  return date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(dayOnly && { timeZone: 'UTC' }),
  });
}
