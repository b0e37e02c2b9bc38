import { deflateSync, gzipSync } from 'node:zlib';
import { pageAround, type HostilePage } from './hostile-page';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const HUGE = 100_000_000;

function flood(name: string, markup: () => string, head: () => string = () => ''): HostilePage {
  return { name, headers: HTML, body: () => pageAround(markup(), 'The flood', head()) };
}

function nested(tag: string, times: number, attributes = ''): HostilePage {
  return flood(`${times} nested ${tag}`, () => {
    const inside = '<p>At the bottom of it there is a sentence.</p>';
    return `${`<${tag}${attributes}>`.repeat(times)}${inside}${`</${tag}>`.repeat(times)}`;
  });
}

const packed = (name: string, encoding: string, pack: (bytes: Buffer) => Buffer): HostilePage => ({
  name,
  headers: { ...HTML, 'content-encoding': encoding },
  body: () => pack(Buffer.alloc(HUGE, '<p>word ')),
});

const count = (times: number, markup: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => markup(index)).join('');

/** Pages that are too much: too long, too deep, too many. */
export const FLOODS: readonly HostilePage[] = [
  { name: '100 MB', headers: HTML, body: () => Buffer.alloc(HUGE, '<p>word ') },
  packed('100 MB in gzip', 'gzip', gzipSync),
  packed('100 MB in deflate', 'deflate', deflateSync),
  packed('100 MB in gzip in gzip', 'gzip, gzip', (bytes) => gzipSync(gzipSync(bytes))),
  nested('div', 100_000),
  nested('blockquote', 20_000),
  nested('ul><li', 3000),
  nested('math><mrow', 5000),
  nested('svg><g', 10_000),
  nested('template', 10_000),
  nested('font', 10_000, ' size=1'),
  nested('a', 5000, ' href=#'),
  nested('sup', 400),
  nested('ol><li', 240),
  nested('table><tr><td', 160),
  flood('elements that are never closed', () => '<a><b><i><u><p><em>word '.repeat(4000)),
  flood(
    'a million attributes on one element',
    () => `<p ${count(1_000_000, (index) => `a${index}=1 `)}>word</p>`,
  ),
  flood('a hundred thousand attributes on a hundred elements', () =>
    `<p ${count(1000, (index) => `a${index}=1 `)}>word</p>`.repeat(100),
  ),
  flood('a hundred thousand elements', () => '<b></b>'.repeat(100_000)),
  flood('thirty thousand paragraphs', () => '<p>word'.repeat(30_000)),
  flood('twenty thousand links', () => count(20_000, (index) => `<a href="/${index}">${index}</a> `)),
  flood('five thousand images', () => '<img src="data:image/png;base64,AAAA" alt=x>'.repeat(5000)),
  flood('an attribute of 15 MB', () => `<p title="${'x'.repeat(15_000_000)}">word</p>`),
  flood('a word of 2 MB', () => `<p>${'x'.repeat(2_000_000)}</p>`),
  flood('white space of 15 MB', () => `<p>word${' \n'.repeat(7_500_000)}word</p>`),
  flood('open brackets of 2 MB', () => '<'.repeat(2_000_000)),
  flood('comments of 10 MB', () => '<!-- -- --!x -->'.repeat(600_000)),
  flood('entities of 200 kB', () => '&NotEqualTilde;&amp'.repeat(10_000)),
  flood('marks over one letter', () => `<p>a${'\u0301'.repeat(50_000)}</p>`),
  flood('directions in directions', () => `<p>${'\u202e\u2067x'.repeat(20_000)}</p>`),
  flood(
    'a table of forty thousand cells',
    () => `<table>${`<tr>${'<td>1'.repeat(200)}`.repeat(200)}</table>`,
  ),
  flood(
    'cells that span everything',
    () => `<table>${'<tr><td colspan=1000 rowspan=65534>1'.repeat(500)}</table>`,
  ),
  flood('a thousand tables that each span as much as one may', () =>
    `<table><tr><td colspan=1000>1${'<tr><td>1'.repeat(990)}</table>`.repeat(1000),
  ),
  flood('a list that begins late', () => '<ol start=2147483647 reversed><li value=-2147483648>x<li>y</ol>'),
  flood(
    'an image as large as can be said',
    () => '<img src="data:image/png;base64,AAAA" width=99999 height=99999>',
  ),
  flood(
    'a title of 2 MB',
    () => '',
    () => `<meta property="og:title" content="${'word '.repeat(400_000)}">`,
  ),
  flood(
    'authors of 2 MB',
    () => '',
    () => `<meta name=author content="${'A. B, '.repeat(400_000)}">`,
  ),
  flood(
    'metadata a hundred thousand deep',
    () => '',
    () =>
      `<script type="application/ld+json">${'[{"author":'.repeat(100_000)}1${'}]'.repeat(100_000)}</script>`,
  ),
  flood('sources of 5 MB', () => `<img srcset="${count(100_000, (index) => `data:,${index} ${index}w, `)}">`),
];
