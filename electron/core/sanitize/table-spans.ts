/**
 * More than any table for people has, and more places than all tables of one document have together. Chromium lays out
 * every place of a table, and dies of too many.
 */
const MOST_COLUMNS = 1000;
const MOST_PLACES = 1_000_000;
/** What a cell may say (HTML standard, 4.9.11). */
const MOST_ACROSS = 1000;
const MOST_DOWN = 65_534;

/** Cells from rows above that reach down into the next rows. */
interface Hanging {
  readonly across: number;
  readonly rows: number;
}

/** The tables of one document, in its order. */
export class TablePlaces {
  private left = MOST_PLACES;

  /**
   * Takes the spans off a table's cells and columns where they would make it larger than any table for people, or all
   * tables so far together.
   */
  tame(table: Element): void {
    const places = placesOf(table);
    if (places > this.left) dropSpans(table);
    // What is tamed counts as it is then: the next time, and so after each cleaning, it counts the same.
    this.left -= Math.min(this.left, places > this.left ? placesOf(table) : places);
  }
}

/** How many places a table has; infinite when it is too wide. */
function placesOf(table: Element): number {
  const rows = rowsOf(table);
  const columns = columnsOf(table).map((column) => spanOf(column, 'span', MOST_ACROSS));
  const width = Math.max(widthOf(rows), sum(columns));
  return width > MOST_COLUMNS ? Infinity : width * rows.length;
}

function dropSpans(table: Element): void {
  for (const column of columnsOf(table)) column.removeAttribute('span');
  for (const cell of rowsOf(table).flatMap((row) => [...row.children])) {
    cell.removeAttribute('colspan');
    cell.removeAttribute('rowspan');
  }
}

function rowsOf(table: Element): readonly Element[] {
  return [...table.querySelectorAll(':scope > tr, :scope > * > tr')];
}

function columnsOf(table: Element): readonly Element[] {
  return [...table.querySelectorAll(':scope > col, :scope > colgroup, :scope > colgroup > col')];
}
/** The columns of the widest row, those counted that cells from above take in it. */
function widthOf(rows: readonly Element[]): number {
  let widest = 0;
  let hanging: readonly Hanging[] = [];
  for (const row of rows) {
    const cells = [...row.children].map((cell) => ({
      across: spanOf(cell, 'colspan', MOST_ACROSS),
      rows: spanOf(cell, 'rowspan', MOST_DOWN),
    }));
    const taken = [...hanging, ...cells];
    widest = Math.max(widest, sum(taken.map(({ across }) => across)));
    if (widest > MOST_COLUMNS) return widest;
    hanging = taken.flatMap((cell) => (cell.rows > 1 ? { ...cell, rows: cell.rows - 1 } : []));
  }
  return widest;
}

/** `rowspan=0` reaches to the end. */
function spanOf(element: Element, name: string, most: number): number {
  const given = Number.parseInt(element.getAttribute(name) ?? '1', 10);
  if (given === 0 && name === 'rowspan') return most;
  return Number.isNaN(given) || given < 1 ? 1 : Math.min(given, most);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
