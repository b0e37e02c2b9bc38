import type { AssetFormat } from '#core/article/assets';

const SVG = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!doctype\s+svg\b[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)*<svg[\s/>]/i;
/** What may stand before the first element of a drawing, in bytes. */
const SVG_HEAD = 4096;

/**
 * Tells an image's format by its first bytes, whatever its name and declared type say.
 * @returns null for anything that Chromium doesn't show as an image
 */
export function imageFormat(bytes: Uint8Array): AssetFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SVG_HEAD));
  const text = (from: number, to: number): string => head.toString('latin1', from, to);
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 3) === '\xff\xd8\xff') return 'jpg';
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'gif';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp' && isAvif(head)) return 'avif';
  if (text(0, 2) === 'BM' && head.byteLength > 26) return 'bmp';
  if (text(0, 4) === '\0\0\x01\0' && head.byteLength > 22) return 'ico';
  return SVG.test(head.toString('utf8').replace(/^\uFEFF/, '')) ? 'svg' : null;
}

/** The brands of an ISO media file are listed at its beginning (ISO/IEC 14496-12, 4.3). */
function isAvif(head: Buffer): boolean {
  const end = Math.min(head.readUInt32BE(0), head.byteLength);
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12 && ['avif', 'avis'].includes(head.toString('latin1', at, at + 4))) return true;
  }
  return false;
}
