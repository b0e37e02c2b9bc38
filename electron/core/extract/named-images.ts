import { parseSrcset } from './page-images';

// Up to the next tag: a bracket may stand in an attribute. No form may cost more than one pass over the text.
const IMAGE_TAG = /<(?:img|source|amp-img)\s([^<]*)/gi;
const ATTRIBUTE = /(?:^|\s)(src|srcset|data-[\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
/** The end of a link or an image, or a definition of one: `](img/a.png`, `](<a b.png>`, `]: a.png`. */
const MARKDOWN_TARGET = /\](?:\(|:)[ \t]{0,20}(?:<([^<>\n]{1,1000})>|([^\s()<>]{1,1000}))/g;
const IMAGE_NAME = /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|svg)(?:[?#]|$)/i;
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|[/\\]{2}|[#?])/i;
const LONGEST = 1000;

/**
 * Finds the relative addresses that a page or a Markdown text names images by, without parsing it: what only looks like
 * one does no harm, for it names no file. Each once, as it stands there.
 */
export function imagesNamedIn(text: string, format: 'html' | 'markdown'): readonly string[] {
  const named = new Set<string>();
  for (const [, attributes = ''] of text.matchAll(IMAGE_TAG)) {
    for (const address of addressesIn(attributes)) named.add(address);
  }
  if (format === 'markdown') {
    for (const [, bracketed, bare] of text.matchAll(MARKDOWN_TARGET)) {
      const address = bracketed ?? bare ?? '';
      if (IMAGE_NAME.test(address)) named.add(address);
    }
  }
  return [...named].filter((address) => address !== '' && !ELSEWHERE.test(address));
}

function* addressesIn(attributes: string): Iterable<string> {
  for (const [, name = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const value = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&').trim();
    if (value.startsWith('data:')) continue;
    const isOwn = name.toLowerCase() === 'src';
    if (/srcset$/i.test(name)) yield* [...parseSrcset(value)].map(({ address }) => address);
    // Other data may be anything: a caption, a number.
    else if (value.length <= LONGEST && (isOwn || IMAGE_NAME.test(value))) yield value;
  }
}
