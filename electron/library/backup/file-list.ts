import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { fail, ok, type Result } from '#core/result';
import { isSafePath } from './safe-path';

const FORMAT = 1;
/** Far above any library: 50,000 articles make 30 MB. A list from elsewhere may claim to unpack to anything. */
const LARGEST = 1024 * 1024 * 1024;

const compress = promisify(gzip);
const unpack = promisify(gunzip);

const safePath = z.string().refine(isSafePath, 'leads elsewhere');

const fileSchema = z.object({
  /** Below the folder of its group, with slashes. */
  path: safePath,
  /** In bytes, as the library's disk told it: with `mtimeMs` it says whether the file is still the same. */
  size: z.int().nonnegative(),
  mtimeMs: z.number(),
  /** Of the content, hex: the object that holds it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The file could not be read or was damaged: the content is that of an earlier backup. */
  stale: z.literal(true).optional(),
});
export type BackedUpFile = Readonly<z.infer<typeof fileSchema>>;

/**
 * The files of one folder: of the library itself (an empty name), of one article, or of what else lies in the places.
 * A group is what is looked at, compared and put back as one.
 */
const groupSchema = z.object({
  folder: z.union([z.literal(''), z.literal('tombstones'), safePath.regex(/^(articles|trash)(\/[^/]+)?$/)]),
  files: z.array(fileSchema),
});
export interface FileGroup {
  readonly folder: string;
  readonly files: readonly BackedUpFile[];
}

const headSchema = z.object({ format: z.literal(FORMAT), groups: z.int().nonnegative() });

export interface PackedList {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
}

/** One line of JSON a group, so that reading needs no string of the whole, packed. */
export async function packList(groups: readonly FileGroup[]): Promise<PackedList> {
  const head = { format: FORMAT, groups: groups.length };
  const lines = [head, ...groups].map((line) => `${JSON.stringify(line)}\n`);
  // Hashes don't pack, paths do at any level: a higher one costs time for nothing.
  const bytes = await compress(Buffer.concat(lines.map((line) => Buffer.from(line))), { level: 3 });
  return { bytes, sha256: sha256Of(bytes) };
}

/**
 * Reads a packed list and checks it whole. The message of a failure completes “The list of files … ”.
 *
 * @param sha256 - what the bytes should hash to, hex
 */
export async function unpackList(bytes: Uint8Array, sha256: string): Promise<Result<readonly FileGroup[]>> {
  if (sha256Of(bytes) !== sha256) return fail('damaged', 'is damaged');
  const groups: FileGroup[] = [];
  let expected: number | null = null;
  try {
    for (const line of linesOf(await unpack(bytes, { maxOutputLength: LARGEST }))) {
      const value: unknown = JSON.parse(line);
      if (expected === null) expected = headSchema.parse(value).groups;
      else groups.push(groupSchema.parse(value));
    }
  } catch (error) {
    // The bytes are as they were written, so they were written by something else than this Commonplace.
    if (error instanceof Error) return fail('unsupported', 'has not the content it should have');
    throw error;
  }
  return groups.length === expected ? ok(groups) : fail('damaged', 'is not whole');
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function* linesOf(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.byteLength;) {
    const end = bytes.indexOf(10, start);
    const stop = end === -1 ? bytes.byteLength : end;
    yield bytes.toString('utf8', start, stop);
    start = stop + 1;
  }
}
