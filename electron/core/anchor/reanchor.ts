import type { ContentVersion } from '../article/article';
import type { Anchor, HighlightRecord } from '../highlight/highlight';
import { fold, normaliseQuote } from '../text/fold';
import { describeQuote } from './context';

/** A content version, as far as anchoring needs it. */
export type AnchoredText = Pick<ContentVersion, 'number' | 'text'>;

/** Shorter quotes stand in a text by chance, so their surroundings have to agree. In UTF-16 units. */
const SHORT_QUOTE = 24;
/** How much of the better side's context has to stand there, where the words alone don't settle it. */
const ENOUGH_CONTEXT = 0.75;

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Of the context on each side, how much agrees, 0–1. */
  readonly better: number;
  readonly worse: number;
}

/**
 * Finds a highlight's place in another version of the article's text. The words must stand there as they were marked;
 * where they are short, or stand in several places, what stands beside them must agree too and tell one place from
 * all others. What isn't certain by that is loose: never a guess.
 *
 * @param before - the version that was shown so far; where the highlight stands in it, its context is read there
 */
export function reanchor(
  highlight: HighlightRecord,
  before: AnchoredText | null,
  after: AnchoredText,
): Anchor {
  const { number: version, text } = after;
  const { start, end } = highlight;
  if (highlight.version === version && fold(text.slice(start, end)) === fold(highlight.exact)) {
    return { state: 'exact', score: 1, version, start, end };
  }
  const place = onlyPlace(candidates(highlight, before, text), highlight.exact.length);
  if (place === null) return looseIn(highlight, after);
  const isThere = place.start === start && place.end === end;
  return {
    state: isThere ? 'exact' : 'moved',
    // The weights of quote and context in which surer places are told from others; the words agree whole.
    score: Math.round((0.55 + 0.3 * place.better + 0.15 * place.worse) * 100) / 100,
    version,
    start: place.start,
    end: place.end,
  };
}

function candidates(
  highlight: HighlightRecord,
  before: AnchoredText | null,
  text: string,
): readonly Candidate[] {
  const { prefix, suffix } = contextOf(highlight, before);
  const folded = fold(text);
  const needle = fold(normaliseQuote(highlight.exact));
  const found: Candidate[] = [];
  if (needle === '') return found;
  for (let start = folded.indexOf(needle); start !== -1; start = folded.indexOf(needle, start + 1)) {
    const end = start + needle.length;
    const left = shareBefore(folded.slice(0, start), fold(prefix));
    const right = shareAfter(folded, end, fold(suffix));
    found.push({ start, end, better: Math.max(left, right), worse: Math.min(left, right) });
  }
  return found;
}

/** The text itself tells the context better than what was taken down when the highlight was made. */
function contextOf(
  highlight: HighlightRecord,
  before: AnchoredText | null,
): { readonly prefix: string; readonly suffix: string } {
  const { anchor } = highlight;
  const isThere =
    before !== null &&
    anchor.version === before.number &&
    anchor.state !== 'loose' &&
    before.text.slice(anchor.start, anchor.end) === highlight.exact;
  return isThere ? describeQuote(before.text, anchor.start, anchor.end) : highlight;
}

function onlyPlace(places: readonly Candidate[], length: number): Candidate | null {
  const [first, ...others] = [...places].sort((one, other) => sureness(other) - sureness(one));
  if (first === undefined) return null;
  if (others.length === 0 && length >= SHORT_QUOTE) return first;
  if (first.better < ENOUGH_CONTEXT) return null;
  const [second] = others;
  return second !== undefined && sureness(second) === sureness(first) ? null : first;
}

function sureness({ better, worse }: Candidate): number {
  return better * 2 + worse;
}

/** How much of a context stands right before a place, 0–1; the beginning of a text agrees with no context. */
function shareBefore(text: string, prefix: string): number {
  let same = 0;
  while (same < prefix.length && text.at(-1 - same) === prefix.at(-1 - same)) same += 1;
  return prefix === '' ? Number(text === '') : same / prefix.length;
}

function shareAfter(text: string, end: number, suffix: string): number {
  let same = 0;
  while (same < suffix.length && text[end + same] === suffix[same]) same += 1;
  return suffix === '' ? Number(end === text.length) : same / suffix.length;
}

/** Near where it stood, so that it is shown there among the others. */
function looseIn({ anchor }: HighlightRecord, { number, text }: AnchoredText): Anchor {
  const start = Math.min(anchor.start, text.length);
  const end = Math.max(start, Math.min(anchor.end, text.length));
  return { state: 'loose', score: 0, version: number, start, end };
}
