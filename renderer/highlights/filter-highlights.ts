import type { HighlightView } from '#contract/views';
import type { HighlightColor } from '#core/highlight/colors';

/** What a highlight has to have to be shown; an empty choice asks for nothing. */
export interface HighlightFilter {
  /** Each of them in the quote, the note or the tags, whatever the case and the accents. */
  readonly words: string;
  /** One of them. */
  readonly colors: ReadonlySet<HighlightColor>;
  /** All of them. */
  readonly tags: ReadonlySet<string>;
}

/** Those that have what is asked for, in the order given. */
export function filterHighlights(
  highlights: readonly HighlightView[],
  { words, colors, tags }: HighlightFilter,
): readonly HighlightView[] {
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return highlights.filter((highlight) => {
    if (colors.size > 0 && !colors.has(highlight.color)) return false;
    if ([...tags].some((tag) => !highlight.tags.includes(tag))) return false;
    const text = plain([highlight.quote, highlight.note, ...highlight.tags].join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}

/** The tags of some highlights, each once, in order of the alphabet. */
export function tagsOf(highlights: readonly HighlightView[]): readonly string[] {
  return [...new Set(highlights.flatMap(({ tags }) => tags))].sort((one, other) => one.localeCompare(other));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('und');
}
