import { expect, test } from 'vitest';
import { ok } from '#core/result';
import { pageAnswer, redirectOf, withPolicy } from '../../../electron/capture/render/page-answer';

const url = 'https://harbour.example/story';

function codeOf(statusCode: number, headers: Record<string, string[]> = {}): string | null {
  const answer = pageAnswer({ url, statusCode, responseHeaders: headers });
  return answer.ok ? null : answer.error.code;
}

test('a page is rendered, and so is what doesn’t say what it is', () => {
  expect(codeOf(200, { 'Content-Type': ['text/html; charset=utf-8'] })).toBeNull();
  expect(codeOf(200)).toBeNull();
});

test('a redirect is let by, since the next answer is looked at as well', () => {
  expect(codeOf(302, { location: ['/elsewhere'] })).toBeNull();
});

test('where an answer sends on to is told as a whole address', () => {
  const to = (statusCode: number, location?: string): string | null =>
    redirectOf({ url, statusCode, responseHeaders: location === undefined ? {} : { Location: [location] } });
  expect(to(302, '/elsewhere?a=1')).toBe('https://harbour.example/elsewhere?a=1');
  expect(to(307, '//127.0.0.1/secret')).toBe('https://127.0.0.1/secret');
  expect(to(301, 'http://')).toBe('http://');
  expect(to(302)).toBeNull();
  expect(to(304, '/elsewhere')).toBeNull();
  expect(to(200, '/elsewhere')).toBeNull();
});

test.each([
  [404, {}, 'http-status'],
  [500, {}, 'http-status'],
  [204, {}, 'empty'],
  [205, {}, 'empty'],
  [200, { 'content-type': ['application/pdf'] }, 'not-text'],
  [200, { 'content-type': ['text/plain'] }, 'unsupported'],
  [200, { 'content-type': ['text/html'], 'Content-Disposition': ['attachment; filename=a'] }, 'unsupported'],
] as const)('an answer of status %i with %j is none to render', (status, headers, code) => {
  expect(codeOf(status, headers as unknown as Record<string, string[]>)).toBe(code);
});

test.each([429, 503])(
  'an answer of status %i is neither a page nor a failure, but “not now”',
  (statusCode) => {
    const busy = { kind: 'busy', host: 'harbour.example', status: statusCode } as const;
    expect(pageAnswer({ url, statusCode })).toEqual(ok({ ...busy, retryAfter: null }));
    const responseHeaders = { 'Retry-After': ['7'] };
    expect(pageAnswer({ url, statusCode, responseHeaders })).toEqual(ok({ ...busy, retryAfter: '7' }));
  },
);

test('our policy comes on top of the page’s own, and nothing else of the head changes', () => {
  const headers = { 'content-security-policy': ["default-src 'self'"], server: ['quay'] };
  const added = withPolicy(headers);
  expect(added['server']).toEqual(['quay']);
  expect(added['content-security-policy']).toEqual([
    "default-src 'self'",
    expect.stringContaining('sandbox'),
  ]);
  expect(Object.keys(added)).toHaveLength(2);
  expect(withPolicy()['Content-Security-Policy']).toHaveLength(1);
});

test('under the policy no dialog, window or download can come of a page', () => {
  const [policy = ''] = withPolicy()['Content-Security-Policy'] ?? [];
  expect(policy).not.toMatch(/allow-(modals|popups|downloads|top-navigation|pointer-lock)/);
});
