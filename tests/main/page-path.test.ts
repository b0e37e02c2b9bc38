import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pageAddress, pageFileOf } from '../../electron/main/page-path';

const folder = resolve('/app/out/renderer');

test('an address names a file of the pages', () => {
  expect(pageFileOf(pageAddress('index'), folder)).toEqual({
    file: join(folder, 'index.html'),
    path: '/index.html',
  });
  expect(pageFileOf('commonplace-app://bundle/assets/a%20b.js?v=1#top', folder)).toEqual({
    file: join(folder, 'assets', 'a b.js'),
    path: '/assets/a b.js',
  });
});

test.each([
  'commonplace-app://bundle/',
  'commonplace-app://bundle/..%2f..%2fpackage.json',
  'commonplace-app://bundle/assets/..%2f..%2f..%2fmain/main.js',
  'commonplace-app://bundle/..%2frenderer-other/index.html',
  'commonplace-app://bundle/..%5c..%5cpackage.json',
  'commonplace-app://bundle/%2e%2e%2fmain%2fmain.js',
  'commonplace-app://bundle/index.html%00.css',
  'commonplace-app://bundle/%E0%A4%A',
  'commonplace-app://elsewhere/index.html',
  'commonplace-app:index.html',
  'file:///app/out/renderer/index.html',
  'no address',
])('%s names none', (address) => {
  expect(pageFileOf(address, folder)).toBeNull();
});
