import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shorten } from '#core/text/shorten';

it('leaves short words alone, and cuts long ones between characters', () => {
  expect(shorten('short', 5)).toBe('short');
  expect(shorten('longer', 5)).toBe('long…');
  expect(shorten('abc😀def', 5)).toBe('abc…');
});

it('is never longer than it may be, and cuts no character in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (words, longest) => {
      const short = shorten(words, longest);
      expect(short.length).toBeLessThanOrEqual(longest);
      expect(short).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    }),
  );
});
