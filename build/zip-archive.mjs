// @ts-check
/**
 * Reads the entries of a ZIP file one at a time, so that set-up needs neither an `unzip` program nor a package.
 * Written from PKWARE's APPNOTE 6.3, sections 4.3.6 to 4.3.16: stored and deflated entries, no encryption, no
 * ZIP64.
 */

import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * @typedef {object} ZipEntry
 * @property {string} name - with forward slashes; a folder's ends with one
 * @property {number} mode - Unix permission bits, 0 when the archive has none
 * @property {() => Promise<Buffer>} read
 */

/**
 * Calls `visit` for every entry, in the archive's own order. Rejects when the file isn't a ZIP this can read.
 * @param {string} path
 * @param {(entry: ZipEntry) => Promise<void>} visit
 */
export async function forEachZipEntry(path, visit) {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const directory = await readCentralDirectory(file, size);
    let offset = 0;
    while (offset + CENTRAL_LENGTH <= directory.length) {
      const header = directory.subarray(offset);
      if (header.readUInt32LE(0) !== CENTRAL_SIGNATURE)
        throw new Error(`${path}: its list of files is damaged`);
      const nameLength = header.readUInt16LE(28);
      const name = header.toString('utf8', CENTRAL_LENGTH, CENTRAL_LENGTH + nameLength);
      const place = {
        method: header.readUInt16LE(10),
        compressedSize: header.readUInt32LE(20),
        localHeader: header.readUInt32LE(42),
      };
      await visit({
        name,
        mode: (header.readUInt32LE(38) >>> 16) & 0o777,
        read: () => readContent(file, name, place),
      });
      offset += CENTRAL_LENGTH + nameLength + header.readUInt16LE(30) + header.readUInt16LE(32);
    }
  } finally {
    await file.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} size
 */
async function readCentralDirectory(file, size) {
  const tailLength = Math.min(size, END_LENGTH + MAX_COMMENT);
  const tail = await readAt(file, size - tailLength, tailLength);
  for (let offset = tail.length - END_LENGTH; offset >= 0; offset -= 1) {
    if (tail.readUInt32LE(offset) !== END_SIGNATURE) continue;
    return readAt(file, tail.readUInt32LE(offset + 16), tail.readUInt32LE(offset + 12));
  }
  throw new Error('this is not a ZIP file, or its end is missing');
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {string} name
 * @param {{ method: number, compressedSize: number, localHeader: number }} place
 */
async function readContent(file, name, place) {
  const local = await readAt(file, place.localHeader, LOCAL_LENGTH);
  const start = place.localHeader + LOCAL_LENGTH + local.readUInt16LE(26) + local.readUInt16LE(28);
  const content = await readAt(file, start, place.compressedSize);
  if (place.method === STORED) return content;
  if (place.method === DEFLATED) return inflate(content);
  throw new Error(`${name}: packed with method ${place.method}, which this can't read`);
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new Error('the ZIP file ends too early');
  return buffer;
}
