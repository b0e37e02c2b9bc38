import { describeQuote } from '#core/anchor/context';
import { prepareReanchoring, type AnchoredText } from '#core/anchor/reanchor';
import type { Anchored } from '#core/anchor/pattern';
import { seededRandom } from '../storage/random';
import type { Change, Supply } from './changes';
import type { AnchoringDocument } from './documents';
import { draftOf, newSentence, written } from './draft';
import { quotesFrom, type Quote } from './quotes';
import { isGone, judge, truthOf, type Verdict } from './truth';

/** What came of one quote in one changed text. */
export interface Outcome {
  readonly document: string;
  readonly change: string;
  readonly verdict: Verdict;
  /** Whether the change took the quote out of the text, and it was attached all the same. */
  readonly isGone: boolean;
  readonly isAttached: boolean;
  /** For looking into it. */
  readonly quote: string;
  readonly found: string | null;
  readonly certainty: number;
}

export interface TrialOptions {
  readonly quotes: number;
  /** False: only what was taken down with the quote is known, as of an imported highlight. */
  readonly knowsOldText: boolean;
}

/** Marks quotes in a document, changes it, and looks where the highlights are then. */
export function tryOut(
  document: AnchoringDocument,
  change: Change,
  supply: Supply,
  seed: number,
  { quotes, knowsOldText }: TrialOptions,
): readonly Outcome[] {
  const random = seededRandom(seed);
  const draft = draftOf(document.text);
  const changed = written(change.carryOut(draft, random, supply));
  const before: AnchoredText = { number: 1, text: document.text };
  const after: AnchoredText = { number: 2, text: changed.text };
  const placeOf = prepareReanchoring(knowsOldText ? before : null, after);
  return quotesFrom(draft, quotes, random).map((quote) => {
    const anchor = placeOf(highlightOf(before, quote));
    const truth = truthOf(document.text, quote, changed);
    const isAttached = anchor.state !== 'loose';
    return {
      document: document.name,
      change: change.name,
      verdict: judge(truth, isAttached ? anchor : null),
      isGone: isGone(truth),
      isAttached,
      quote: document.text.slice(quote.start, quote.end),
      found: isAttached ? changed.text.slice(anchor.start, anchor.end) : null,
      certainty: anchor.score,
    };
  });
}

export function highlightOf({ number, text }: AnchoredText, { start, end }: Quote): Anchored {
  const anchor = { state: 'exact', score: 1, version: number, start, end } as const;
  return { version: number, start, end, ...describeQuote(text, start, end), anchor };
}

/** Sentences of the documents, for what changes put in. */
export function supplyFrom(documents: readonly AnchoringDocument[]): Supply {
  const sentences = documents.flatMap(({ text }) => draftOf(text).paragraphs.flat());
  return (random) => {
    const sentence = sentences[random.below(sentences.length)] ?? [];
    return newSentence(sentence.map(({ text, space }) => text + space).join(''));
  };
}
