import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../fixtures/encodings');

/** A text and its bytes in one charset. */
export interface EncodedText {
  /** The charset's name, as a declaration has it. */
  readonly charset: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** A text of our own in every charset that is read. */
export function encodedTexts(): readonly EncodedText[] {
  const texts = JSON.parse(readFileSync(join(FOLDER, 'texts.json'), 'utf8')) as Record<string, string>;
  return Object.entries(texts).map(([charset, text]) => ({
    charset,
    text,
    bytes: readFileSync(join(FOLDER, `${charset}.txt`)),
  }));
}

/** Short texts of our own, in charsets that pages often declare wrongly. */
export function shortTexts(): readonly EncodedText[] {
  const texts = JSON.parse(readFileSync(join(FOLDER, 'short.json'), 'utf8')) as readonly {
    readonly charset: string;
    readonly text: string;
    readonly base64: string;
  }[];
  return texts.map(({ charset, text, base64 }) => ({ charset, text, bytes: Buffer.from(base64, 'base64') }));
}

/**
 * A page whose only paragraph is the text, in the text's charset throughout.
 * @param declared a charset to declare in it, right or wrong; null for none
 * @param mark whether it begins with a byte order mark
 */
export function encodedPage({ charset, bytes }: EncodedText, declared: string | null, mark = false): Buffer {
  const meta = declared === null ? '' : `<meta charset="${declared}">`;
  const head = `<!doctype html><html><head>${meta}<title>Notes</title></head><body><h1>Notes</h1><p>`;
  const write = (ascii: string): Buffer => {
    if (!charset.startsWith('utf-16')) return Buffer.from(ascii);
    const wide = Buffer.from(ascii, 'utf16le');
    return charset.endsWith('be') ? wide.swap16() : wide;
  };
  const beginning = mark ? (charset === 'utf-8' ? Buffer.from('\uFEFF') : write('\uFEFF')) : Buffer.alloc(0);
  return Buffer.concat([beginning, write(head), bytes, write('</p></body></html>')]);
}
