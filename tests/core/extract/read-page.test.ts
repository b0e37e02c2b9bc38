import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readPage, type PageArticle } from '#core/extract/read-page';
import { readText } from '#core/text/read-text';

const pages = resolve(import.meta.dirname, '../../fixtures/pages');
const { window } = new JSDOM('');

function parse(markup: string): Document {
  return new window.DOMParser().parseFromString(markup, 'text/html');
}

function read(
  markup: string,
  url: string | null = null,
  scope: 'article' | 'everything' = 'article',
): PageArticle {
  const article = readPage(parse(markup), url, scope);
  if (article === null) throw new Error('Nothing was read.');
  return article;
}

const textOf = (article: PageArticle): string => readText(parse(article.html).body).text;
const fixture = (name: string): string => readFileSync(resolve(pages, name), 'utf8');

describe('a bare page', () => {
  const article = read(fixture('bare.html'));

  test('keeps every paragraph, short ones too, and drops the heading that is the title', () => {
    expect(article.metadata.title).toBe('The bell under the ice');
    expect(textOf(article).split('\n')).toEqual([
      'It rang once a winter.',
      'Yes.',
      'What the divers saw',
      'The rope was cut clean, and the bell hung in the dark as if someone still meant to use it.',
      '“Leave it,” said the oldest of them.',
      'one bell',
      'two ropes',
      'They left it1.',
      'let depth = 14;',
      '1. It still rings.',
    ]);
  });

  test('keeps footnote links inside and the language of code', () => {
    expect(article.html).toContain('<a href="#note-1">');
    expect(article.html).toContain('id="note-1"');
    expect(article.html).toContain('<code class="language-rust">');
  });

  test('says what it says of itself', () => {
    expect(article.metadata).toMatchObject({
      authors: ['Mara Quill'],
      language: 'en',
      direction: 'ltr',
      url: null,
    });
  });
});

describe('a news page', () => {
  const url = 'https://www.tidewater.example/2026/keepers?utm_source=mail';
  const article = read(fixture('news.html'), url);

  test('gives the article and nothing around it', () => {
    const text = textOf(article);
    expect(text).toContain('For thirty years the lamps');
    expect(text).toContain('only weather record there was.');
    for (const outside of [
      'Boats for sale',
      'Read next',
      'All rights reserved',
      'hidden paragraph',
      'comment',
    ]) {
      expect(text).not.toContain(outside);
    }
  });

  test('gives its metadata', () => {
    expect(article.metadata).toEqual({
      title: 'Lighthouse keepers return to the northern rocks',
      authors: ['Ada Marsh', 'Ben Holt'],
      site: 'The Tidewater Post',
      url: 'https://www.tidewater.example/2026/keepers',
      published: '2026-03-14T08:30:00Z',
      language: 'en-GB',
      direction: 'ltr',
      description: 'After thirty years of machines, people tend the lamps again.',
    });
  });

  test('has absolute links and the largest image', () => {
    expect(article.html).toContain('href="https://www.tidewater.example/documents/report.html"');
    expect(article.html).toContain('src="https://www.tidewater.example/images/lamp-1200.jpg"');
  });
});

