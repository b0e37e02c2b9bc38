// @ts-check
/**
 * Packs a few small files as an asar archive, Electron's own format: a JSON list of files inside two Chromium
 * "pickles" (a little-endian length, then that many bytes, padded to four), then the files end to end.
 */

/**
 * @param {Readonly<Record<string, string>>} files - text by file name, no folders
 * @returns {Buffer}
 */
export function packAsar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const list = {};
  /** @type {Buffer[]} */
  const contents = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text, 'utf8');
    list[name] = { size: content.length, offset: String(offset) };
    contents.push(content);
    offset += content.length;
  }
  const header = pickle(pickledString(JSON.stringify({ files: list })));
  return Buffer.concat([pickle(uint32(header.length)), header, ...contents]);
}

/** @param {Buffer} payload */
function pickle(payload) {
  return Buffer.concat([uint32(payload.length), payload]);
}

/** @param {string} text */
function pickledString(text) {
  const bytes = Buffer.from(text, 'utf8');
  const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
  return Buffer.concat([uint32(bytes.length), bytes, padding]);
}

/** @param {number} value */
function uint32(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
