import { isoDate } from './dates';
import { startsWithBy } from './person-names';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const DATE = new RegExp(
  `(?<!\\d)(?:${DAY}\\s+${MONTH},?\\s+\\d{4}|${MONTH}\\s+${DAY},?\\s+\\d{4}|\\d{4}-\\d{2}-\\d{2})(?!\\d)`,
  'i',
);
/** A line with more than names and a date is a sentence, which may speak of any day. */
const LONGEST = 120;

/**
 * The date that stands in a byline beside the names: `By Jane Roe | 3 March 2023`.
 * @returns ISO 8601; null when the line is no byline, or has no date
 */
export function bylineDate(line: string): string | null {
  if (line.length > LONGEST || !startsWithBy(line)) return null;
  const found = DATE.exec(line)?.[0] ?? null;
  return isoDate(found?.replace(/(\d)(?:st|nd|rd|th)\b/i, '$1').replace(/([a-z])\./i, '$1') ?? null);
}

/** The line without the date and what parts it from the names. */
export function withoutDate(line: string): string {
  return line.replace(DATE, '').replace(/[\s|•·,–—-]+$/, '');
}