describe('metadata', () => {
  const page = (head: string, body = '<h1>Salt roads of the coast</h1>'): string =>
    `<html><head>${head}</head><body>${body}<p>Some words to read.</p></body></html>`;

  test.each([
    ['<title>Salt roads of the coast | Tide &amp; Time</title>', 'Salt roads of the coast'],
    [
      '<title>Tide: Salt roads of the coast</title><meta property="og:site_name" content="Tide">',
      'Tide: Salt roads of the coast',
    ],
    ['<title>A - B</title><meta property="og:site_name" content="B">', 'A'],
    ['<title>example — The long way home</title>', 'The long way home'],
    ['<title>How we won the war – and lost it</title>', 'How we won the war – and lost it'],
    ['<title> </title>', 'Salt roads of the coast'],
    ['<meta property="og:title" content="Tide &amp;#8216;in&amp;#8217; &amp;amp; out">', 'Tide ‘in’ & out'],
    ['<script type="application/ld+json">{broken</script><title>Whole</title>', 'Whole'],
    ['<title>The long way [Tide]</title><meta property="og:site_name" content="Tide">', 'The long way'],
    [
      '<title>The long way - Walks (Tide)</title><meta property="og:site_name" content="Tide">',
      'The long way',
    ],
    [
      '<title>The long way (a story)</title><meta property="og:site_name" content="Tide">',
      'The long way (a story)',
    ],
  ])('title of %j', (head, title) => {
    expect(read(page(head), 'https://example.org/x').metadata.title).toBe(title);
  });

  test.each([
    '<a href="/">Tide &amp; Time Daily</a>',
    '<a href="https://example.org"><img alt="Tide &amp; Time Daily" src="logo.png"></a>',
  ])('the site goes off a title by the name that its link home %j has', (link) => {
    const head = '<title>The keepers return – Tide &amp; Time Daily</title>';
    expect(read(page(head, `${link}<h1>Keepers</h1>`), 'https://example.org/x').metadata.title).toBe(
      'The keepers return',
    );
  });

  test.each([
    ['<p>By <a href="/ada">Ada Marsh</a></p>', ['Ada Marsh']],
    ['<div><span>Written by Ada Marsh and Ben Holt</span></div>', ['Ada Marsh', 'Ben Holt']],
    ['<p class="byline">Written by Ada Marsh <br> Edited by Ben Holt</p>', ['Ada Marsh']],
    ['<p>By Ada Marsh, photographs by Ben Holt</p>', ['Ada Marsh']],
    ['<p>By the harbour, Ada Marsh waited.</p>', []],
    [`<p>One.</p>${'<p>More.</p>'.repeat(40)}<p>By Ada Marsh</p>`, []],
  ])('authors under the heading, as in %j', (below, authors) => {
    const body = `<h1>Salt roads of the coast</h1>${below}`;
    expect(read(page('<title>t</title>', body)).metadata.authors).toEqual(authors);
  });

  test.each([
    ['2026-03-14', '2026-03-14'],
    ['2026-03-14T09:30', '2026-03-14T09:30:00'],
    ['2026-03-14 09:30:00+0100', '2026-03-14T08:30:00Z'],
    ['March 14, 2026', '2026-03-14'],
    ['2026-02-31', null],
    ['yesterday', null],
  ])('date %j', (content, published) => {
    const head = `<title>t</title><meta property="article:published_time" content="${content}">`;
    expect(read(page(head)).metadata.published).toBe(published);
  });

  test.each([
    ['https://example.org/clean', 'https://example.org/clean'],
    ['/clean', 'https://example.org/clean'],
    ['https://elsewhere.example/clean', 'https://example.org/x?y=1'],
    ['https://example.org/', 'https://example.org/x?y=1'],
    ['javascript:alert(1)', 'https://example.org/x?y=1'],
  ])('canonical %j', (href, url) => {
    const head = `<title>t</title><link rel="canonical" href="${href}">`;
    expect(read(page(head), 'https://example.org/x?y=1').metadata.url).toBe(url);
  });

  test('a page in Arabic reads from right to left', () => {
    const markup = '<html lang="ar"><title>ملح</title><p>كان البحر هادئا في ذلك الصباح.</p></html>';
    expect(read(markup).metadata).toMatchObject({ language: 'ar', direction: 'rtl' });
  });
});

describe('addresses', () => {
  test('follow the base of the page, and a link into the page itself is a fragment', () => {
    const markup =
      '<base href="/docs/"><p><a href="one">1</a><a href="https://example.org/x#two">2</a><a href="#three">3</a></p>';
    const { html } = read(markup, 'https://example.org/x');
    expect(html).toContain('href="https://example.org/docs/one"');
    expect(html).toContain('href="#two"');
    expect(html).toContain('href="#three"');
  });

  test('are taken off where nothing is known that they could be relative to', () => {
    expect(read('<p>Some <a href="one">words</a></p>').html).toBe('<p>Some <a>words</a></p>');
  });

  test.each([
    ['https://example.org/a/b?c=d', 'https://example.org/a/b?c=d'],
    ['https://example.org/a/../b', 'https://example.org/b'],
    ['https://EXAMPLE.org/b', 'https://example.org/b'],
    ['https://example.org', 'https://example.org/'],
    ['https://1.2.3/a', 'https://1.2.0.3/a'],
  ])('%j is written as %j, however it is read', (given, written) => {
    const { html } = read(`<p><a href="${given}">words</a></p>`, 'https://elsewhere.example/x');
    expect(html).toContain(`href="${written}"`);
  });

  test('a base that isn’t of the web is not followed', () => {
    const markup = '<base href="javascript:alert(1)//"><p><a href="one">words</a></p>';
    expect(read(markup, 'https://example.org/x').html).toContain('href="https://example.org/one"');
  });
});

describe('edges', () => {
  test('a page without text gives nothing', () => {
    const shell =
      '<html><head><title>App</title></head><body><div id="root"></div><script>go()</script></body></html>';
    expect(readPage(parse(shell), null, 'article')).toBeNull();
  });

  test('a selection is kept whole', () => {
    const article = read('<div class="sidebar"><p>One.</p></div><footer>Two.</footer>', null, 'everything');
    expect(textOf(article)).toBe('One.\nTwo.');
    expect(article.metadata.title).toBe('One.');
  });

  test('a page of furniture only gives its text all the same', () => {
    expect(textOf(read('<nav><p>Home</p></nav><div></div>'))).toBe('Home');
  });
});
