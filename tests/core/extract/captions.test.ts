import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { settleCaptions } from '#core/extract/captions';

function settled(markup: string): string {
  const { document } = new JSDOM(`<body>${markup}</body>`).window;
  settleCaptions(document);
  return document.body.innerHTML;
}

test('a caption that is only called one becomes one', () => {
  expect(settled('<div class="wp-caption"><img src="a.png"><p class="wp-caption-text">A</p></div>')).toBe(
    '<figure><img src="a.png"><figcaption>A</figcaption></figure>',
  );
});

test.each([
  // A credit would be lost with the box.
  '<div class="photo"><img src="a.png"><p class="caption-text">A</p><p class="credit">B</p></div>',
  // Nobody knows which picture it is for.
  '<div class="photo"><img src="a.png"><img src="b.png"><p class="caption-text">A</p></div>',
  '<figure><img src="a.png"><p class="caption-text">A</p></figure>',
  '<p class="caption-text">A</p>',
])('%s stays as it is', (markup) => {
  expect(settled(markup)).toBe(markup);
});
