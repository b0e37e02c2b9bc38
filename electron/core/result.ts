/**
 * Every way an operation can fail that a caller may want to tell apart. The codes cross processes and the
 * command line, so they are part of the interface: add, never rename.
 */
export const FAILURE_CODES = [
  'bad-request', // the words or arguments are not of the call's form
  'not-found', // the article, highlight, file or quote is not there
  'empty', // there is nothing to save in the source
  'too-large', // over a stated limit
  'not-text', // a binary where text or HTML was expected
  'unsupported', // a scheme, format or source that isn't taken
  'unreachable', // the address could not be reached (DNS, refused, reset, offline)
  'http-status', // the server answered with an error
  'timeout', // it took longer than its limit
  'too-many-redirects', // the server keeps sending elsewhere
  'cancelled', // a person stopped it
  'not-article', // a home page, a login or cookie wall, or a shell for scripts
  'extraction-failed', // no article could be made of the page
  'locked', // another process holds the library
  'busy', // other long work on the whole library is under way
  'damaged', // a document on disk can't be read
  'storage', // the disk refused (full, read-only, permission, I/O)
  'internal', // a fault of ours; the log has the details
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** What may well help where something failed: `render` is to let the page's scripts run first. */
export const REMEDIES = ['render'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** An expected failure: a value that can be serialised, shown to a person and switched on. */
export interface Failure {
  readonly code: FailureCode;
  /** For people: what happened, to what, and what can be done. Never a stack trace. */
  readonly message: string;
  /** What is safe all the same, when that isn't plain from the message. */
  readonly kept?: string;
  readonly remedy?: Remedy;
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail(
  code: FailureCode,
  message: string,
  kept?: string,
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: kept === undefined ? { code, message } : { code, message, kept } };
}

/** Proves to the compiler that a closed union was handled whole; throws if data from outside slipped past a schema. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
