import { fold } from '#core/text/fold';
import { segmenterFor } from '#core/text/segmenter';
import { normalisedOffset, type TextRange } from '#core/text/text-model';

export interface FindOptions {
  /** Only where the words stand alone, as the language has words. */
  readonly wholeWords?: boolean;
  /** Capitals only for capitals. */
  readonly matchCase?: boolean;
  /** BCP 47. */
  readonly language?: string | null;
}

/** Finds typed words in one text; what it gives is in order and doesn't overlap. Nothing is found for no words. */
export type Finder = (words: string, options?: FindOptions) => readonly TextRange[];

/** A letter with the marks on it, where it may fold to something else than small Latin letters do by themselves. */
const BEYOND_ASCII = /[\0-\x7F](?=\p{M})\p{M}+|[^\0-\x7F]\p{M}*/gu;

/**
 * Marks that a reader leaves out when typing: accents, Hebrew points, Arabic vowels. Not the vowel signs of Indic
 * scripts, nor the marks of kana: those are letters.
 */
const ACCENTS =
  /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u065F\u0670\u1AB0-\u1AFF\u1DC0-\u1DFF]/g;

/**
 * Makes a text ready for finding in it: letters' case and accents, kinds of quotes and dashes and line ends don't
 * count. Costs a pass over the text, once; each search after that is a plain search of a string.
 */
export function createFinder(text: string): Finder {
  const { folded, sources } = foldForFinding(text);
  return (words, { wholeWords = false, matchCase = false, language = null } = {}) => {
    const typed = words.trim().replace(/\s+/g, ' ');
    const needle = foldForFinding(typed).folded;
    if (needle === '') return [];
    const alone = wholeWords ? standsAlone(text, language) : () => true;
    const written = withoutAccents(typed);
    const isWritten = (start: number, end: number): boolean =>
      !matchCase || withoutAccents(text.slice(start, end)) === written;
    const wanted = (start: number, end: number): boolean => alone(start, end) && isWritten(start, end);
    const hits: TextRange[] = [];
    for (let at = folded.indexOf(needle); at !== -1;) {
      const start = sourceOf(sources, at);
      const end = sourceOf(sources, at + needle.length);
      const taken = cutsNothing(sources, at, at + needle.length) && wanted(start, end);
      if (taken) hits.push({ start: normalisedOffset(start), end: normalisedOffset(end) });
      at = folded.indexOf(needle, taken ? at + needle.length : at + 1);
    }
    return hits;
  };
}

interface Folded {
  readonly folded: string;
  /** For each unit of `folded`, and for its end, where its source begins; null when both have the same offsets. */
  readonly sources: Uint32Array | null;
}

function foldForFinding(text: string): Folded {
  const alike = fold(text);
  const pieces: string[] = [];
  const shifts: {
    readonly at: number;
    readonly from: number;
    readonly to: number;
    readonly units: number;
  }[] = [];
  let done = 0;
  let length = 0;
  for (const { 0: cluster, index } of alike.matchAll(BEYOND_ASCII)) {
    const plain = cluster
      .normalize('NFD')
      .replace(ACCENTS, '')
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ς', 'σ');
    const before = alike.slice(done, index).toLowerCase();
    pieces.push(before, plain);
    length += before.length;
    if (plain.length !== cluster.length)
      shifts.push({ at: length, from: index, to: index + cluster.length, units: plain.length });
    length += plain.length;
    done = index + cluster.length;
  }
  pieces.push(alike.slice(done).toLowerCase());
  const folded = pieces.join('');
  if (shifts.length === 0) return { folded, sources: null };
  const sources = new Uint32Array(folded.length + 1);
  let at = 0;
  let source = 0;
  for (const shift of shifts) {
    while (at < shift.at) sources[at++] = source++;
    for (let unit = 0; unit < shift.units; unit += 1) sources[at++] = shift.from;
    source = shift.to;
  }
  while (at < sources.length) sources[at++] = source++;
  return { folded, sources };
}

function withoutAccents(text: string): string {
  return fold(text).normalize('NFD').replace(ACCENTS, '').normalize('NFC');
}

function sourceOf(sources: Uint32Array | null, at: number): number {
  return sources?.[at] ?? at;
}

/** Whether neither end lies inside what one letter folds to (the i of İ). */
function cutsNothing(sources: Uint32Array | null, start: number, end: number): boolean {
  if (sources === null) return true;
  return (start === 0 || sources[start - 1] !== sources[start]) && sources[end - 1] !== sources[end];
}

function standsAlone(text: string, language: string | null): (start: number, end: number) => boolean {
  const words = segmenterFor(language, 'word').segment(text);
  return (start, end) => {
    const last = words.containing(end - 1);
    return (
      words.containing(start)?.index === start &&
      last !== undefined &&
      last.index + last.segment.length === end
    );
  };
}
