import { describe, expect, test } from 'vitest';
import { binaryKind } from '#core/extract/binary';
import { kindOf, looksLikeWholePage } from '#core/extract/kind-of';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('binaries', () => {
  test.each([
    ['%PDF-1.7', 'a PDF document'],
    ['GIF89a', 'a GIF image'],
    ['ID3\u0003', 'a sound recording (MP3)'],
    ['Rar!', 'a RAR archive'],
    ['SQLite format 3', 'an SQLite database'],
  ])('%j is %s', (start, kind) => {
    expect(binaryKind(encode(start))).toBe(kind);
  });

  test.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'a PNG image'],
    [[0xff, 0xd8, 0xff, 0xe0], 'a JPEG image'],
    [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive (or a document that is one inside)'],
    [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
    [[0x1f, 0x8b, 0x08], 'a gzip archive'],
    [[0x41, 0x00, 0x00, 0x00, 0x01, 0x02, 0x03, 0x04], 'a binary file'],
  ])('%j is %s', (start, kind) => {
    expect(binaryKind(Uint8Array.from(start))).toBe(kind);
  });

  test.each(['plain', 'tabs\tand\r\nlines\f', 'ünï — “code”', 'escape \u001b$B is Japanese mail', ''])(
    '%j is text',
    (text) => {
      expect(binaryKind(encode(text))).toBeNull();
    },
  );

  test('bytes of every value are a binary file', () => {
    expect(binaryKind(Uint8Array.from({ length: 256 }, (_, index) => (index * 7 + 3) % 256))).toBe(
      'a binary file',
    );
  });

  test('UTF-16 is text, with its mark and without', () => {
    const wide = (text: string): number[] =>
      Array.from(text).flatMap((character) => [character.charCodeAt(0), 0]);
    expect(binaryKind(Uint8Array.from([0xff, 0xfe, ...wide('wide')]))).toBeNull();
    expect(binaryKind(Uint8Array.from(wide('wide enough to see')))).toBeNull();
  });
});

describe('kind', () => {
  test.each([
    ['html', 'notes.txt', 'plain', 'html'],
    ['text', 'page.html', '<!doctype html>', 'text'],
    [null, 'page.HTM', 'plain', 'html'],
    [null, 'notes.md', '<p>', 'markdown'],
    ['text', '/wiki/Notes.MARKDOWN', 'A line', 'markdown'],
    ['html', 'notes.md', 'A line', 'html'],
    ['markdown', '/notes', 'A line', 'markdown'],
    [null, 'noname', '\uFEFF \n<!-- c --><!DOCTYPE html>', 'html'],
    [null, null, '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'html'],
    [null, null, '<p class="x">A piece', 'html'],
    [null, null, '<3 is a heart', 'text'],
    [null, null, 'A title\n\n<p>is a tag', 'text'],
  ] as const)('promised %s, named %s, beginning %j: %s', (promised, name, beginning, kind) => {
    expect(kindOf(promised, name, beginning)).toBe(kind);
  });

  test('a pasted page is told from a pasted selection', () => {
    expect(looksLikeWholePage('<html><head><title>t</title></head><body>')).toBe(true);
    expect(looksLikeWholePage('<meta charset="utf-8"><p>One</p><svg><title>icon</title></svg>')).toBe(false);
  });
});
