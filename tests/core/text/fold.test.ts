import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, normaliseQuote } from '#core/text/fold';

describe('fold', () => {
  it('makes quotes straight, dashes hyphens and newlines spaces', () => {
    expect(fold('“It’s—so”\n«now» ‐ −')).toBe('"It\'s-so" "now" - -');
  });

  it('never changes a length, so offsets hold in both texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe('normaliseQuote', () => {
  it('brings pasted words into the form of the text', () => {
    expect(normaliseQuote('  Cafe\u0301 \n\t au\u00adlait ')).toBe('Café aulait');
  });
});
