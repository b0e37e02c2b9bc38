import { sentencesOf } from '#core/text/sentences';
import type { TextModel, TextRange } from '#core/text/text-model';

/** Sentences beside each other, by their index; both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A text as one walks through it. */
export interface WalkText {
  /** In order, each without white space at its ends. */
  readonly sentences: readonly TextRange[];
  /** The sentences of each block (paragraph, item, line of code) that has any; together they are all sentences. */
  readonly blocks: readonly Span[];
}

/**
 * Which sentences are selected, as a value: all from `anchor`, where extending began, to `head`, which moves. Unless
 * the walk was extended the two are the same.
 */
export interface Walk {
  readonly text: WalkText;
  readonly anchor: Span;
  readonly head: Span;
}

/** A step in reading order: a sentence, a whole block, or the first (-1) or last (1) sentence of the block. */
export interface WalkMove {
  readonly by: 'sentence' | 'block' | 'edge';
  readonly step: 1 | -1;
}

/** Finds the sentences and blocks of a text; `language` as the article has it. */
export function walkTextOf(
  { text, blockStarts }: Pick<TextModel, 'text' | 'blockStarts'>,
  language: string | null,
): WalkText {
  const sentences = sentencesOf(text, language);
  const blocks: Span[] = [];
  let first = 0;
  for (let block = 0; block < blockStarts.length; block += 1) {
    const end = blockStarts[block + 1] ?? Infinity;
    let next = first;
    while (next < sentences.length && (sentences[next]?.start ?? Infinity) < end) next += 1;
    if (next > first) blocks.push({ first, last: next - 1 });
    first = next;
  }
  return { sentences, blocks };
}

/** A walk that stands on one sentence; null where there is none. */
export function walkFrom(text: WalkText, sentence: number): Walk | null {
  if (sentence < 0 || sentence >= text.sentences.length) return null;
  const at = { first: sentence, last: sentence };
  return { text, anchor: at, head: at };
}

/** The index of the sentence that holds a place of the text, or else of the next one; -1 after the last. */
export function sentenceAt({ sentences }: WalkText, offset: number): number {
  return sentences.findIndex(({ end }) => end > offset);
}

/** All sentences that are selected. */
export function spanOf({ anchor, head }: Walk): Span {
  return { first: Math.min(anchor.first, head.first), last: Math.max(anchor.last, head.last) };
}

/** The text that is selected. */
export function rangeOf(walk: Walk): TextRange | null {
  const { first, last } = spanOf(walk);
  return textOf(walk.text, first, last);
}

/** The sentence that the last step went to, which is what a reader looks at: that at the moving end. */
export function headRangeOf({ text, head }: Walk): TextRange | null {
  return textOf(text, head.first, head.last);
}

/** Whether the moving end lies before the one that stays. */
export function isBackwards({ anchor, head }: Walk): boolean {
  return head.first < anchor.first;
}

/** Moves what is selected. At the ends of the text it stays where it is. */
export function move(walk: Walk, { by, step }: WalkMove): Walk {
  const { text, head } = walk;
  switch (by) {
    case 'sentence':
      return standOn(walk, single(clamp(text, step === 1 ? head.last + 1 : head.first - 1)));
    case 'edge':
      return standOn(walk, single(blockEdge(text, step === 1 ? head.last : head.first, step)));
    case 'block': {
      const at = blockIndex(text, step === 1 ? head.last : head.first) + step;
      return standOn(walk, text.blocks[Math.min(Math.max(0, at), text.blocks.length - 1)] ?? head);
    }
  }
}

/**
 * Moves the end that was moved last and keeps the anchor, which stays selected also when the other end goes past it.
 * By blocks it goes to the edge of a block, and to that of the next one when it stands there.
 */
export function extend(walk: Walk, { by, step }: WalkMove): Walk {
  const { text } = walk;
  const at = movingEdge(walk, step);
  switch (by) {
    case 'sentence':
      return headTo(walk, at + step);
    case 'edge':
      return headTo(walk, blockEdge(text, at, step));
    case 'block':
      return headTo(walk, nextStop(walk, at, step));
  }
}

/** The sentence at the moving end. When nothing is extended yet, the end on the side of the step begins to move. */
function movingEdge({ anchor, head }: Walk, step: 1 | -1): number {
  if (head.last > anchor.last) return head.last;
  if (head.first < anchor.first) return head.first;
  return step === 1 ? head.last : head.first;
}

/** Going away from the anchor a block is taken whole; coming back it is let go whole, as far as the anchor. */
function nextStop({ text, anchor }: Walk, at: number, step: 1 | -1): number {
  const edge = blockEdge(text, at, step);
  if (at > anchor.last && step === -1) return Math.max(edge - 1, anchor.last);
  if (at < anchor.first && step === 1) return Math.min(edge + 1, anchor.first);
  return edge !== at ? edge : blockEdge(text, clamp(text, at + step), step);
}

function headTo(walk: Walk, sentence: number): Walk {
  const { text, anchor } = walk;
  const to = clamp(text, sentence);
  const within = to >= anchor.first && to <= anchor.last;
  return { ...walk, head: within ? anchor : single(to) };
}

function standOn({ text }: Walk, span: Span): Walk {
  return { text, anchor: span, head: span };
}

function single(sentence: number): Span {
  return { first: sentence, last: sentence };
}

function clamp({ sentences }: WalkText, sentence: number): number {
  return Math.min(sentences.length - 1, Math.max(0, sentence));
}

function blockIndex({ blocks }: WalkText, sentence: number): number {
  return blocks.findIndex(({ last }) => last >= sentence);
}

function blockEdge(text: WalkText, sentence: number, step: 1 | -1): number {
  const block = text.blocks[blockIndex(text, sentence)];
  if (block === undefined) return sentence;
  return step === 1 ? block.last : block.first;
}

function textOf({ sentences }: WalkText, first: number, last: number): TextRange | null {
  const start = sentences[first]?.start;
  const end = sentences[last]?.end;
  return start === undefined || end === undefined ? null : { start, end };
}
