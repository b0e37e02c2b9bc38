/** What the relative addresses in a page are relative to. */
export interface PageBase {
  /** Where the page is, without its fragment; null when nobody knows. */
  readonly page: string | null;
  /** The page's `<base href>` where it has a usable one, else `page`. */
  readonly base: string | null;
  /** The origin of `base`, such as `https://example.org`; null without one. */
  readonly origin: string | null;
}

/**
 * Finds the base of a page and takes its `<base>` elements out: nothing after this may resolve addresses against the
 * document itself, whose own address is that of the window it was parsed in.
 */
export function takeBase(document: Document, url: string | null): PageBase {
  const page = url === null ? null : withoutFragment(url);
  const declared = document.querySelector('base[href]')?.getAttribute('href') ?? null;
  for (const element of document.querySelectorAll('base')) element.remove();
  const base = declared === null ? page : webAddress(declared, page);
  const found = base ?? page;
  return { page, base: found, origin: /^https?:/.test(found ?? '') ? new URL(found ?? '').origin : null };
}

/** Absolute already, without a fragment and without anything that parsing would write another way. */
const PLAIN = /^https?:\/\/[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z][a-z\d-]*\/(?:[\w=&?,~+-]|[./](?!\.))*$/;

/** The same for a path from the root of the site. */
const PLAIN_PATH = /^\/(?![./])(?:[\w=&?,~+-]|[./](?!\.))*$/;

const ADDRESSES = ['src', 'poster', 'cite'];

/**
 * Makes every address of a document absolute, but those of images, which `chooseImageSources` sees to, and of scripts
 * and styles. A link into the page itself becomes a bare fragment, so that footnotes work wherever the article is
 * shown; what can't be resolved is taken off its element.
 */
export function makeAddressesAbsolute(root: ParentNode, at: PageBase): void {
  for (const link of root.querySelectorAll('a[href], area[href]')) settle(link, 'href', at);
  for (const element of root.querySelectorAll('[src]:not(img, script), [poster], [cite]')) {
    for (const name of ADDRESSES) settle(element, name, at);
  }
}

/** An attribute is only written where it changes: pages have thousands of links. */
function settle(element: Element, name: string, at: PageBase): void {
  const given = element.getAttribute(name);
  if (given === null) return;
  const address = absolute(given, at);
  if (address === null) element.removeAttribute(name);
  else if (address !== given) element.setAttribute(name, address);
}

/** One address made absolute, or null when it can't be. */
export function absolute(address: string, at: PageBase): string | null {
  const trimmed = address.trim();
  if (trimmed.startsWith('#') || PLAIN.test(trimmed)) return trimmed;
  if (at.origin !== null && PLAIN_PATH.test(trimmed)) return at.origin + trimmed;
  const base = at.base ?? undefined;
  const resolved = trimmed === '' ? null : URL.parse(trimmed, base);
  if (resolved === null) return null;
  if (resolved.hash !== '' && at.page !== null && withoutFragment(resolved.href) === at.page)
    return resolved.hash;
  return resolved.href;
}

/** An http(s) address resolved against `base`, or null when it isn't one. */
export function webAddress(address: string, base: string | null): string | null {
  if (!URL.canParse(address.trim(), base ?? undefined)) return null;
  const resolved = new URL(address.trim(), base ?? undefined);
  return resolved.protocol === 'http:' || resolved.protocol === 'https:' ? resolved.href : null;
}

function withoutFragment(url: string): string {
  const end = url.indexOf('#');
  return end < 0 ? url : url.slice(0, end);
}
