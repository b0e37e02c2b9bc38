import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { pageKind, type PageKind } from '#core/extract/page-kind';
import { needsFolder } from '../../support/needs';

const { window } = new JSDOM('');
const corpus = resolve(import.meta.dirname, '../../../../shared/corpus');

function kindOf(markup: string, url: string | null = null): PageKind {
  return pageKind(new window.DOMParser().parseFromString(markup, 'text/html'), url);
}

const paragraph = `<p>${'The harbour clock had stopped again, and nobody on the quay could say since when. '.repeat(5)}</p>`;
const headline =
  '<article><h3><a href="/a">The harbour clock has stopped</a></h3><p>Nobody knows why.</p></article>';
const password = '<form><label>Password <input type="password"></label><button>Sign in</button></form>';

test.each<[string, PageKind, string]>([
  ['headlines that lead elsewhere', 'home', headline.repeat(15)],
  ['a field for a password', 'login', `<h1>Sign in</h1>${password}<p>New here? <a href="/join">Join</a></p>`],
  [
    'a question about cookies',
    'cookie-wall',
    `<div><p>We and our partners use cookies. ${'Cookies keep this paper free. '.repeat(30)}</p><button>Accept all</button></div>`,
  ],
  [
    'a question about cookies in German',
    'cookie-wall',
    '<p>Mit Ihrer Einwilligung nutzen wir Cookies.</p><button>Alle akzeptieren</button>',
  ],
  ['an empty place for scripts', 'shell', '<div id="root"></div><script src="/app.js"></script>'],
  [
    'a request for scripts',
    'shell',
    '<noscript>Please enable JavaScript.</noscript><div></div><script src="/app.js"></script>',
  ],
])('a page of %s is told as %s', (_what, kind, body) => {
  expect(kindOf(`<!doctype html><title>Harbour</title><body>${body}`)).toBe(kind);
});

test.each([
  ['with a form to sign in', `${password}${paragraph.repeat(3)}`],
  ['with many headlines after it', `${paragraph.repeat(3)}${headline.repeat(20)}`],
  ['with a banner about cookies', `${paragraph}<div>We use cookies. <button>Accept all</button></div>`],
  ['about cookies', `<h1>Cookies</h1>${paragraph.repeat(2)}<p>A cookie is text.</p><a href="/x">I agree</a>`],
  ['in a place for scripts', `<div id="root">${paragraph}</div><script src="/app.js"></script>`],
  ['of a few words', '<p>Closed on Sunday.</p>'],
  ['of a few words, with a script', '<p>Closed on Sunday.</p><script>count()</script>'],
])('an article %s is an article', (_what, body) => {
  expect(kindOf(`<!doctype html><title>Harbour</title>${body}`)).toBe('article');
});

test('headlines at the address of an article are no home page', () => {
  expect(kindOf(headline.repeat(15), 'https://harbour.example/')).toBe('home');
  expect(kindOf(headline.repeat(15), 'https://harbour.example/2026/05/clock-stopped')).toBe('article');
});

test('no article of the corpus is taken for something else', { timeout: 300_000 }, (context) => {
  needsFolder(context, corpus);
  const wrong = corpusPages().flatMap(({ name, markup, url }) => {
    const kind = kindOf(markup, url);
    return kind === 'article' ? [] : [`${name}: ${kind}`];
  });
  expect(wrong).toEqual([]);
});

interface CorpusPage {
  readonly name: string;
  readonly markup: string;
  readonly url: string | null;
}

/** Each of the pages, without its address where that isn't known, which is the harder case. */
function corpusPages(): readonly CorpusPage[] {
  const articles = join(corpus, 'articles/html');
  const pages = join(corpus, 'pages');
  return [
    ...readdirSync(articles).map((name) => ({
      name,
      markup: gunzipSync(readFileSync(join(articles, name))).toString('utf8'),
      url: null,
    })),
    ...readdirSync(pages)
      .map((name) => ({ name, file: join(pages, name, 'source.html') }))
      .filter(({ file }) => existsSync(file))
      .map(({ name, file }) => ({ name, markup: readFileSync(file, 'utf8'), url: null })),
  ];
}
