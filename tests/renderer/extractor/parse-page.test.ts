// @vitest-environment jsdom

import { expect, test } from 'vitest';
import { readPage } from '#core/extract/read-page';
import { parsePage } from '../../../renderer/extractor/parse-page';
import { CLOBBERING } from '../../hostile/clobbering';
import { pageAround, PARAGRAPHS } from '../../hostile/hostile-page';

test('names in a page hide no method of its document', () => {
  const page = parsePage(
    '<img name=querySelectorAll><img id=body name=body><form name=createElement></form><embed name=cloneNode>' +
      '<object id=createTreeWalker></object><iframe name=head></iframe>',
  );
  expect(page.body.localName).toBe('body');
  expect(page.head.localName).toBe('head');
  expect(page.createElement('p').localName).toBe('p');
  expect(page.querySelectorAll('img')).toHaveLength(2);
  expect(page.createTreeWalker(page.body)).toBeDefined();
});

test('names in a form hide none of its own', () => {
  const page = parsePage(
    '<form><input name=attributes><button id=parentNode></button><img id=childNodes><input name=readability>' +
      '<select name=removeAttribute></select></form><output form=f name=tagName></output><form id=f></form>',
  );
  const [form, other] = page.forms;
  expect(form?.attributes).toHaveLength(0);
  expect(form?.parentNode).toBe(page.body);
  expect(form?.childNodes).toHaveLength(5);
  expect(other?.tagName).toBe('FORM');
});

test('ordinary names stay', () => {
  const page = parsePage('<form name=login><input name=email id=email><img id=figure-1 name=one></form>');
  expect(page.body.firstElementChild?.outerHTML).toBe(
    '<form name="login"><input name="email" id="email"><img id="figure-1" name="one"></form>',
  );
});

test('sounds and videos have nothing to load', () => {
  const page = parsePage(
    '<video src="/v"><track src="/t" default></video><audio><source src="/a"></audio><picture><source src="/p"></picture>',
  );
  expect(page.body.innerHTML).toBe(
    '<video data-src="/v"></video><audio><source data-src="/a"></audio><picture><source src="/p"></picture>',
  );
});

test.each(CLOBBERING)('an article is found in spite of %s', (markup) => {
  const found = readPage(parsePage(pageAround(markup)), 'https://harbour.example/', 'article');
  for (const paragraph of PARAGRAPHS) expect(found?.html).toContain(paragraph);
});
