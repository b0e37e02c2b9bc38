import type { Anchoring, AnchorOf } from '#core/anchor/anchoring';
import { reanchor, type AnchoredText } from '#core/anchor/reanchor';
import type { ArticleRecord } from '#core/article/article';
import type { Anchor, HighlightRecord } from '#core/highlight/highlight';
import type { HighlightId } from '#core/ids';

/** The text of one of the article's versions; null when it can't be read. */
export type TextOf = (version: number) => Promise<AnchoredText | null>;

/**
 * Finds an article's highlights in another of its texts, in advance. Each is looked for from the text that is shown so
 * far, and from the one that it was made in where it isn't in that, or where that one doesn't lead to it: what a text
 * in between didn't have is found again. One that comes later, such as a highlight made meanwhile, is found when it is
 * asked for.
 */
export async function anchorsIn(
  anchoring: Anchoring,
  { highlights, version: shown }: Pick<ArticleRecord, 'highlights' | 'version'>,
  after: AnchoredText,
  textOf: TextOf,
): Promise<AnchorOf> {
  // A text that can't be read any more doesn't keep another from being shown.
  const before = await textOf(shown);
  const found = new Map<HighlightId, Anchor>();
  const search = async (some: readonly HighlightRecord[], from: AnchoredText | null): Promise<void> => {
    if (some.length === 0) return;
    const anchors = await anchoring.find({ highlights: some, before: from, after });
    some.forEach(({ id }, index) => {
      const anchor = anchors[index];
      if (anchor !== undefined) found.set(id, anchor);
    });
  };
  const stands = ({ anchor }: HighlightRecord): boolean =>
    anchor.version === shown && anchor.state !== 'loose';
  await search(highlights.filter(stands), before);
  const missing = highlights.filter(({ id }) => (found.get(id)?.state ?? 'loose') === 'loose');
  for (const made of new Set(missing.map(({ version }) => version))) {
    const group = missing.filter(({ version }) => version === made);
    await search(group, made === shown ? before : await textOf(made));
  }
  return (highlight) => found.get(highlight.id) ?? reanchor(highlight, before, after);
}
