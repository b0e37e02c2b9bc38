import { expect, test } from 'vitest';
import { imageFormat } from '../../../electron/capture/assets/image-format';
import { imageSize } from '../../../electron/capture/assets/image-size';
import { bmp, GIF, ico, png, svg } from '../../support/images';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex');

/** The beginnings of files, as far as their sizes are told. */
const JPEG = hex('ffd8 ffe0 0004 0000 ffc0 0011 08 0014 001e 03 000000 000000 000000');
const JPEG_ON_ITS_SIDE = Buffer.concat([
  hex('ffd8 ffe1 0022'),
  latin1('Exif\0\0'),
  hex('4d4d 002a 00000008 0001 0112 0003 00000001 0006 0000 00000000'),
  hex('ffc0 0011 08 0014 001e 03 000000 000000 000000'),
]);
const WEBP_LOSSY = Buffer.concat([latin1('RIFF\0\0\0\0WEBPVP8 '), hex('00000000 300000 9d012a 1e00 1400')]);
const WEBP_LOSSLESS = Buffer.concat([latin1('RIFF\0\0\0\0WEBPVP8L'), hex('00000000 2f 1dc0 0400')]);
const WEBP_EXTENDED = Buffer.concat([latin1('RIFF\0\0\0\0WEBPVP8X'), hex('0a000000 00000000 1d0000 130000')]);
const AVIF = Buffer.concat([
  hex('0000001c'),
  latin1('ftypmif1\0\0\0\0mif1avif'),
  hex('00000000'),
  latin1('ispe'),
  hex('00000000 0000001e 00000014'),
]);

test.each([
  ['png', png(30, 20, [1, 2, 3]), 'png', { width: 30, height: 20 }],
  ['jpeg', JPEG, 'jpg', { width: 30, height: 20 }],
  ['jpeg that is turned', JPEG_ON_ITS_SIDE, 'jpg', { width: 20, height: 30 }],
  ['gif', GIF, 'gif', { width: 1, height: 1 }],
  ['lossy webp', WEBP_LOSSY, 'webp', { width: 30, height: 20 }],
  ['lossless webp', WEBP_LOSSLESS, 'webp', { width: 30, height: 20 }],
  ['extended webp', WEBP_EXTENDED, 'webp', { width: 30, height: 20 }],
  ['avif', AVIF, 'avif', { width: 30, height: 20 }],
  ['bmp', bmp(30, 20), 'bmp', { width: 30, height: 20 }],
  ['ico', ico(32), 'ico', { width: 32, height: 32 }],
] as const)('%s is told by its bytes, with its size', (_name, bytes, format, size) => {
  expect(imageFormat(bytes)).toBe(format);
  expect(imageSize(bytes, format)).toEqual(size);
});

test.each([
  svg(),
  '<svg/>',
  '\uFEFF <?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg>',
])('a drawing is told by its first element: %j', (markup) => {
  expect(imageFormat(Buffer.from(markup))).toBe('svg');
});

test.each([
  '',
  '<!doctype html><svg></svg>',
  '<html><body><svg/></body></html>',
  'PNG',
  '%PDF-1.7',
  'BM',
  '\0\0\0\x1cftypheic\0\0\0\0heic',
])('what Chromium doesn’t show is no image: %j', (text) => {
  expect(imageFormat(latin1(text))).toBeNull();
});

test.each(['png', 'jpg', 'gif', 'webp', 'avif', 'bmp', 'ico'] as const)(
  'a %s that ends in its head has no size',
  (format) => {
    for (const bytes of [JPEG, WEBP_LOSSY, AVIF, png(1, 1, [0, 0, 0]), GIF, bmp(1, 1), ico(1)]) {
      for (let length = 0; length < 13; length += 1) {
        const size = imageSize(bytes.subarray(0, length), format);
        if (size !== null) expect(size.width * size.height).toBeGreaterThan(0);
      }
    }
  },
);
