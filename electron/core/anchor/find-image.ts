import type { Anchor, HighlightRecord } from '../highlight/highlight';
import type { AnchoredText } from './text-pair';

/**
 * Where an image that was marked stands in another version. It is known by its file, wherever it is shown now; its
 * place in the text is only for the order. Null: it has words to look for, or isn't there.
 */
export function findImage(
  { figure, exact, anchor }: Pick<HighlightRecord, 'figure' | 'exact' | 'anchor'>,
  { html, text, number }: AnchoredText,
): Anchor | null {
  if (figure?.image == null || exact !== '') return null;
  if (html?.includes(figure.image) !== true) return null;
  const start = Math.min(anchor.start, text.length);
  return { state: 'moved', score: 1, version: number, start, end: start };
}
