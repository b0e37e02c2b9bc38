import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { asRawHtml } from '#core/html';
import { createSanitiser } from '#core/sanitize/sanitise';

const { window } = new JSDOM('');
const sanitise = createSanitiser(window);
const sanitised = (markup: string): string => sanitise(asRawHtml(markup));

test('the spans of a table for people stay', () => {
  const table =
    '<table><colgroup span="2"></colgroup><tbody><tr><th colspan="2">Tides</th></tr>' +
    '<tr><td rowspan="2">High</td><td>7</td></tr><tr><td>19</td></tr></tbody></table>';
  expect(sanitised(table)).toBe(table);
});

test.each([
  ['cells that span everything', '<tr><td colspan=1000 rowspan=65534>1'.repeat(500)],
  ['cells that hang down beside each other', '<tr><td rowspan=0>1'.repeat(1200)],
  ['columns that are declared', '<col span=1000>'.repeat(3)],
  ['a long table that is wide in one row', `<tr><td colspan=900>1${'<tr><td>1'.repeat(1200)}`],
])('%s lose their spans, and no words', (_what, rows) => {
  const table = sanitised(`<table>${rows}</table>`);
  expect(table).not.toMatch(/(?:colspan|rowspan|span)=/);
  expect(table.match(/1/g)?.length).toBe(rows.match(/>1/g)?.length);
});

test('all tables of a document count together, those that come first stay, and the next document counts anew', () => {
  const wide = `<table><tr><td colspan=1000>1${'<tr><td>1'.repeat(299)}</table>`;
  const kept = (markup: string): number => sanitised(markup).match(/colspan=/g)?.length ?? 0;
  expect(kept(wide.repeat(5))).toBe(3);
  expect(kept(wide.repeat(5))).toBe(3);
  const once = sanitised(wide.repeat(5));
  expect(sanitised(once)).toBe(once);
  expect(once.match(/1/g)?.length).toBe(1500 + 3);
});

test('a table in a cell counts for itself', () => {
  const inner = '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>';
  expect(sanitised(`<table><tr><td colspan=1000 rowspan=9>${inner}<td colspan=1000>2</table>`)).toContain(
    inner,
  );
});
