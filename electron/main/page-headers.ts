import { ASSET_SCHEME } from '#contract/asset-address';

/** The pages of the app, each with a policy of its own. */
const POLICIES: ReadonlyMap<string, string> = new Map([
  [
    '/index.html',
    policy({
      'script-src': "'self'",
      // react-aria and the text measure set style attributes.
      'style-src': "'self' 'unsafe-inline'",
      'font-src': "'self'",
      // An article's image is looked at by itself in the window.
      'img-src': `'self' data: blob: ${ASSET_SCHEME}:`,
      'frame-src': "'self'",
      'frame-ancestors': "'none'",
    }),
  ],
  [
    // An article is shown in this one: whatever got through the sanitiser still has no script and no network.
    '/article.html',
    policy({
      'style-src': "'self' 'unsafe-inline'",
      'font-src': "'self'",
      // Pictures of older articles are inside their markup.
      'img-src': `${ASSET_SCHEME}: data:`,
      'frame-ancestors': "'self'",
    }),
  ],
  [
    '/extractor.html',
    policy({ 'script-src': "'self'", 'style-src': "'unsafe-inline'", 'frame-ancestors': "'none'" }),
  ],
  [
    // It takes back the right to scripts, its own among them, before it shows an article.
    '/print.html',
    policy({
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'font-src': "'self'",
      'img-src': `${ASSET_SCHEME}: data:`,
      'frame-ancestors': "'none'",
    }),
  ],
]);

/** For everything that isn't one of the pages: as a document it may do nothing. */
const NO_PAGE = policy({ 'frame-ancestors': "'none'" });

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

/** The response headers for a file of the app, by its path from the root of the pages, such as `/index.html`. */
export function pageHeaders(path: string): Readonly<Record<string, string>> {
  const ending = /\.[^./]+$/.exec(path)?.[0] ?? '';
  return {
    'Content-Type': CONTENT_TYPES.get(ending) ?? 'application/octet-stream',
    'Content-Security-Policy': POLICIES.get(path) ?? NO_PAGE,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

function policy(directives: Readonly<Record<string, string>>): string {
  const all = {
    'default-src': "'none'",
    'script-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    ...directives,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
