// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { currentHeading, headingsOf } from '../../../../renderer/reader/contents/headings';

function rootOf(html: string): HTMLElement {
  const root = document.createElement('article');
  root.innerHTML = html;
  return root;
}

test('headings in order, as deep as the levels that the article has', () => {
  const root = rootOf('<h2>One</h2><p>…</p><h4>One\n  half</h4><h2> Two </h2><h3></h3><h2>Three</h2>');
  expect(headingsOf(root).map(({ text, depth }) => [text, depth])).toEqual([
    ['One', 0],
    ['One half', 1],
    ['Two', 0],
    ['Three', 0],
  ]);
});

test('the section that is read begins with the last heading above', () => {
  const headings = headingsOf(rootOf('<h2>One</h2><h2>Two</h2><h2>Three</h2>'));
  headings.forEach(({ element }, index) => {
    element.getBoundingClientRect = () => new DOMRect(0, 100 + index * 100, 10, 10);
  });
  expect([50, 150, 250, 999].map((y) => currentHeading(headings, y))).toEqual([-1, 0, 1, 2]);
});
