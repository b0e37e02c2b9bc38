/**
 * Writes a table of data as a pipe table.
 * @returns null for a table that holds blocks or spans cells, which pipes can't express
 */
export function tableAsMarkdown(table: HTMLTableElement): string | null {
  if (table.querySelector('table, ul, ol, pre, blockquote, [colspan], [rowspan]') !== null) return null;
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cellText(cell)));
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
