import { expect, test } from 'vitest';
import { cleanTitle } from '#core/extract/page-title';

test.each([
  ['The lamp room - The Daily Gull', ['dailygull'], false, 'The lamp room'],
  ['The lamp room - Daily Gull', ['The Daily Gull'], false, 'The lamp room'],
  ['The Daily Gull: Lamp room reopens', ['Daily Gull'], false, 'The Daily Gull: Lamp room reopens'],
  ['The Daily Gull | Lamp room reopens', ['Daily Gull'], false, 'Lamp room reopens'],
  ['Lamp room - The Daily Gull', [], true, 'Lamp room'],
  ['Lamp room - The Daily Gull', [], false, 'Lamp room - The Daily Gull'],
  ['Lamp room - the end of it', [], true, 'Lamp room - the end of it'],
])('“%s” on a site called %j (for the tab: %s) is “%s”', (title, names, forTab, cleaned) => {
  expect(cleanTitle(title, { siteNames: () => names, headings: [], forTab })).toBe(cleaned);
});
