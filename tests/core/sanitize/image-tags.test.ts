import { expect, test } from 'vitest';
import type { SafeHtml } from '#core/html';
import {
  attributeOf,
  imagesIn,
  imageTag,
  replaceImages,
  rewriteImages,
  withAttributes,
} from '#core/sanitize/image-tags';

// The test vouches for its own markup.
const safe = (markup: string): SafeHtml => markup as SafeHtml;

test('images are found in order, with what their attributes say', () => {
  const html = safe('<p>a<img src="x" alt="1 &lt; 2 &amp;amp; &quot;3&quot;"><br><img></p>');
  expect(imagesIn(html).map((image) => [attributeOf(image, 'src'), attributeOf(image, 'alt')])).toEqual([
    ['x', '1 < 2 &amp; "3"'],
    [null, null],
  ]);
});

test.each([
  '<p title="<img src=x>">a</p>',
  '<a href="https://example.org/?a=>&amp;b" title="a > b">c</a>',
  '<p title="<span class=missing-image data-src=x></span>">a &lt;img src="x"&gt;</p>',
  '<span class="missing-imagery"></span>',
])('what only looks like an image stays: %j', (markup) => {
  expect(imagesIn(safe(markup))).toEqual([]);
  expect(replaceImages(safe(markup), () => '!')).toBe(markup);
});

test('an image that nothing is changed of is written as it was', () => {
  const html = safe(
    '<img alt="a < b > c &amp; d&nbsp;" width="3"><details open=""><summary>s</summary></details>',
  );
  expect(rewriteImages(html, (image) => image)).toBe(html);
});

test('values that are put in can’t end their attribute', () => {
  const [image] = imagesIn(safe('<img src="x" alt="">'));
  if (image === undefined) throw new Error('There is no image.');
  expect(imageTag(withAttributes(image, { src: null, alt: '"><script>&\u00a0' }))).toBe(
    '<img alt="&quot;><script>&amp;&nbsp;">',
  );
});

test('the place that an older article has for an image counts as one', () => {
  const html = safe(
    '<b>a<span class="missing-image" role="img" aria-label="b" data-src="https://e.org/i"></span></b>',
  );
  expect(rewriteImages(html, (image) => image)).toBe(
    '<b>a<img alt="b" data-address="https://e.org/i" data-missing="waiting"></b>',
  );
});
