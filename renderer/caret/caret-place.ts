import { normalisedOffset, type NormalisedOffset } from '#core/text/text-model';
import { domRange, type ShownArticle } from '../reader/shown-article';

/**
 * Where the caret stands in the markup for a place in the text: before a character, or at the end of a word where white
 * space follows, so that the end of a paragraph isn't the beginning of the next. Null in an article without text.
 */
export function caretPlace(
  shown: ShownArticle,
  offset: NormalisedOffset,
): { readonly node: Node; readonly offset: number } | null {
  const { text } = shown.model;
  if (text === '') return null;
  const atEnd = offset > 0 && !/\S/.test(text.charAt(offset));
  const start = atEnd ? offset - 1 : offset;
  const character = domRange(shown, { start: normalisedOffset(start), end: normalisedOffset(start + 1) });
  return atEnd
    ? { node: character.endContainer, offset: character.endOffset }
    : { node: character.startContainer, offset: character.startOffset };
}

/** Puts the caret there; what was selected isn't any more. */
export function putCaret(shown: ShownArticle, offset: NormalisedOffset): void {
  const place = caretPlace(shown, offset);
  if (place !== null) shown.document.getSelection()?.collapse(place.node, place.offset);
}
