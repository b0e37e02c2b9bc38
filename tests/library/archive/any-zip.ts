import { crc32, deflateRawSync } from 'node:zlib';

/** One entry as a test wants it, however wrong. */
export interface AnyEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly deflate?: boolean;
  /** Bits of the general purpose flag; 1 says that it is encrypted. */
  readonly flags?: number;
  /** Unix mode with its file type. */
  readonly mode?: number;
  /** What the zip says it unpacks to. */
  readonly declaredSize?: number;
}

const UTF8 = 0x800;

/** A zip with any names and any claims: the library that writes zips for us refuses to write wrong ones. */
export function anyZip(entries: readonly AnyEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const data = entry.deflate === true ? deflateRawSync(entry.bytes) : Buffer.from(entry.bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8 | (entry.flags ?? 0), 2);
    common.writeUInt16LE(entry.deflate === true ? 8 : 0, 4);
    common.writeUInt32LE(crc32(entry.bytes), 10);
    common.writeUInt32LE(data.byteLength, 14);
    common.writeUInt32LE(entry.declaredSize ?? entry.bytes.byteLength, 18);
    common.writeUInt16LE(name.byteLength, 22);
    local.push(signature(0x04034b50), common, name, data);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(signature(0x02014b50), Buffer.from([20, 3]), common, rest, name);
    offset += 30 + name.byteLength + data.byteLength;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
