import { expect, test } from 'vitest';
import { pageHeaders } from '../../electron/main/page-headers';

function policyOf(path: string): ReadonlyMap<string, string> {
  const policy = pageHeaders(path)['Content-Security-Policy'] ?? '';
  return new Map(
    policy.split('; ').map((directive) => {
      const space = directive.indexOf(' ');
      return [directive.slice(0, space), directive.slice(space + 1)];
    }),
  );
}

test.each(['/index.html', '/article.html', '/extractor.html', '/print.html', '/assets/logo.svg'])(
  '%s starts from nothing',
  (path) => {
    const policy = policyOf(path);
    for (const directive of ['default-src', 'object-src', 'base-uri', 'form-action']) {
      expect(policy.get(directive)).toBe("'none'");
    }
    expect(pageHeaders(path)['X-Content-Type-Options']).toBe('nosniff');
  },
);

test('no page may ask the network for anything', () => {
  for (const path of ['/index.html', '/article.html', '/extractor.html', '/print.html']) {
    const policy = pageHeaders(path)['Content-Security-Policy'];
    expect(policy).not.toMatch(/https?:|wss?:|\*|connect-src|unsafe-eval/);
    expect(policyOf(path).get('script-src')).not.toContain('unsafe-inline');
  }
});

test('an article runs no script and is framed by the app alone', () => {
  expect(policyOf('/article.html').get('script-src')).toBe("'none'");
  expect(policyOf('/article.html').get('frame-ancestors')).toBe("'self'");
  expect(policyOf('/index.html').get('frame-ancestors')).toBe("'none'");
});

test.each([
  ['/index.html', 'text/html; charset=utf-8'],
  ['/assets/index-abc.js', 'text/javascript; charset=utf-8'],
  ['/assets/index-abc.css', 'text/css; charset=utf-8'],
  ['/assets/inter.woff2', 'font/woff2'],
  ['/assets/unknown.xyz', 'application/octet-stream'],
  ['/assets/without', 'application/octet-stream'],
])('%s is %s', (path, type) => {
  expect(pageHeaders(path)['Content-Type']).toBe(type);
});
