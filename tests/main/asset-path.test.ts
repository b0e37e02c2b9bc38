import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { assetAddress } from '#contract/asset-address';
import { newArticleId } from '#core/ids';
import { assetFileOf } from '../../electron/main/asset-path';

const library = resolve('/library');
const id = newArticleId();
const hash = '0a'.repeat(32);

test('an address names an asset of an article', () => {
  expect(assetFileOf(assetAddress(id, `${hash}.svg`), library)).toEqual({
    file: join(library, 'articles', id, 'assets', `${hash}.svg`),
    type: 'image/svg+xml',
  });
});

test.each([
  `commonplace-asset://${id}/`,
  `commonplace-asset://${id}/article.json`,
  `commonplace-asset://${id}/../${hash}.png`,
  `commonplace-asset://${id}/..%2f${hash}.png`,
  `commonplace-asset://${id}/${hash}.png/x`,
  `commonplace-asset://${id}/${hash}.png?x`,
  `commonplace-asset://${id}/${hash}.png#x`,
  `commonplace-asset://${id}/${hash}.html`,
  `commonplace-asset://${id}/${hash.toUpperCase()}.png`,
  `commonplace-asset://${id}/${hash}`,
  `commonplace-asset://../${hash}.png`,
  `commonplace-asset://x@${id}/${hash}.png`,
  `commonplace-app://${id}/${hash}.png`,
  `file://${id}/${hash}.png`,
])('no other address names anything: %s', (address) => {
  expect(assetFileOf(address, library)).toBeNull();
});
