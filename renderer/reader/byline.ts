import type { ArticleView } from '#contract/views';
import { publishedOn } from '#core/article/published-on';

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
