import { fail, type FailureCode } from '#core/result';

interface Explanation {
  readonly codes: RegExp;
  readonly code: FailureCode;
  readonly say: (host: string) => string;
}

// Chromium's own names of network errors (net/base/net_error_list.h), without the `net::ERR_` in front.
const EXPLANATIONS: readonly Explanation[] = [
  {
    codes: /^(NAME_|DNS_|ICANN_NAME_COLLISION)/,
    code: 'unreachable',
    say: (host) => `The address ${host} could not be found. Check its spelling and the network connection.`,
  },
  {
    codes: /^(INTERNET_DISCONNECTED|NETWORK_CHANGED|NETWORK_IO_SUSPENDED|NETWORK_ACCESS_DENIED)$/,
    code: 'unreachable',
    say: (host) => `There is no network connection, so ${host} could not be reached.`,
  },
  {
    codes: /^(CONNECTION_TIMED_OUT|TIMED_OUT)$/,
    code: 'timeout',
    say: (host) => `${host} did not answer in time. Try again later.`,
  },
  {
    codes: /^CONNECTION_REFUSED$/,
    code: 'unreachable',
    say: (host) =>
      `${host} refused the connection. The server may be down, or the port in the address wrong.`,
  },
  {
    codes: /^(CERT_|SSL_|BAD_SSL_|INSECURE_)/,
    code: 'unreachable',
    say: (host) => `A secure connection to ${host} could not be made.`,
  },
  {
    codes: /^(PROXY_|TUNNEL_|MANDATORY_PROXY_|SOCKS_)/,
    code: 'unreachable',
    say: (host) => `The proxy that this computer uses did not let the connection to ${host} through.`,
  },
  {
    codes: /^TOO_MANY_REDIRECTS$/,
    code: 'too-many-redirects',
    say: (host) => `${host} keeps sending elsewhere, so the page was never reached.`,
  },
  {
    codes: /^(UNSAFE_REDIRECT|DISALLOWED_URL_SCHEME|UNKNOWN_URL_SCHEME|INVALID_REDIRECT)$/,
    code: 'unsupported',
    say: (host) => `${host} sends to an address that isn’t http or https, and that isn’t followed.`,
  },
  {
    codes: /^UNSAFE_PORT$/,
    code: 'unsupported',
    say: (host) =>
      `The port in ${host} is kept for another service than the web. For safety no page is ever asked for there.`,
  },
  {
    codes: /^(INVALID_HTTP_RESPONSE|INVALID_RESPONSE)$/,
    code: 'unreachable',
    say: (host) => `What ${host} answered isn’t HTTP, so it may be no web server.`,
  },
  {
    codes: /^(RESPONSE_HEADERS_TOO_BIG|RESPONSE_HEADERS_MULTIPLE_|MISCONFIGURED_)/,
    code: 'unreachable',
    say: (host) => `${host} answered with headers that are too long or contradict each other.`,
  },
  {
    codes: /^(CONTENT_DECODING_|INVALID_CHUNKED_ENCODING$)/,
    code: 'unreachable',
    say: (host) => `What ${host} sent could not be unpacked: it isn’t packed as it says, or it is damaged.`,
  },
  {
    codes: /^(CONNECTION_|EMPTY_RESPONSE|CONTENT_|INCOMPLETE_|HTTP2_|QUIC_|RESPONSE_|ABORTED|FAILED|SOCKET_)/,
    code: 'unreachable',
    say: (host) => `${host} broke the connection off before the whole page had come. Try again later.`,
  },
];

/**
 * Puts a network error into words.
 * @param error what Electron's `net` gave; its message holds Chromium's name of the error
 * @param host the server, for the message
 */
export function networkFailure(error: Error, host: string): ReturnType<typeof fail> {
  const name = /ERR_([A-Z0-9_]+)/.exec(error.message)?.[1] ?? '';
  const known = EXPLANATIONS.find(({ codes }) => codes.test(name));
  if (known !== undefined) return fail(known.code, `${known.say(host)} Nothing was saved.`);
  const detail = name === '' ? '' : ` (${name.toLowerCase().replaceAll('_', ' ')})`;
  return fail('unreachable', `${host} could not be reached${detail}. Nothing was saved.`);
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  300: 'it offers several pages to choose from',
  304: 'it says that nothing is new, and sends no page',
  400: 'it did not understand the request',
  401: 'it asks for a name and password',
  402: 'it asks for payment',
  403: 'it does not give this page out',
  404: 'there is no such page',
  405: 'it does not give this page out in this way',
  406: 'it has no readable form of this page',
  410: 'the page was taken down',
  429: 'it was asked too often; try again later',
  451: 'the page may not be shown for legal reasons',
  500: 'the server has a fault',
  502: 'the server has a fault',
  503: 'the server is overloaded or being looked after; try again later',
  504: 'the server has a fault',
};

/** Puts an HTTP error status into words. */
export function statusFailure(status: number, host: string): ReturnType<typeof fail> {
  const words = STATUS_WORDS[status] ?? otherStatus(status);
  return fail('http-status', `${host} answered with status ${status}: ${words}. Nothing was saved.`);
}

function otherStatus(status: number): string {
  if (status >= 500) return 'the server has a fault';
  return status >= 400 ? 'it refused the request' : 'it sends elsewhere without saying where';
}

/**
 * Puts into words that a host is busy and was left alone.
 * @param later the seconds that it wants to be left alone for when they are too many, or null
 */
export function busyFailure(status: number, host: string, later: number | null): ReturnType<typeof fail> {
  if (later === null) return statusFailure(status, host);
  const minutes = Math.ceil(later / 60);
  const time = minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
  const message = `${host} answered with status ${status} and wants to be left alone for ${time}. Try again then. Nothing was saved.`;
  return fail('http-status', message);
}
