/** The fields of a head, by their names in lower case; the first of a name counts. */
export type MimeHeaders = ReadonlyMap<string, string>;

/** Reads the lines of a head (RFC 822): a line that begins with white space goes on with the one before it. */
export function readHeaders(head: string): MimeHeaders {
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key !== '' && !headers.has(key)) headers.set(key, value.trim());
  }
  return headers;
}

/** A parameter of a header such as `multipart/related; boundary="x"`; null when it isn't there. */
export function parameterOf(header: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header);
  return match?.[1] ?? match?.[2] ?? null;
}

/** Undoes quoted-printable (RFC 2045, 6.7). What isn't well-formed stays as it is. */
export function decodeQuotedPrintable(body: string): Buffer {
  const joined = body.replace(/[ \t]+(?=\r?$)/gm, '').replace(/=\r?\n/g, '');
  const decoded = joined.replace(/=([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
