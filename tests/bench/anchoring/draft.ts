/**
 * A text in pieces that remember where they came from, so that whatever is done to it, it is known where each of its
 * words went: by construction, not by looking.
 */
export interface Piece {
  readonly text: string;
  /** White space after it within its paragraph. */
  readonly space: string;
  /** Where it stood in the text that the draft was made of, in UTF-16 units; null for what was put in. */
  readonly from: { readonly start: number; readonly end: number } | null;
  /** Whether it is still the word that it was; false for one that took its place. */
  readonly isKept: boolean;
}

export type Sentence = readonly Piece[];
export type Paragraph = readonly Sentence[];
export interface Draft {
  readonly paragraphs: readonly Paragraph[];
  /** Between paragraphs. */
  readonly breaks: string;
}

const PIECES =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]\p{M}*[。、！？」』]*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])\S)+/gu;
const SENTENCE_END = /[.!?…。！？؟।]["'”’»)\]]*$/;

/** @param text - normalised: one newline between paragraphs, single spaces within */
export function draftOf(text: string): Draft {
  let at = 0;
  const paragraphs: Paragraph[] = [];
  for (const line of text.split('\n')) {
    const pieces = [...line.matchAll(PIECES)].map(({ 0: word, index }) => ({
      text: word,
      space: line[index + word.length] === ' ' ? ' ' : '',
      from: { start: at + index, end: at + index + word.length },
      isKept: true,
    }));
    if (pieces.length > 0) paragraphs.push(sentencesOf(pieces));
    at += line.length + 1;
  }
  return { paragraphs, breaks: '\n' };
}

/** Words that weren't there before. */
export function newSentence(text: string): Sentence {
  return draftOf(text).paragraphs.flatMap((paragraph) =>
    paragraph.flatMap((sentence) => sentence.map((piece) => ({ ...piece, from: null, isKept: false }))),
  );
}

function sentencesOf(pieces: readonly Piece[]): Paragraph {
  const sentences: Piece[][] = [[]];
  for (const piece of pieces) {
    sentences.at(-1)?.push(piece);
    if (SENTENCE_END.test(piece.text)) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

/** A piece of the old text and where it stands in the new one. */
export interface PlacedPiece {
  readonly from: { readonly start: number; readonly end: number };
  readonly start: number;
  readonly end: number;
  readonly isKept: boolean;
}

export interface Written {
  readonly text: string;
  /** What came from the old text, in the order of the new one. */
  readonly pieces: readonly PlacedPiece[];
}

export function written({ paragraphs, breaks }: Draft): Written {
  const placed: PlacedPiece[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    let line = '';
    if (text !== '') text += breaks;
    for (const { text: word, space, from, isKept } of paragraph.flat()) {
      const start = text.length + line.length;
      if (from !== null && word !== '') placed.push({ from, start, end: start + word.length, isKept });
      // What stood at a paragraph's end may stand within one now.
      line += word + space;
    }
    text += line.trimEnd();
  }
  return { text, pieces: placed };
}
