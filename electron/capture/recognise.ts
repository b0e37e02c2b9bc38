import { binaryKind, utf16Order } from '#core/extract/binary';
import { kindOf, type SourceKind } from '#core/extract/kind-of';
import { fail, ok, type Result } from '#core/result';
import type { PromisedKind } from './media-type';

const BEGINNING = 4096;

/**
 * Tells how bytes are to be read. Fails with `empty`, or with `not-text` naming the kind of binary.
 * @param what names the source in messages
 * @param hints what the carrier says of it: a content type's promise, a file name
 */
export function recognise(
  bytes: Uint8Array,
  what: string,
  hints: { readonly promised: PromisedKind; readonly name: string | null },
): Result<SourceKind> {
  if (isBlank(bytes)) return fail('empty', `${what} is empty. Nothing was saved.`);
  const binary = binaryKind(bytes);
  if (binary !== null) {
    return fail('not-text', `${what} is ${binary}, not a page or a text. Nothing was saved.`);
  }
  const promised = hints.promised === 'unknown' ? null : hints.promised;
  return ok(kindOf(promised, hints.name, beginningOf(bytes)));
}

function isBlank(bytes: Uint8Array): boolean {
  const blank = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]);
  const withoutMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  return withoutMark.every((byte) => blank.has(byte));
}

/** Enough to see the first tag; every charset in use but UTF-16 writes tags in ASCII. */
function beginningOf(bytes: Uint8Array): string {
  return new TextDecoder(utf16Order(bytes) ?? 'utf-8').decode(bytes.subarray(0, BEGINNING));
}
