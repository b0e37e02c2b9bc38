interface Signature {
  readonly name: string;
  readonly starts: readonly number[];
  readonly at?: number;
}

const ascii = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

// First bytes, as the formats' own specifications give them. Only kinds that people save by mistake.
const SIGNATURES: readonly Signature[] = [
  { name: 'a PDF document', starts: ascii('%PDF-') },
  { name: 'a ZIP archive (or a document that is one inside)', starts: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'a ZIP archive', starts: [0x50, 0x4b, 0x05, 0x06] },
  { name: 'a PNG image', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { name: 'a JPEG image', starts: [0xff, 0xd8, 0xff] },
  { name: 'a GIF image', starts: ascii('GIF8') },
  { name: 'a WebP image', starts: ascii('WEBP'), at: 8 },
  { name: 'a TIFF image', starts: [0x49, 0x49, 0x2a, 0x00] },
  { name: 'a TIFF image', starts: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: 'an AVIF or HEIC image, or a video', starts: ascii('ftyp'), at: 4 },
  { name: 'a program', starts: [0x7f, 0x45, 0x4c, 0x46] },
  { name: 'a program', starts: [0xcf, 0xfa, 0xed, 0xfe] },
  { name: 'a program', starts: [0xca, 0xfe, 0xba, 0xbe] },
  { name: 'a program', starts: [0x4d, 0x5a, 0x90, 0x00] },
  { name: 'a gzip archive', starts: [0x1f, 0x8b] },
  { name: 'a 7-Zip archive', starts: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'a RAR archive', starts: ascii('Rar!') },
  { name: 'an XZ archive', starts: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'a sound recording (MP3)', starts: ascii('ID3') },
  { name: 'a sound recording (Ogg)', starts: ascii('OggS') },
  { name: 'a sound recording (FLAC)', starts: ascii('fLaC') },
  { name: 'a recording (RIFF)', starts: ascii('RIFF') },
  { name: 'a Matroska or WebM video', starts: [0x1a, 0x45, 0xdf, 0xa3] },
  { name: 'an SQLite database', starts: ascii('SQLite format 3') },
  { name: 'an old Office document', starts: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { name: 'a font', starts: ascii('wOF2') },
];

const SAMPLE = 65_536;
/** Share of control characters above which no text in any charset is left: random bytes have a tenth. */
const MOST_CONTROLS = 0.005;

/**
 * Tells binaries from text.
 * @returns what it is, in words for a message (`a PDF document`), or null when it may be text
 */
export function binaryKind(bytes: Uint8Array): string | null {
  const signed = SIGNATURES.find(({ starts, at = 0 }) =>
    starts.every((byte, index) => bytes[at + index] === byte),
  );
  if (signed !== undefined) return signed.name;
  if (utf16Order(bytes) !== null) return null;
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) if (isControl(byte)) controls += 1;
  return controls > 1 && controls / sample.length > MOST_CONTROLS ? 'a binary file' : null;
}

/**
 * The byte order of UTF-16 text, by its byte order mark or by where its zeros are (most text has a letter below U+0100
 * in every second byte); null when it isn't UTF-16.
 */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 8) return null;
  const zeros = [0, 0];
  let controls = 0;
  for (let index = 0; index < length; index += 2) {
    const even = bytes[index] ?? 0;
    const odd = bytes[index + 1] ?? 0;
    if (even === 0) zeros[0] = (zeros[0] ?? 0) + 1;
    if (odd === 0) zeros[1] = (zeros[1] ?? 0) + 1;
    if ((even === 0 && isControl(odd)) || (odd === 0 && isControl(even))) controls += 1;
  }
  const [evens = 0, odds = 0] = zeros;
  const units = length / 2;
  if (controls > units * MOST_CONTROLS) return null;
  if (odds > units * 0.4 && evens < units * 0.01) return 'utf-16le';
  if (evens > units * 0.4 && odds < units * 0.01) return 'utf-16be';
  return null;
}

/** C0 controls that no text has; tab, line ends, form feed and escape (ISO-2022-JP) aside. */
function isControl(byte: number): boolean {
  return byte < 0x20 ? !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b : byte === 0x7f;
}
