import type { Failure } from '#core/result';

/** An address as a person typed it, made whole. */
export interface TypedAddress {
  readonly url: string;
  /** They left the scheme out, as in a browser's address bar, and https was put before it. */
  readonly completed: boolean;
}

/** Reads what was typed; null when no address can be made of it. */
export function readAddress(typed: string): TypedAddress | null {
  const words = typed.trim();
  // A host with a port looks like a scheme up to the digits.
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(words) && !/^[^/]*:\d+/.test(words);
  const url = hasScheme ? words : `https://${words}`;
  return URL.canParse(url) ? { url, completed: !hasScheme } : null;
}

/** What went wrong, for the one who typed the address: they may not know which scheme was tried. */
export function addressProblem({ completed }: TypedAddress, { code, message }: Failure): string {
  const mayBeScheme = completed && (code === 'unreachable' || code === 'timeout');
  return mayBeScheme
    ? `${message} It was tried with https://. Should the site have only http, begin the address with http://.`
    : message;
}
