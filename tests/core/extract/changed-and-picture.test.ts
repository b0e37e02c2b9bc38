import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readPageMetadata } from '#core/extract/page-metadata';

const { window } = new JSDOM('');
const url = 'https://example.org/a/story';

function read(head: string): { readonly modified?: string; readonly image?: string } {
  const markup = `<html><head>${head}</head><body><p>Words.</p></body></html>`;
  return readPageMetadata(new window.DOMParser().parseFromString(markup, 'text/html'), url);
}

const linked = (fields: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...fields })}</script>`;

describe('when a page was changed', () => {
  const meta = '<meta property="article:modified_time" content="2026-03-15T10:00:00Z">';

  test.each([
    [meta, '2026-03-15T10:00:00Z'],
    [linked({ dateModified: '2026-03-16' }) + meta, '2026-03-16'],
    [linked({ dateModified: 'soon' }) + meta, '2026-03-15T10:00:00Z'],
    ['<meta itemprop="dateModified" content="2026-03-17">', '2026-03-17'],
    ['<meta property="article:published_time" content="2026-03-14">', undefined],
  ])('%j', (head, modified) => {
    expect(read(head).modified).toBe(modified);
  });
});

describe('the picture of a page', () => {
  const meta = '<meta property="og:image" content="/images/lamp.jpg">';

  test.each([
    [meta, 'https://example.org/images/lamp.jpg'],
    [linked({ image: 'https://example.org/a.png' }) + meta, 'https://example.org/a.png'],
    [linked({ image: [{ '@type': 'ImageObject', url: 'b.png' }, 'c.png'] }), 'https://example.org/a/b.png'],
    ['<link rel="image_src" href="d.png">', 'https://example.org/a/d.png'],
    ['<meta property="og:image" content="javascript:alert(1)">', undefined],
    ['<meta property="og:image" content="data:image/png;base64,AAAA">', undefined],
    ['', undefined],
  ])('%j', (head, image) => {
    expect(read(head).image).toBe(image);
  });
});
