const DATA_URL = /^data:[^,;]*((?:;[^,;]*)*),/i;

/** The bytes of a data URL (RFC 2397); null when it isn't one. Its declared type is left to the bytes. */
export function dataUrlBytes(url: string): Uint8Array | null {
  const head = DATA_URL.exec(url);
  if (head === null) return null;
  const [whole, parameters = ''] = head;
  const body = percentDecoded(url.slice(whole.length));
  return /;\s*base64\s*$/i.test(parameters)
    ? new Uint8Array(Buffer.from(body.toString('latin1'), 'base64'))
    : new Uint8Array(body);
}

/** Byte by byte: what is escaped need not be UTF-8. */
function percentDecoded(text: string): Buffer {
  if (!text.includes('%')) return Buffer.from(text);
  const bytes = Buffer.from(text).toString('latin1');
  const decoded = bytes.replace(/%([0-9a-f]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
