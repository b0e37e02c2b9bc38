import { fail, ok, type Result } from '#core/result';
import { shortAddress } from '../address';
import { parseMediaType, promisedKind } from '../media-type';
import { statusFailure } from '../network-failure';
import { isBusy } from '../retry';

/** The head of an answer, as Electron tells of it. */
export interface AnswerHead {
  readonly url: string;
  readonly statusCode: number;
  readonly responseHeaders?: Record<string, string[]>;
}

/** “Not now”, from the host that was asked in the end, and the Retry-After header. */
export interface BusyAnswer {
  readonly kind: 'busy';
  readonly host: string;
  readonly status: number;
  readonly retryAfter: string | null;
}

/**
 * What a page may do while it is rendered, beside what its own policy says: run its scripts, and nothing that opens,
 * asks, prints, plays or goes on by itself. Frames and workers would load past the count of bytes.
 */
const POLICY =
  "sandbox allow-scripts allow-same-origin allow-forms; frame-src 'none'; worker-src 'none'; object-src 'none'; media-src 'none'";

/**
 * Whether an answer is a page that can be rendered: null if so. Redirects are let through: the next answer is looked at
 * again.
 */
export function pageAnswer({ url, statusCode, responseHeaders = {} }: AnswerHead): Result<BusyAnswer | null> {
  const { host } = new URL(url);
  if (isBusy(statusCode)) {
    const retryAfter = headerOf(responseHeaders, 'retry-after');
    return ok({ kind: 'busy', host, status: statusCode, retryAfter });
  }
  if (leavesPage(statusCode)) return nothingSent(url, statusCode);
  if (statusCode >= 400) return statusFailure(statusCode, host);
  if (statusCode >= 300) return ok(null);
  const what = shortAddress(url);
  const promised = promisedKind(parseMediaType(headerOf(responseHeaders, 'content-type')), what);
  if (!promised.ok) return promised;
  const isFile = /^\s*attachment/i.test(headerOf(responseHeaders, 'content-disposition') ?? '');
  const isPage = promised.value === 'html' || promised.value === 'unknown';
  return isPage && !isFile ? ok(null) : noPage(url);
}

/** What is told of a file where a page was wanted. */
export function noPage(url: string): Result<never> {
  return fail(
    'unsupported',
    `${shortAddress(url)} is no web page, so there is nothing in it to render. Save it without that; nothing was saved.`,
  );
}

/** Whether a status says that what is shown stays, since nothing comes (RFC 9110, 15.3.5 and 15.3.6). */
export function leavesPage(statusCode: number): boolean {
  return statusCode === 204 || statusCode === 205;
}

function nothingSent(url: string, statusCode: number): Result<never> {
  const message = `${shortAddress(url)} is empty: the server answered with status ${statusCode}, which comes without a page. Nothing was saved.`;
  return fail('empty', message);
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends the request on to: an absolute address; null when it is an answer of its own. */
export function redirectOf({ url, statusCode, responseHeaders = {} }: AnswerHead): string | null {
  const target = REDIRECTS.has(statusCode) ? headerOf(responseHeaders, 'location') : null;
  if (target === null) return null;
  return URL.canParse(target, url) ? new URL(target, url).href : target;
}

/** The answer's headers with our policy added to its own. */
export function withPolicy(headers: Record<string, string[]> = {}): Record<string, string[]> {
  const name = nameOf(headers, 'content-security-policy') ?? 'Content-Security-Policy';
  return { ...headers, [name]: [...(headers[name] ?? []), POLICY] };
}

function headerOf(headers: Record<string, string[]>, name: string): string | null {
  return headers[nameOf(headers, name) ?? '']?.[0] ?? null;
}

function nameOf(headers: Record<string, string[]>, name: string): string | undefined {
  return Object.keys(headers).find((each) => each.toLowerCase() === name);
}
