/**
 * Writes a table of data as a pipe table. A cell that spans others leaves those empty: pipes can't join cells.
 * @returns null for a table that holds blocks, which pipes can't express
 */
export function tableAsMarkdown(table: HTMLTableElement): string | null {
  if (table.querySelector('table, ul, ol, pre, blockquote') !== null) return null;
  const rows = grid(table);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [head, ...body] = rows;
  if (head === undefined || width < 2) return null;
  const caption = table.caption?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const lines = [
    line(head, width),
    line(Array<string>(width).fill('---'), width),
    ...body.map((row) => line(row, width)),
  ];
  return `\n\n${caption === '' ? '' : `${caption}\n\n`}${lines.join('\n')}\n\n`;
}

/** The cells by their places, as a browser lays them out. */
function grid(table: HTMLTableElement): readonly (readonly string[])[] {
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
          if (place !== undefined) place[x + beside] = isOwn ? cellText(cell) : '';
        }
      }
      x += Math.min(cell.colSpan, MOST_COLUMNS);
    }
  });
  return filled;
}

/** A hostile table may say that its one cell spans a thousand. */
const MOST_COLUMNS = 50;

function cellText(cell: Element): string {
  return cell.textContent
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([\\|*_`[\]<>])/g, '\\$1');
}

function line(cells: readonly string[], width: number): string {
  const filled = Array.from({ length: width }, (_, index) => cells[index] ?? '');
  return `| ${filled.join(' | ')} |`;
}
