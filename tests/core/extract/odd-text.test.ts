import { expect, test } from 'vitest';
import { oddness } from '#core/extract/odd-text';
import { encodedTexts } from '../../support/encoded-texts';

test.each(encodedTexts().map(({ charset, text }) => [charset, text]))(
  'the text of the %s fixture looks right',
  (_, text) => {
    expect(oddness(text)).toBeLessThan(0.02);
  },
);

test.each([
  ['nothing but ASCII', 'It was late: 5 % of iPhones, McLeod said.'],
  ['capitals within names', 'Zoë McArthur flew with easyJet from Łódź to São Tomé.'],
  ['a headline in capitals beside a text', 'ПАРОМ ОПОЗДАЛ. Никто не удивился, и вечером все ушли домой.'],
  ['an accented capital alone', 'Soup À LA CARTE'],
  ['Vietnamese', 'Người lái đò ngồi bên bờ sông từ sáng sớm, nghe tiếng chuông và được ăn bánh mì.'],
  ['Catalan with its dot', 'La il·lusió col·lectiva de l’àvia.'],
])('%s looks right', (_, text) => {
  expect(oddness(text)).toBeLessThan(0.1);
});

test.each([
  ['Cyrillic of Windows as KOI8-R', 'оЮПНЛЫХЙ ЯХДЕК СРПНЛ МЮ АЕПЕЦС'],
  ['Cyrillic of Windows as Latin-1', 'Ïàðîìùèê ñèäåë óòðîì íà áåðåãó'],
  ['Shift_JIS as Latin-1', '“nµŽç‚Í’©‘‚­ŠÝ•Ó‚ÉÀ‚è'],
  ['KOI8-R as Shift_JIS', 'ﾒﾏﾍﾝﾉﾋ ﾓﾉﾄﾅﾌ ﾕﾔﾒﾏﾍ'],
  ['bytes that the charset doesn’t know', 'Le caf\uFFFD est ferm\uFFFD'],
  ['controls where quotes should be', 'She said \u0093not yet\u0094'],
])('%s looks wrong', (_, text) => {
  expect(oddness(text)).toBeGreaterThan(0.1);
});
