import { analyse } from 'chardet';
import { utf16Order } from './binary';
import { oddness } from './odd-text';
import { twoByteEncoding } from './two-byte-text';

/** What is known about the bytes besides themselves. */
export interface EncodingHints {
  /** The charset that the carrier declared (a Content-Type header), or null. */
  readonly charset: string | null;
  /** Whether a declaration inside the bytes counts: `<meta charset>` or an XML declaration. */
  readonly markup: boolean;
}

const FALLBACK = 'windows-1252';
/** A declaration inside the page is looked for this far in. */
const PRESCAN = 65_536;
/** Statistics over more than this change no verdict, only the time it takes. */
const GUESS_SAMPLE = 262_144;
/**
 * So many valid UTF-8 sequences don't come about by chance in another charset. Two-byte charsets reach a few by chance;
 * in a one-byte charset a single one would be a word like `Ã©`.
 */
const UTF8_PROOF_AGAINST_TWO_BYTE = 10;
const TWO_BYTE = /^(gb|big5|euc|shift|iso-2022)/;

/** In Latin-1, letters from here on are accented. */
const FIRST_ACCENTED = 0xc0;
const FEWEST_IN_RUNS = 6;
const SPACE = 0x20;

/** Share of characters that look wrong from which another charset is thought of. Right ones stay far below. */
const ODD = 0.1;
/** A switch into Japanese characters, some of them, a switch back. All of it is ASCII to other charsets. */
const ISO_2022_JP = /\x1b\$[@B](?:[\x21-\x7e]{2})+\x1b\(/;

/**
 * Chooses how bytes are decoded: byte order mark, then the carrier's word, then the page's own, then valid UTF-8, then
 * statistics. A declaration that the bytes contradict is passed over, and so is one that makes a text of them that
 * looks wrong when another makes one that doesn't.
 * @returns the name of an encoding as the Encoding Standard has it, for `TextDecoder`
 */
export function chooseEncoding(bytes: Uint8Array, hints: EncodingHints): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const wide = utf16Order(bytes);
  if (wide !== null) return wide;
  const utf8 = utf8Evidence(bytes);
  if (utf8.whole === 0 && ISO_2022_JP.test(asciiOf(bytes.subarray(0, GUESS_SAMPLE)))) return 'iso-2022-jp';
  const declarations = [hints.charset, hints.markup ? declaredInside(bytes) : null]
    .map((declared) => (declared === null ? null : encodingName(declared)))
    .filter((name): name is string => name !== null && fits(name, utf8));
  const [first] = declarations;
  if (first === 'utf-8' || (first === undefined && isUtf8(utf8))) return 'utf-8';
  return likeliest(bytes, declarations, utf8);
}

/** The first that makes a text of the bytes that looks right, else the one whose text looks least wrong by far. */
function likeliest(bytes: Uint8Array, declarations: readonly string[], utf8: Utf8Evidence): string {
  const sample = bytes.subarray(0, GUESS_SAMPLE);
  // Latin-1 is what servers and editors say of everything.
  const proven = declarations.every((name) => name === FALLBACK) ? twoByteEncoding(sample) : null;
  if (proven !== null && fits(proven, utf8)) return proven;
  let best: { readonly name: string; readonly odd: number } | null = null;
  for (const name of candidates(sample, declarations, utf8)) {
    const odd = oddness(new TextDecoder(name).decode(sample, { stream: true }));
    if (odd <= ODD && (best === null || odd < best.odd / 2)) return name;
    if (best === null || odd < best.odd / 2) best = { name, odd };
  }
  return best?.name ?? FALLBACK;
}

/**
 * Declarations first. Statistics are only asked when they disagree, or when none of them will do, or when the one is
 * Latin-1 and the bytes can't be: then they are asked about the foreign letters alone, for words of English (and every
 * tag) count for Latin-1.
 */
