import { isDeepStrictEqual } from 'node:util';
import type { ArticleRecord } from '#core/article/article';
import type { HighlightRecord } from '#core/highlight/highlight';
import { nameOf } from './highlight-name';
import type { RecordFault } from './record-edits';

/** What a record says that contradicts itself. */
export function checkRecord(record: ArticleRecord): readonly RecordFault[] {
  return [
    ...checkVersions(record),
    ...record.highlights.flatMap((highlight, index) => checkHighlight(record, highlight, index)),
    ...checkTimes(record),
    ...checkDuplicates(record),
  ];
}

/** The version that is shown, or the newest when the record names one that it hasn't. */
export function currentVersion(record: ArticleRecord): number {
  const numbers = record.versions.map(({ number }) => number);
  return numbers.includes(record.version) ? record.version : Math.max(...numbers);
}

/** The record with one highlight changed. */
export function changeAt(
  record: ArticleRecord,
  index: number,
  change: (highlight: HighlightRecord) => HighlightRecord,
): ArticleRecord {
  return {
    ...record,
    highlights: record.highlights.map((highlight, at) => (at === index ? change(highlight) : highlight)),
  };
}

function checkVersions(record: ArticleRecord): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  const numbers = record.versions.map(({ number }) => number);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) {
    const message = `“${record.title}” has two versions of the number ${twice}.`;
    faults.push({ kind: 'version-duplicate', message, edit: null });
  }
  const current = currentVersion(record);
  if (current !== record.version) {
    faults.push({
      kind: 'current-version-unknown',
      message: `“${record.title}” should show version ${record.version} of its text, which it hasn’t.`,
      edit: {
        mended: `It shows its newest, version ${current}.`,
        apply: (wrong) => ({ ...wrong, version: current }),
      },
    });
  }
  const words = record.versions.find(({ number }) => number === current)?.words ?? record.words;
  if (words !== record.words) {
    faults.push({
      kind: 'words-wrong',
      message: `“${record.title}” says that it has ${record.words} words; its text has ${words}.`,
      edit: { mended: 'The count was set right.', apply: (wrong) => ({ ...wrong, words }) },
    });
  }
  return faults;
}

function checkHighlight(
  record: ArticleRecord,
  highlight: HighlightRecord,
  index: number,
): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  const name = nameOf(highlight, record);
  if (highlight.articleId !== record.id) {
    faults.push({
      kind: 'highlight-article',
      message: `${name} says that it belongs to another article.`,
      edit: {
        mended: 'It says now that it belongs to this one.',
        apply: (wrong) => changeAt(wrong, index, (each) => ({ ...each, articleId: record.id })),
      },
    });
  }
  if (!record.versions.some(({ number }) => number === highlight.version)) {
    const message = `${name} was made in version ${highlight.version} of the text, which the article hasn’t.`;
    faults.push({ kind: 'highlight-version', message, edit: null });
  }
  return faults;
}

function checkTimes(record: ArticleRecord): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  for (const [index, highlight] of record.highlights.entries()) {
    const latest = lastChange(highlight);
    if (latest === highlight.updatedAt) continue;
    faults.push({
      kind: 'time-order',
      message: `${nameOf(highlight, record)} was changed before it was made or removed, by its times.`,
      edit: {
        mended: 'The time of its last change was set right.',
        apply: (wrong) => changeAt(wrong, index, (each) => ({ ...each, updatedAt: latest })),
      },
    });
  }
  const latest = later(
    record.updatedAt,
    record.savedAt,
    record.deletedAt,
    ...record.highlights.map(lastChange),
  );
  if (latest !== record.updatedAt) {
    faults.push({
      kind: 'time-order',
      message: `“${record.title}” was changed after the time that it gives for its last change.`,
      edit: {
        mended: 'The time of its last change was set right.',
        apply: (wrong) => ({ ...wrong, updatedAt: latest }),
      },
    });
  }
  return faults;
}

function checkDuplicates(record: ArticleRecord): readonly RecordFault[] {
  const first = new Map<string, HighlightRecord>();
  const faults: RecordFault[] = [];
  for (const highlight of record.highlights) {
    const other = first.get(highlight.id);
    if (other === undefined) {
      first.set(highlight.id, highlight);
      continue;
    }
    const isSame = isDeepStrictEqual(other, highlight);
    const how = isSame ? 'is there twice' : 'has the id of another highlight';
    faults.push({
      kind: 'highlight-duplicate',
      message: `${nameOf(highlight, record)} ${how}.`,
      edit: isSame ? { mended: 'One of the two equal ones was taken out.', apply: withoutRepeats } : null,
    });
  }
  return faults;
}

function withoutRepeats(record: ArticleRecord): ArticleRecord {
  const highlights = record.highlights.filter(
    (highlight, index, all) => all.findIndex((other) => isDeepStrictEqual(other, highlight)) === index,
  );
  return { ...record, highlights };
}

function lastChange({ updatedAt, createdAt, deletedAt }: HighlightRecord): string {
  return later(updatedAt, createdAt, deletedAt);
}

/** The latest of some times; of equal ones the first. */
function later(first: string, ...others: readonly (string | null)[]): string {
  return others
    .filter((time) => time !== null)
    .reduce((latest, time) => (Date.parse(time) > Date.parse(latest) ? time : latest), first);
}
