import { createHash } from 'node:crypto';

/** Of bytes, or of a text's UTF-8; hex. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
