import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines, type Line } from '../../electron/main/socket/lines';

async function linesOf(chunks: readonly Uint8Array[], longest?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readLines(Readable.from(chunks), longest)) lines.push(line);
  return lines;
}

/** Cuts bytes into pieces at the given places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const edges = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

test('lines come out whole however the bytes come in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc
          .string({ unit: 'grapheme', minLength: 1 })
          .filter((text) => text.trim() === text && !/[\r\n]/.test(text)),
      ),
      fc.array(fc.nat()),
      async (texts, places) => {
        const chunks = cut(Buffer.from(texts.map((text) => `${text}\n`).join('')), places);
        const expected = texts.filter((text) => text !== '').map((text) => ({ kind: 'line', text }));
        expect(await linesOf(chunks)).toEqual(expected);
      },
    ),
  );
});

test('a last line needs no end, and Windows’ ends and empty lines don’t count', async () => {
  expect(await linesOf([Buffer.from('one\r\n\r\n\ntwo')])).toEqual([
    { kind: 'line', text: 'one' },
    { kind: 'line', text: 'two' },
  ]);
});

test('a line over the limit is dropped, and the next is read', async () => {
  const long = Buffer.alloc(30, 'x');
  expect(await linesOf([long, long, Buffer.from('\nnext\n')], 50)).toEqual([
    { kind: 'too-long' },
    { kind: 'line', text: 'next' },
  ]);
  expect(await linesOf([Buffer.alloc(50, 'x')], 50)).toEqual([{ kind: 'line', text: 'x'.repeat(50) }]);
  expect(await linesOf([Buffer.alloc(51, 'x')], 50)).toEqual([{ kind: 'too-long' }]);
});
