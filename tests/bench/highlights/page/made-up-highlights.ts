import type { HighlightView } from '#contract/views';
import { HIGHLIGHT_COLORS } from '#core/highlight/colors';
import type { ArticleId, HighlightId } from '#core/ids';
import type { Random } from '../../storage/random';

/** Runs of whole words all over a text, in reading order, as the library gives them. Some overlap. */
export function madeUpHighlights(text: string, count: number, random: Random): readonly HighlightView[] {
  return Array.from({ length: count }, () => madeUpHighlight(text, random)).sort(
    (one, other) => one.anchor.start - other.anchor.start,
  );
}

export function madeUpHighlight(text: string, random: Random): HighlightView {
  const start = text.indexOf(' ', random.below(text.length - 400)) + 1;
  const end = text.indexOf(' ', start + 20 + random.below(180));
  return {
    id: uuid(random) as HighlightId,
    articleId: uuid(random) as ArticleId,
    quote: text.slice(start, end),
    prefix: '',
    suffix: '',
    note: '',
    color: random.pick(HIGHLIGHT_COLORS),
    style: 'ink',
    figure: null,
    tags: [],
    created: '2024-01-01T00:00:00.000Z',
    updated: '2024-01-01T00:00:00.000Z',
    anchor: { version: 1, start, end, state: 'exact', score: 1 },
    unsure: false,
  };
}

function uuid(random: Random): string {
  return 'xxxxxxxx-xxxx-7xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => random.below(16).toString(16));
}
