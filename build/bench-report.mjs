// @ts-check
/** How a bench's rows are told: raw figures, medians, what they are compared with, and the bar. */

/** @import { Row } from '../tests/bench/bench' */

/** More figures than this are told by their spread. */
const MOST_FIGURES_SHOWN = 24;

/**
 * Prints one row.
 * @param {Row} row
 * @returns {boolean} whether it is within its bar; true when it has none
 */
export function report({ name, unit, figures, baseline, atMost }) {
  const lines = [name, `  measured  ${describe(figures, unit)}`];
  if (baseline !== undefined) {
    lines.push(`  baseline  ${describe(baseline.figures, unit)}  ${baseline.name}`);
  }
  const { value, valueUnit } = compared({ name, unit, figures, baseline });
  const within = atMost === undefined || value <= atMost;
  if (atMost === undefined) lines.push(`        for comparison`);
  else
    lines.push(`  ${within ? 'pass' : 'FAIL'}  ${plain(value)}${valueUnit}, at most ${atMost}${valueUnit}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return within;
}

/**
 * The value that the bar is for.
 * @param {Pick<Row, 'unit' | 'figures'> & { name: string, baseline: Row['baseline'] | undefined }} row
 * @returns {{ value: number, valueUnit: string }}
 */
function compared({ unit, figures, baseline }) {
  const measured = median(figures);
  if (baseline === undefined) return { value: measured, valueUnit: ` ${unit}` };
  const base = median(baseline.figures);
  return baseline.as === 'ratio'
    ? { value: measured / base, valueUnit: '×' }
    : { value: measured - base, valueUnit: ` ${unit} more` };
}

/**
 * @param {readonly number[]} figures
 * @param {string} unit
 */
function describe(figures, unit) {
  const middle = `median ${plain(median(figures))} ${unit}`;
  if (figures.length === 1) return `${plain(median(figures))} ${unit}`;
  if (figures.length <= MOST_FIGURES_SHOWN) return `${figures.map(plain).join(' ')}  (${middle})`;
  const spread = [0.1, 0.9].map((part) => plain(quantile(figures, part))).join('–');
  return `${figures.length} figures, eight in ten within ${spread}  (${middle})`;
}

/** @param {readonly number[]} figures */
function median(figures) {
  return quantile(figures, 0.5);
}

/**
 * @param {readonly number[]} figures
 * @param {number} part - 0 for the smallest, 1 for the largest
 */
function quantile(figures, part) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * part + 0.5)] ?? Number.NaN;
}

/**
 * Whole numbers as they are, others with three digits that count.
 * @param {number} figure
 */
function plain(figure) {
  if (Number.isInteger(figure) || Math.abs(figure) >= 100) return figure.toFixed(0);
  return figure.toFixed(Math.abs(figure) >= 10 ? 1 : 2);
}
