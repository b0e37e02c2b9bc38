import { findQuote } from '#core/anchor/find-quote';
import type { ArticleRecord, ContentVersion } from '#core/article/article';
import type { Anchor, HighlightRecord } from '#core/highlight/highlight';
import { fold } from '#core/text/fold';
import { changeAt, currentVersion } from './check-record';
import { nameOf } from './highlight-name';
import type { RecordFault } from './record-edits';

interface Range {
  /** UTF-16 units of a version's normalised text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * Checks that the words of an article's highlights stand in one version of its text where the record says: where they
 * were made, and where they are shown. Places that are wrong are looked for; `exact` is never changed.
 */
export function checkAnchors(
  record: ArticleRecord,
  content: Pick<ContentVersion, 'number' | 'text'>,
): readonly RecordFault[] {
  return record.highlights.flatMap((highlight, index) => {
    const isPlaceWrong =
      highlight.version === content.number && !stands(content.text, highlight, highlight.exact);
    if (!isPlaceWrong) return checkAnchor(record, content, highlight, index);
    const place = lookFor(content.text, highlight);
    // The anchor is measured against the place as it will be.
    const anchor = checkAnchor(record, content, { ...highlight, ...place }, index);
    return [placeFault(record, content, { highlight, index, place }), ...anchor];
  });
}

function placeFault(
  record: ArticleRecord,
  { text }: Pick<ContentVersion, 'text'>,
  wrong: { readonly highlight: HighlightRecord; readonly index: number; readonly place: Range | null },
): RecordFault {
  const { highlight, index, place } = wrong;
  const edit = place && {
    mended: 'Its place was set to where its words stand.',
    apply: (before: ArticleRecord) =>
      changeAt(before, index, (each) => ({ ...each, ...place, block: blockAt(text, place.start) })),
  };
  const message = `${nameOf(highlight, record)} doesn’t have its words at the place where it was made.`;
  return { kind: 'highlight-place', message, edit };
}

function checkAnchor(
  record: ArticleRecord,
  { number, text }: Pick<ContentVersion, 'number' | 'text'>,
  highlight: HighlightRecord,
  index: number,
): readonly RecordFault[] {
  const { anchor } = highlight;
  const isKnown = record.versions.some((entry) => entry.number === anchor.version);
  // One in a version that there isn't is looked for in the text that is shown.
  if (number !== (isKnown ? anchor.version : currentVersion(record))) return [];
  if (isKnown && anchor.state === 'loose') return [];
  const isRight =
    isKnown && (anchor.state === 'fuzzy' ? isWithin(text, anchor) : stands(text, anchor, highlight.exact));
  const next = isRight ? withRightState(highlight) : foundAnchor(text, number, highlight);
  if (isRight && next.state === anchor.state) return [];
  const name = nameOf(highlight, record);
  const wrong = isRight
    ? `${name} is called ${anchor.state}, but it is ${next.state}.`
    : `${name} doesn’t have its words at the place where it is shown.`;
  return [
    {
      kind: isRight ? 'anchor-state' : 'anchor-wrong',
      message: wrong,
      edit: {
        mended:
          next.state === 'loose' ? 'It is shown as loose: its words can’t be found.' : 'It was set right.',
        apply: (before) => changeAt(before, index, (each) => ({ ...each, anchor: next })),
      },
    },
  ];
}

/** Whether words stand at a place, whichever way quotes and dashes are written. */
function stands(text: string, { start, end }: Range, words: string): boolean {
  return isWithin(text, { start, end }) && fold(text.slice(start, end)) === fold(words);
}

function isWithin(text: string, { start, end }: Range): boolean {
  return start < end && end <= text.length;
}

/** Exact and moved differ by whether the place is that where the highlight was made. */
function withRightState(highlight: HighlightRecord): Anchor {
  const { anchor } = highlight;
  if (anchor.state === 'fuzzy' || anchor.version !== highlight.version) return anchor;
  const isSamePlace = anchor.start === highlight.start && anchor.end === highlight.end;
  return { ...anchor, state: isSamePlace ? 'exact' : 'moved' };
}

function foundAnchor(text: string, version: number, highlight: HighlightRecord): Anchor {
  const isWhereMade = version === highlight.version && stands(text, highlight, highlight.exact);
  const place = isWhereMade ? { start: highlight.start, end: highlight.end } : lookFor(text, highlight);
  if (place === null) {
    const start = Math.min(highlight.anchor.start, text.length);
    return {
      state: 'loose',
      score: 0,
      version,
      start,
      end: Math.max(start, Math.min(highlight.anchor.end, text.length)),
    };
  }
  // The same search sets the place where the highlight was made right, so in that version the two are one.
  return { state: version === highlight.version ? 'exact' : 'moved', score: 1, version, ...place };
}

/** The one place where a highlight's words stand, by its context if need be; null when there is none or are several. */
function lookFor(text: string, { exact, prefix, suffix }: HighlightRecord): Range | null {
  const first = text.indexOf(exact);
  if (first !== -1 && !text.includes(exact, first + 1)) {
    return { start: first, end: first + exact.length };
  }
  for (const wanted of [{ quote: exact }, { quote: exact, prefix, suffix }]) {
    const found = findQuote(text, wanted);
    if (found?.occurrences === 1) return { start: found.start, end: found.end };
  }
  return null;
}

function blockAt(text: string, start: number): number {
  return text.slice(0, start).split('\n').length - 1;
}
