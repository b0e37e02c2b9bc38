/** One line of a stream without its end, or word that a line was longer than the limit (its bytes are dropped). */
export type Line = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'too-long' };

/** Longest line taken, in bytes: a page of the largest size taken, in base64, with room for the rest of its call. */
export const LONGEST_LINE = 64 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * The lines of a stream of UTF-8 bytes, as they come. A last line without its newline counts; empty lines don't.
 * No more than `longest` bytes are held.
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  longest: number = LONGEST_LINE,
): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (): Line | null => {
    const line: Line | null = size > longest ? { kind: 'too-long' } : lineOf(parts);
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (;;) {
      const newline = chunk.indexOf(NEWLINE, start);
      const part = chunk.subarray(start, newline === -1 ? chunk.length : newline);
      size += part.length;
      if (size <= longest) parts.push(part);
      else parts = [];
      if (newline === -1) break;
      const line = take();
      if (line !== null) yield line;
      start = newline + 1;
    }
  }
  const last = take();
  if (last !== null) yield last;
}

function lineOf(parts: readonly Uint8Array[]): Line | null {
  const text = Buffer.concat(parts).toString('utf8').trim();
  return text === '' ? null : { kind: 'line', text };
}
