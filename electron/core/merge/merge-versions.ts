import type { ArticleRecord, VersionEntry } from '../article/article';
import type { HighlightRecord } from '../highlight/highlight';
import { canonicalJson } from './canonical';

/** From the number that a version has in one copy to the one it has after a merge. */
export type Renumbering = ReadonlyMap<number, number>;

/** The further apart numbers may lie, the sooner copies agree; people see them, so they shouldn't be huge. */
const STEPS = 32;

/** What tells one capture of a text from all others, whatever its number. */
export function captureOf({ hash, capturedAt }: VersionEntry): string {
  return `${capturedAt} ${hash}`;
}

/**
 * Gives each content version of two copies one number. A number holds where both copies mean the same by it; a version
 * that has two takes the greater. Different versions under one number, made apart, all move to new numbers, above every
 * other, in the order of their capture: a number never comes to mean another text, so files can be added under the new
 * numbers before the record speaks of them, and the work may stop anywhere.
 *
 * Copies that merge two by two at the same time can give the same new numbers to different versions, and again when
 * they merge those. So numbers that were moved before are moved by steps that look random but are the same in both.
 */
export function renumber(
  one: ArticleRecord,
  other: ArticleRecord,
): { readonly one: Renumbering; readonly other: Renumbering } {
  const entries = [...one.versions, ...other.versions];
  const numbers = new Map<string, number>();
  for (const entry of entries) {
    const capture = captureOf(entry);
    numbers.set(capture, Math.max(entry.number, numbers.get(capture) ?? 0));
  }
  const captures = [...numbers.keys()].sort();
  const highest = Math.max(...entries.map(({ number }) => number));
  const areCounted = highest <= captures.length;
  const taken = new Set<number>();
  for (const number of new Set(numbers.values())) {
    const sharing = captures.filter((capture) => numbers.get(capture) === number);
    if (sharing.length === 1) continue;
    for (const capture of sharing) {
      let next = highest + 1 + (areCounted ? 0 : stepOf(`${highest} ${capture}`));
      while (taken.has(next)) next += 1;
      taken.add(next);
      numbers.set(capture, next);
    }
  }
  const of = ({ versions }: ArticleRecord): Renumbering =>
    new Map(versions.map((entry) => [entry.number, numbers.get(captureOf(entry)) ?? entry.number]));
  return { one: of(one), other: of(other) };
}

/** From 0 up to `STEPS`: spread evenly, always the same for the same words. */
function stepOf(words: string): number {
  let sum = 0;
  for (let index = 0; index < words.length; index += 1)
    sum = (Math.imul(sum, 31) + words.charCodeAt(index)) >>> 0;
  // The low bits of such a sum hardly vary.
  return (sum >>> 8) % STEPS;
}

/** A record with other numbers for its versions, wherever it speaks of them. */
export function withNumbers(record: ArticleRecord, numbers: Renumbering): ArticleRecord {
  const numberOf = (number: number): number => numbers.get(number) ?? number;
  if (record.versions.every(({ number }) => numberOf(number) === number)) return record;
  const followed = (highlight: HighlightRecord): HighlightRecord => ({
    ...highlight,
    version: numberOf(highlight.version),
    anchor: { ...highlight.anchor, version: numberOf(highlight.anchor.version) },
    ...(highlight.placed !== undefined && {
      placed: highlight.placed.map((anchor) => ({ ...anchor, version: numberOf(anchor.version) })),
    }),
  });
  return {
    ...record,
    version: numberOf(record.version),
    versions: record.versions.map((entry) => ({
      ...entry,
      number: numberOf(entry.number),
      original: originalName(entry, numberOf(entry.number)),
    })),
    highlights: record.highlights.map(followed),
    ...(record.progress !== undefined && {
      progress: { ...record.progress, version: numberOf(record.progress.version) },
    }),
  };
}

/** The versions of two copies that have the same numbers for them, each once, by number. */
export function mergeVersions(
  ones: readonly VersionEntry[],
  others: readonly VersionEntry[],
): VersionEntry[] {
  const merged = new Map(ones.map((entry) => [entry.number, entry]));
  for (const other of others) {
    const one = merged.get(other.number);
    merged.set(other.number, one === undefined ? other : fuller(one, other));
  }
  return [...merged.values()].sort((one, other) => one.number - other.number);
}

/** The file of an original is named after its version. */
function originalName({ original, number }: VersionEntry, next: number): string | null {
  return original?.startsWith(`${number}.`) === true
    ? `${next}${original.slice(String(number).length)}`
    : original;
}

/** One copy may have lost sight of its original; the entry that names it is taken, else always the same one. */
function fuller(one: VersionEntry, other: VersionEntry): VersionEntry {
  if ((one.original === null) !== (other.original === null)) return one.original === null ? other : one;
  return canonicalJson(one) >= canonicalJson(other) ? one : other;
}
