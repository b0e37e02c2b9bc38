/**
 * The words of a text as numbers, so that texts are compared by numbers. Equal words have equal numbers whatever their
 * case, their apostrophes and the way their accents are written; white space and punctuation between them don't count.
 */
export interface Words {
  readonly text: string;
  readonly count: number;
  /** The number of each word in the vocabulary. */
  readonly ids: Int32Array;
  /** UTF-16 units of `text`; ends are exclusive. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The words that some texts have together. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();
  private readonly known: string[] = [];
  private readonly weights: number[] = [];

  /** The number of a word as it stands in a text. */
  numberOf(written: string): number {
    const known = this.numbers.get(written);
    if (known !== undefined) return known;
    const form = written.normalize('NFC').toLowerCase().replace(/[’ʼ]/g, "'").replace(SILENT, '');
    let number = this.numbers.get(form);
    if (number === undefined) {
      number = this.known.push(form) - 1;
      this.weights.push(form.length + 1);
      this.numbers.set(form, number);
    }
    this.numbers.set(written, number);
    return number;
  }

  formOf(number: number): string {
    return this.known[number] ?? '';
  }

  /** How much a word weighs in a quote: its length and the space after it. */
  weightOf(number: number): number {
    return this.weights[number] ?? 1;
  }

  get size(): number {
    return this.known.length;
  }
}

/** Soft hyphen, zero-width space, word joiner, byte order mark: in a word they say nothing. */
const SILENT = /[\u00AD\u200B\u2060\uFEFF]/g;

const GAP = 1;
const LETTER = 2;
/** A word by itself: a character of a script that writes no spaces, or a symbol. */
const SINGLE = 3;
/** Goes with what it follows. */
const MARK = 4;
const APOSTROPHE = 5;

const MARKS = /[\p{M}\p{Cf}]/u;
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]/u;
const LETTERS = /[\p{L}\p{N}]/u;
const GAPS = /[\s\p{P}\p{Z}\p{C}]/u;

/** Of each unit, found out when it is first met: the expressions above cost more than all the rest. */
const kinds = new Uint8Array(0x1_0000);

export function wordsOf(text: string, vocabulary: Vocabulary): Words {
  // Few words are shorter than a unit and the space after it, but those of scripts without spaces are.
  const ids = new Int32Array(text.length);
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    const start = at;
    at += unitsAt(text, at);
    if (kind === GAP || kind === APOSTROPHE) continue;
    at = kind === SINGLE ? afterMarks(text, at) : afterLetters(text, at);
    ids[count] = vocabulary.numberOf(text.slice(start, at));
    starts[count] = start;
    ends[count] = at;
    count += 1;
  }
  return {
    text,
    count,
    ids: ids.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
  };
}

/** The first word that ends after `offset`. */
export function wordAfter(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words.ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function afterMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === MARK) at += unitsAt(text, at);
  return at;
}

function afterLetters(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const kind = kindAt(text, at);
    const isWithin = kind === APOSTROPHE && at + 1 < text.length && kindAt(text, at + 1) === LETTER;
    if (kind !== LETTER && kind !== MARK && !isWithin) break;
    at += unitsAt(text, at);
  }
  return at;
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = kinds[unit] ?? 0;
  if (known !== 0) return known;
  const kind = kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  if (!isSurrogate(unit)) kinds[unit] = kind;
  return kind;
}

function kindOf(character: string): number {
  if (character === "'" || character === '’' || character === 'ʼ') return APOSTROPHE;
  if (MARKS.test(character)) return MARK;
  if (UNSPACED.test(character)) return SINGLE;
  if (LETTERS.test(character)) return LETTER;
  return GAPS.test(character) ? GAP : SINGLE;
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
