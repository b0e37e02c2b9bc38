import { expect, test } from 'vitest';
import { twoByteEncoding } from '#core/extract/two-byte-text';
import { encodedTexts, shortTexts } from '../../support/encoded-texts';

const TWO_BYTE = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'];
const all = [...encodedTexts(), ...shortTexts()];
const of = (isTwoByte: boolean): readonly (readonly [string, string, Uint8Array])[] =>
  all
    .filter(({ charset }) => TWO_BYTE.includes(charset) === isTwoByte && !charset.startsWith('utf-'))
    .map(({ charset, text, bytes }) => [charset, text, bytes]);

test.each(of(true))('knows %s by its bytes: %s', (charset, _, bytes) => {
  expect(twoByteEncoding(Buffer.concat([bytes, Buffer.from('\n'), bytes]))).toBe(charset);
});

test.each(of(false))('takes no text in %s for one of two bytes a character: %s', (_, __, bytes) => {
  expect(twoByteEncoding(bytes)).toBeNull();
});

test('one broken character in a long text, and a cut at its end, change nothing', () => {
  const [first] = of(true).filter(([charset]) => charset === 'gb18030');
  const text = Buffer.concat(Array.from({ length: 20 }, () => first?.[2] ?? new Uint8Array()));
  const broken = Buffer.concat([text, Buffer.from([0xff, 0x20]), text, Buffer.from([0xb0])]);
  expect(twoByteEncoding(broken)).toBe('gb18030');
});

test('a single accented letter before a plain one is no character', () => {
  expect(twoByteEncoding(Buffer.from('\u00c4lter, \u00c4rzte, \u00c4nderung', 'latin1'))).toBeNull();
});