function* candidates(
  sample: Uint8Array,
  declarations: readonly string[],
  utf8: Utf8Evidence,
): Generator<string> {
  const guessesFor = (part: Uint8Array): readonly string[] =>
    analyse(part)
      .map(({ name }) => encodingName(name))
      .filter((name): name is string => name !== null && fits(name, utf8));
  if (declarations.every((name) => name === FALLBACK) && !couldBeLatin(sample)) {
    yield* guessesFor(sample.map((byte) => (byte < 0x80 ? SPACE : byte)));
  }
  const [carrier, page] = declarations;
  const disagree = page !== undefined && page !== carrier;
  if (!disagree) yield* declarations;
  const guesses = guessesFor(sample);
  if (disagree) {
    // Servers declare one charset for all their pages. The statistics say who is right; without a word, the carrier.
    const [guess] = guesses.filter((name) => name === carrier || name === page);
    yield* guess === page ? [page, carrier ?? page] : declarations;
  }
  for (const name of guesses) {
    // What the statistics think less likely than a declaration is no reason to leave it.
    if (declarations.includes(name)) return;
    yield name;
  }
}

/** Whether accented letters stand as they do in Latin script: hardly ever three in a row. */
function couldBeLatin(sample: Uint8Array): boolean {
  let [letters, inRuns, run] = [0, 0, 0];
  for (const byte of sample) {
    if (byte >= FIRST_ACCENTED) {
      letters += 1;
      run += 1;
      inRuns += run === 3 ? 3 : run > 3 ? 1 : 0;
    } else run = 0;
  }
  return inRuns < FEWEST_IN_RUNS || inRuns < letters / 2;
}

interface Utf8Evidence {
  /** Sequences of two to four bytes that are right. */
  readonly whole: number;
  readonly broken: number;
}

function isUtf8(utf8: Utf8Evidence): boolean {
  return utf8.broken === 0 || (utf8.whole > 0 && fits('utf-8', utf8));
}

function fits(name: string, utf8: Utf8Evidence): boolean {
  // Zeros in every second byte would have shown; so the page only says so (the Encoding Standard has the same rule).
  if (name.startsWith('utf-16')) return false;
  // A page in UTF-8 may have a slip here and there and still be UTF-8.
  if (name === 'utf-8') return utf8.broken <= utf8.whole / 10;
  const proof = TWO_BYTE.test(name) ? UTF8_PROOF_AGAINST_TWO_BYTE : 1;
  return utf8.broken > 0 || utf8.whole < proof;
}

/** The standard's name for a label such as `latin1`; null for one that isn't an encoding of the web. */
export function encodingName(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    // The one failure there is: a label that nobody knows.
    return null;
  }
}

function declaredInside(bytes: Uint8Array): string | null {
  const beginning = asciiOf(bytes.subarray(0, PRESCAN)).replace(/<!--[\s\S]*?(-->|$)/g, '');
  const xml = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(beginning)?.[1];
  const meta = /<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(beginning)?.[1];
  return meta ?? xml ?? null;
}

function asciiOf(bytes: Uint8Array): string {
  let text = '';
  const step = 8192;
  for (let from = 0; from < bytes.length; from += step) {
    text += String.fromCharCode(...bytes.subarray(from, from + step));
  }
  return text;
}

/** Counts right and broken sequences (RFC 3629: no overlong forms, no surrogates). A cut at the end isn't broken. */
function utf8Evidence(bytes: Uint8Array): Utf8Evidence {
  let whole = 0;
  let broken = 0;
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) {
      index += 1;
      continue;
    }
    const length = sequenceLength(lead);
    const available = bytes.length - index;
    if (length > 1 && isContinued(bytes, index, Math.min(length, available))) {
      if (available >= length) whole += 1;
      index += length;
    } else {
      broken += 1;
      index += 1;
    }
  }
  return { whole, broken };
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 1;
}

function isContinued(bytes: Uint8Array, index: number, length: number): boolean {
  const lead = bytes[index] ?? 0;
  for (let offset = 1; offset < length; offset += 1) {
    const byte = bytes[index + offset] ?? 0;
    const low = offset > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = offset > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return false;
  }
  return true;
}
