import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { createSvgSanitiser } from '#core/sanitize/sanitise-svg';
import { svg } from '../../support/images';

const { window } = new JSDOM('');
const clean = createSvgSanitiser(window);

function markupOf(drawing: string): string {
  const cleaned = clean(drawing);
  if (cleaned === null) throw new Error('Nothing was left of the drawing.');
  // What an image element wants: XML that is well formed.
  const parsed = new window.DOMParser().parseFromString(cleaned.markup, 'image/svg+xml');
  expect(parsed.documentElement.localName).toBe('svg');
  return cleaned.markup;
}

test.each([
  '<script>hit()</script>',
  '<rect width="1" height="1" onload="hit()" onclick="hit()"/>',
  '<image href="https://example.org/hit.png"/>',
  '<image xlink:href="https://example.org/hit.png"/>',
  '<use href="https://example.org/hit.svg#a"/>',
  '<a href="javascript:hit()"><text>x</text></a>',
  '<foreignObject><iframe src="https://example.org/hit"></iframe></foreignObject>',
  '<style>@import "https://example.org/hit.css"; rect { fill: url(https://example.org/hit#a) }</style>',
  '<rect style="fill: url(https://example.org/hit#a)" width="1" height="1"/>',
  '<rect fill="url(https://example.org/hit#a)" width="1" height="1"/>',
  '<animate attributeName="href" values="javascript:hit()"/>',
  '<set attributeName="onclick" to="hit()"/>',
])('nothing runs, nothing is named outside: %j', (part) => {
  expect(markupOf(svg(part))).not.toMatch(/hit/);
});

test('what is drawn stays, with references to its own parts', () => {
  const markup = markupOf(
    svg(
      '<defs><linearGradient id="g"/></defs><style>.a { fill: url(#g) }</style><path class="a" d="M0 0h9"/>',
    ),
  );
  expect(markup).toContain('linearGradient id="g"');
  expect(markup).toContain('url(#g)');
  expect(markup).toContain('d="M0 0h9"');
});

test.each([
  ['viewBox="0 0 120 60"', 120, 60],
  ['width="30" height="20px" viewBox="0 0 1 1"', 30, 20],
  ['width="60" viewBox="0 0 120 60"', 60, 30],
  ['width="100%" height="100%" viewBox="0,0,8,4"', 8, 4],
  ['width="0"', null, null],
])('its size is what it says: %s', (attributes, width, height) => {
  expect(clean(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}></svg>`)).toMatchObject({
    width,
    height,
  });
});

test('what is no drawing gives none', () => {
  expect(clean('<p>text</p>')).toBeNull();
});
