import { expect, test } from 'vitest';
import { isTrustedSender } from '../../electron/main/sender';

const trusted = { url: 'commonplace-app://bundle/index.html', isMainFrame: true, isInWindow: true };

test('the page of the window is heard, wherever it has scrolled to', () => {
  expect(isTrustedSender(trusted)).toBe(true);
  expect(isTrustedSender({ ...trusted, url: `${trusted.url}#note-3` })).toBe(true);
});

test.each([
  ['a frame inside it', { isMainFrame: false }],
  ['another window', { isInWindow: false }],
  ['a frame that is gone', { url: null }],
  ['the article’s page', { url: 'commonplace-app://bundle/article.html' }],
  ['another host of the scheme', { url: 'commonplace-app://bundle.example/index.html' }],
  ['a web page', { url: 'https://bundle/index.html' }],
  ['a file', { url: 'file:///index.html' }],
])('%s is not', (_name, change) => {
  expect(isTrustedSender({ ...trusted, ...change })).toBe(false);
});
