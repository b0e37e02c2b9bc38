import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, sameContent } from '#core/merge/canonical';

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, 0, 1, '', 'a'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(tie('value'), fc.constant(undefined)), {
      maxKeys: 3,
    }),
  ),
})).value;

test('two values are the same exactly when their canonical JSON is', () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(sameContent(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
    }),
    { numRuns: 2000 },
  );
});

test('a copy whose keys came in another order is the same', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(sameContent(value, structuredClone(turned))).toBe(true);
    }),
  );
});

test('a list and an object with the same keys aren’t the same, nor is a longer list', () => {
  expect(sameContent([1], { 0: 1 })).toBe(false);
  expect(sameContent([1], [1, 2])).toBe(false);
  expect(sameContent({ a: undefined }, {})).toBe(true);
});
