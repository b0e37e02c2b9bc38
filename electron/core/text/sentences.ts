import { segmenterFor } from './segmenter';
import { normalisedOffset, type TextRange } from './text-model';

/**
 * The sentences of a text in order, each without white space at its ends. A block's end ends a sentence. Offsets are
 * UTF-16 units of the normalised text; the rules are UAX #29 with the language's own exceptions.
 */
export function sentencesOf(text: string, language: string | null): readonly TextRange[] {
  const segmenter = segmenterFor(language, 'sentence');
  const sentences: TextRange[] = [];
  let blockStart = 0;
  for (const block of text.split('\n')) {
    for (const { segment, index } of segmenter.segment(block)) {
      const words = segment.trim();
      if (words === '') continue;
      const start = blockStart + index + segment.indexOf(words);
      sentences.push({ start: normalisedOffset(start), end: normalisedOffset(start + words.length) });
    }
    blockStart += block.length + 1;
  }
  return sentences;
}
