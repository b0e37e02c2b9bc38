import { describe, expect, test } from 'vitest';
import { chooseEncoding } from '#core/extract/choose-encoding';
import { encodedPage, encodedTexts, shortTexts, type EncodedText } from '../../support/encoded-texts';

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : part)));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const page = { charset: null, markup: true };
const plain = { charset: null, markup: false };

describe('order', () => {
  test('a byte order mark beats every declaration', () => {
    expect(chooseEncoding(bytes([0xef, 0xbb, 0xbf], 'abc'), { charset: 'koi8-r', markup: true })).toBe(
      'utf-8',
    );
    expect(chooseEncoding(bytes([0xff, 0xfe, 0x41, 0x00]), { charset: 'utf-8', markup: true })).toBe(
      'utf-16le',
    );
    expect(chooseEncoding(bytes([0xfe, 0xff, 0x00, 0x41]), page)).toBe('utf-16be');
  });

  test('the carrier’s word beats the page’s', () => {
    const markup = bytes('<meta charset="windows-1251"><p>', [0xe9, 0xe8], '</p>');
    expect(chooseEncoding(markup, { charset: 'iso-8859-2', markup: true })).toBe('iso-8859-2');
    expect(chooseEncoding(markup, page)).toBe('windows-1251');
  });

  test.each([
    '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">',
    "<META CHARSET='sjis'>",
    '<?xml version="1.0" encoding="Shift_JIS"?>',
    '<!-- <meta charset="big5"> --><meta charset=shift_jis>',
  ])('finds %j', (declaration) => {
    expect(chooseEncoding(bytes(declaration, [0x93, 0xfa, 0x96, 0x7b]), page)).toBe('shift_jis');
  });

  test('a declaration in plain text is text', () => {
    expect(chooseEncoding(utf8('<meta charset="big5"> ä'), plain)).toBe('utf-8');
  });

  test('a label that nobody knows is passed over', () => {
    expect(chooseEncoding(utf8('é'), { charset: 'klingon', markup: true })).toBe('utf-8');
  });
});

describe('declarations that the bytes contradict', () => {
  test('UTF-8 that isn’t', () => {
    const french = bytes(
      'Le caf',
      [0xe9],
      ' est d',
      [0xe9, 0x6a, 0xe0],
      ' ferm',
      [0xe9],
      ', dit-elle, et l',
      [0x92],
      'h',
      [0xf4],
      'tel aussi.',
    );
    expect(chooseEncoding(french, { charset: 'utf-8', markup: true })).toBe('windows-1252');
  });

  test('Latin-1 that is UTF-8', () => {
    expect(chooseEncoding(utf8('it’s'), { charset: 'iso-8859-1', markup: true })).toBe('utf-8');
  });

  test('UTF-16 in a page whose declaration could be read as ASCII', () => {
    expect(chooseEncoding(utf8('<meta charset="utf-16"><p>ü</p>'), page)).toBe('utf-8');
  });

  test('one slip in a long UTF-8 page changes nothing', () => {
    const text = bytes([...utf8('é'.repeat(50))], [0xff], [...utf8('ü'.repeat(50))]);
    expect(chooseEncoding(text, { charset: 'utf-8', markup: true })).toBe('utf-8');
  });
});

describe('declarations that make a text look wrong', () => {
  const fixture = (charset: string, declared: string | null = null): Uint8Array => {
    const encoded = encodedTexts().find((text) => text.charset === charset);
    if (encoded === undefined) throw new Error(`There is no fixture in ${charset}.`);
    return encodedPage(encoded, declared);
  };

  test.each(['koi8-r', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'])(
    '%s that is said to be Latin-1',
    (charset) => {
      expect(chooseEncoding(fixture(charset), { charset: 'iso-8859-1', markup: true })).toBe(charset);
    },
  );

  const beside = (encoded: EncodedText, words: string): EncodedText => ({
    ...encoded,
    bytes: Buffer.concat([encoded.bytes, Buffer.from(`</p><p>${words}</p><p>`), encoded.bytes]),
  });
  const english = 'The ferry came late, and nobody wondered about it, for it had always been so. '.repeat(5);

  test.each(
    shortTexts().flatMap((encoded) =>
      ['iso-8859-1', 'windows-1252', 'utf-8'].map(
        (declared) => [encoded.charset, declared, encoded.text, encoded] as const,
      ),
    ),
  )('a short text in %s between English, declared as %s: %s', (charset, declared, _, encoded) => {
    const bytes = encodedPage(beside(encoded, english), declared);
    expect(chooseEncoding(bytes, page)).toBe(charset);
    expect(chooseEncoding(bytes, { charset: declared, markup: true })).toBe(charset);
  });

  test.each([
    'L’élève créée à Noël a été élue, déjà là où l’œuvre naïve s’arrêtait ; ÉTÉ À ÎLE.',
    'Não são ações, mas emoções e canções; até amanhã, João. Às vezes há irmãs.',
    'El niño comió piñas; ¿qué pasó? ESPAÑA, AÑO, ÁRBOL.',
    'Pääyö hääyöaie, töölöläinen ääni. PÄÄ ÄÄNI ÖÖ.',
    'Bokstäverna åäö: råå, öåa. FÖRÄLDRAR ÅÄÖ.',
  ])('Latin-1 that is declared stays: %s', (text) => {
    const latin = Buffer.from(text.replaceAll('’', "'").replaceAll('œ', 'oe'), 'latin1');
    expect(chooseEncoding(latin, { charset: 'iso-8859-1', markup: true })).toBe('windows-1252');
  });

  test('a server that says the same of all its pages is overruled by the page that the statistics agree with', () => {
    const turkish = fixture('iso-8859-9', 'windows-1254');
    expect(chooseEncoding(turkish, { charset: 'iso-8859-1', markup: true })).toBe('windows-1254');
  });

  test('one accented capital is no reason to leave a declaration', () => {
    const menu = bytes('<p>Soup ', [0xc0], ' LA CARTE</p>');
    expect(chooseEncoding(menu, { charset: 'iso-8859-1', markup: true })).toBe('windows-1252');
  });

  test('ISO-2022-JP is known by its escapes, though all of it is ASCII', () => {
    expect(chooseEncoding(fixture('iso-2022-jp', 'utf-8'), page)).toBe('iso-2022-jp');
  });
});

describe('without any declaration', () => {
  test('valid UTF-8 is UTF-8, also when it is cut at its end', () => {
    expect(chooseEncoding(utf8('schön'), plain)).toBe('utf-8');
    expect(chooseEncoding(utf8('schön, mühe').subarray(0, 10), plain)).toBe('utf-8');
  });

  test('smart quotes from Windows', () => {
    const text = bytes(
      'She said ',
      [0x93],
      'not yet',
      [0x94],
      ', and it',
      [0x92],
      's been so ever since ',
      [0x96],
      ' every year, all the same.',
    );
    expect(chooseEncoding(text, plain)).toBe('windows-1252');
  });

  test('UTF-16 without its mark', () => {
    const text = 'A line of text, wide.';
    const wide = Uint8Array.from(Array.from(text).flatMap((character) => [character.charCodeAt(0), 0]));
    expect(chooseEncoding(wide, plain)).toBe('utf-16le');
  });

  test('Cyrillic', () => {
    const word = [
      0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xe2, 0xf1, 0xe5, 0xec, 0x20, 0xed, 0xe0, 0x20, 0xe1, 0xe5,
      0xf0, 0xe5, 0xe3, 0xf3, 0x20,
    ];
    expect(chooseEncoding(Uint8Array.from(Array(20).fill(word).flat()), plain)).toBe('windows-1251');
  });
});
