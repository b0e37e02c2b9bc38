import { decodeQuotedPrintable, readHeaders, parameterOf, type MimeHeaders } from './mime';

/** A page that was saved as a web archive (RFC 2557), taken apart. */
export interface WebArchive {
  readonly page: Uint8Array;
  /** As the page's part declares it. */
  readonly charset: string | null;
  /** Where the page was found; null when the archive doesn't say. */
  readonly url: string | null;
  /** The images that lie in it, by every address that the page may use for them. */
  readonly images: readonly { readonly address: string; readonly data: string }[];
}

const MOST_PARTS = 10_000;
const DEEPEST = 4;
const IMAGE_TYPE = /^image\/[\w.+-]{1,60}$/;

interface Part {
  readonly headers: MimeHeaders;
  readonly body: string;
}

/**
 * Takes a web archive apart: `multipart/related` with quoted-printable, base64 or plain parts (RFC 2045, 2046), as
 * Chromium, Edge, Internet Explorer and Word write it. What is cut short gives the parts that are whole.
 * @returns null when there is no page in it
 */
export function readWebArchive(bytes: Uint8Array): WebArchive | null {
  // Latin-1 keeps every byte as one character, so parts in any charset come out as they went in.
  const top = splitHead(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const parts = [...leavesOf(top, 0)].slice(0, MOST_PARTS);
  const start = parameterOf(top.headers.get('content-type') ?? '', 'start');
  const pages = parts.filter(({ headers }) => /^(text\/html|application\/xhtml)/i.test(typeOf(headers)));
  const page = pages.find(({ headers }) => start !== null && headers.get('content-id') === start) ?? pages[0];
  if (page === undefined) return null;
  return {
    page: new Uint8Array(bodyOf(page)),
    charset: parameterOf(page.headers.get('content-type') ?? '', 'charset'),
    url: webAddressIn(top.headers.get('snapshot-content-location'), page.headers.get('content-location')),
    images: parts.flatMap(imageOf),
  };
}

function* leavesOf(part: Part, depth: number): Iterable<Part> {
  const type = part.headers.get('content-type') ?? '';
  const boundary = /^\s*multipart\//i.test(type) ? parameterOf(type, 'boundary') : null;
  if (boundary === null || boundary === '') {
    yield part;
    return;
  }
  if (depth === DEEPEST) return;
  for (const inner of betweenBoundaries(part.body, boundary)) yield* leavesOf(splitHead(inner), depth + 1);
}

/** The pieces between the lines `--boundary`; the last ends with `--boundary--`, or where the text was cut off. */
function* betweenBoundaries(body: string, boundary: string): Iterable<string> {
  const mark = `--${boundary}`;
  let at = body.startsWith(mark) ? 0 : body.indexOf(`\n${mark}`) + 1;
  if (at === 0 && !body.startsWith(mark)) return;
  for (;;) {
    if (body.startsWith('--', at + mark.length)) return;
    const start = body.indexOf('\n', at) + 1;
    if (start === 0) return;
    const next = body.indexOf(`\n${mark}`, start - 1);
    yield body.slice(start, next === -1 ? body.length : Math.max(start, next)).replace(/\r$/, '');
    if (next === -1) return;
    at = next + 1;
  }
}

function splitHead(text: string): Part {
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  const blank = /\r?\n\r?\n/g;
  blank.lastIndex = start;
  const end = blank.exec(text);
  // A part may have no head at all; it then begins with the blank line.
  if (/^\r?\n/.test(text) && !/^\s*[\w-]+:/.test(text)) return { headers: new Map(), body: text };
  if (end === null) return { headers: readHeaders(text.slice(start)), body: '' };
  return { headers: readHeaders(text.slice(start, end.index)), body: text.slice(end.index + end[0].length) };
}

function bodyOf({ headers, body }: Part): Buffer {
  switch ((headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    default:
      return Buffer.from(body, 'latin1');
  }
}

function imageOf(part: Part): readonly { readonly address: string; readonly data: string }[] {
  const type = typeOf(part.headers).toLowerCase();
  if (!IMAGE_TYPE.test(type)) return [];
  const id = /^<(.+)>$/.exec(part.headers.get('content-id') ?? '')?.[1];
  const addresses = [part.headers.get('content-location'), id === undefined ? undefined : `cid:${id}`];
  const known = addresses.filter((address) => address !== undefined && address !== '');
  if (known.length === 0) return [];
  const data = `data:${type};base64,${bodyOf(part).toString('base64')}`;
  return known.map((address) => ({ address: address ?? '', data }));
}

function typeOf(headers: MimeHeaders): string {
  return /^\s*([^\s;]+)/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
}

function webAddressIn(...addresses: readonly (string | undefined)[]): string | null {
  return addresses.find((address) => address !== undefined && /^https?:\/\//i.test(address)) ?? null;
}
