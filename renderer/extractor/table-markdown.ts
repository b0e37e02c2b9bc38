import type TurndownService from 'turndown';

/** What the converter made of the cells and captions of an article, by their elements. */
type Written = WeakMap<Node, string>;

/**
 * Teaches a converter to write tables of data as pipe tables. Their cells are converted like all else: notes, links,
 * formulas and images in them stay.
 */
export function addTableRules(service: TurndownService): void {
  const written: Written = new WeakMap();
  service.addRule('cell', {
    filter: ['td', 'th', 'caption'],
    replacement: (content, node) => {
      written.set(node, content);
      return `\n\n${content}\n\n`;
    },
  });
  service.addRule('table', {
    filter: 'table',
    replacement: (content, node) =>
      tableAsMarkdown(node as HTMLTableElement, written) ?? `\n\n${content}\n\n`,
  });
}

/**
 * Writes a table of data as a pipe table. A cell that spans others leaves those empty: pipes can't join cells.
 * @returns null for a table that holds blocks, which pipes can't express
 */
function tableAsMarkdown(table: HTMLTableElement, written: Written): string | null {
  if (table.querySelector('table, ul, ol, pre, blockquote') !== null) return null;
  const rows = grid(table, written);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [head, ...body] = rows;
  if (head === undefined || width < 2) return null;
  const caption = table.caption === null ? '' : inOneLine(written.get(table.caption) ?? '');
  const lines = [
    line(head, width),
    line(Array<string>(width).fill('---'), width),
    ...body.map((row) => line(row, width)),
  ];
  return `\n\n${caption === '' ? '' : `${caption}\n\n`}${lines.join('\n')}\n\n`;
}

/** The cells by their places, as a browser lays them out. */
function grid(table: HTMLTableElement, written: Written): readonly (readonly string[])[] {
  const rows = [...table.rows];
  const filled: string[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (filled[y]?.[x] !== undefined) x += 1;
      const down = Math.min(cell.rowSpan || rows.length, rows.length - y);
      for (let below = 0; below < down; below += 1) {
        for (let beside = 0; beside < Math.min(cell.colSpan, MOST_COLUMNS); beside += 1) {
          const isOwn = below === 0 && beside === 0;
          const place = filled[y + below];
          if (place !== undefined) place[x + beside] = isOwn ? cellText(written.get(cell) ?? '') : '';
        }
      }
      x += Math.min(cell.colSpan, MOST_COLUMNS);
    }
  });
  return filled;
}

/** A hostile table may say that its one cell spans a thousand. */
const MOST_COLUMNS = 50;

/** Within a pipe table a pipe is escaped wherever it stands, in code and formulas too. */
function cellText(markdown: string): string {
  return inOneLine(markdown).replaceAll('|', '\\|');
}

function inOneLine(markdown: string): string {
  return markdown.replace(/\s+/g, ' ').trim();
}

function line(cells: readonly string[], width: number): string {
  const filled = Array.from({ length: width }, (_, index) => cells[index] ?? '');
  return `| ${filled.join(' | ')} |`;
}
