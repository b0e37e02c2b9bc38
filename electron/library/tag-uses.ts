import type { TagUse } from '#contract/views';
import type { IndexEntry } from './index/index-entry';

/** How often one spelling is used. */
interface Count {
  articles: number;
  highlights: number;
}

/**
 * The tags of articles and their highlights, the most used first, then by the alphabet. Spellings that differ only in
 * case are one tag, under the one that is used most.
 */
export function tagUses(entries: Iterable<IndexEntry>): readonly TagUse[] {
  const spellings = new Map<string, Count>();
  const count = (tag: string, where: keyof Count): void => {
    const known = spellings.get(tag);
    if (known === undefined) spellings.set(tag, { articles: 0, highlights: 0, [where]: 1 });
    else known[where] += 1;
  };
  for (const { view, highlightTags } of entries) {
    for (const tag of view.tags) count(tag, 'articles');
    if (highlightTags !== '') for (const tag of highlightTags.split('\n')) count(tag, 'highlights');
  }
  // Case is folded once a spelling, not once a use, which would take a second in a large library.
  const tags = new Map<string, TagUse>();
  for (const use of [...spellings].map(([tag, uses]) => ({ tag, ...uses })).sort(mostUsedFirst)) {
    const key = use.tag.toLocaleLowerCase('und');
    const known = tags.get(key);
    tags.set(key, known === undefined ? use : together(known, use));
  }
  return [...tags.values()].sort(mostUsedFirst);
}

function together({ tag, articles, highlights }: TagUse, other: TagUse): TagUse {
  return { tag, articles: articles + other.articles, highlights: highlights + other.highlights };
}

function mostUsedFirst(one: TagUse, other: TagUse): number {
  const difference = other.articles + other.highlights - (one.articles + one.highlights);
  return difference === 0 ? one.tag.localeCompare(other.tag, 'und') : difference;
}
