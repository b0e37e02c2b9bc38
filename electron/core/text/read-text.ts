import type { TextModel } from './text-model';

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section ' +
    'summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const SPACED = new Set(['br', 'td', 'th']);
/** Their text is in `textContent`, so it counts in raw offsets, but nobody reads it. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'head', 'title']);

const WHITE_SPACE = /\s/;
/**
 * Soft hyphen, zero-width space, word joiner and byte order mark: they may stand anywhere in a word and say nothing.
 * The joiner and non-joiner (U+200D, U+200C) stay: they are spelling in Persian, Indic scripts and emoji.
 */
const IGNORED = /[\u00AD\u200B\u2060\uFEFF]/;
/** A character with its combining marks, or a Hangul syllable in parts: what NFC may compose. */
const CLUSTERS = /[\u1100-\u115F][\u1160-\u11A7][\u11A8-\u11FF]?|\P{M}\p{M}*|\p{M}+/gsu;

/** What stands between two characters; the larger wins where several meet. */
const NOTHING = 0;
const SPACE = 1;
const NEWLINE = 2;
type Separator = typeof NOTHING | typeof SPACE | typeof NEWLINE;

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/**
 * Reads the text under `root` the same way wherever it runs: in the extractor when an article is saved, in the reader
 * when it is shown. Only names of elements count, never styles, so that an inert document gives the same text as a
 * rendered one. Characters are composed (NFC); quotes and dashes stay as the author wrote them (see `fold`).
 */
export function readText(root: Node): TextModel {
  const reader = new TextReader();
  reader.node(root, false);
  return reader.model();
}

class TextReader {
  private readonly units: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly blockStarts: number[] = [];
  private raw = 0;
  private pending: Separator = NOTHING;
  /** Where the white space now pending began. */
  private pendingAt = 0;

  node(node: Node, inPre: boolean): void {
    if (node.nodeType === TEXT_NODE) {
      this.characters(node.nodeValue ?? '', inPre);
      return;
    }
    if (node.nodeType !== ELEMENT_NODE) {
      for (let child = node.firstChild; child !== null; child = child.nextSibling) this.node(child, inPre);
      return;
    }
    const name = (node as Element).localName;
    if (UNREAD.has(name)) {
      this.raw += (node.textContent ?? '').length;
      return;
    }
    const edge = BLOCKS.has(name) ? NEWLINE : SPACED.has(name) ? SPACE : NOTHING;
    this.separate(edge);
    const pre = inPre || name === 'pre';
    for (let child = node.firstChild; child !== null; child = child.nextSibling) this.node(child, pre);
    this.separate(edge);
  }

  model(): TextModel {
    return {
      text: this.units.join(''),
      rawStarts: Uint32Array.from(this.starts),
      rawEnds: Uint32Array.from(this.ends),
      blockStarts: this.blockStarts,
    };
  }

  private characters(data: string, inPre: boolean): void {
    if (data === data.normalize('NFC')) {
      for (let index = 0; index < data.length; index += 1) this.unit(data.charAt(index), inPre, 1);
      return;
    }
    for (const [cluster] of data.matchAll(CLUSTERS)) {
      const composed = cluster.normalize('NFC');
      if (composed === cluster) {
        for (let index = 0; index < cluster.length; index += 1) this.unit(cluster.charAt(index), inPre, 1);
      } else {
        for (let index = 0; index < composed.length; index += 1)
          this.emit(composed.charAt(index), cluster.length);
        this.raw += cluster.length;
      }
    }
  }

  /** One UTF-16 unit of the raw text. */
  private unit(character: string, inPre: boolean, length: number): void {
    if (WHITE_SPACE.test(character)) {
      // Lines of code are lines: they carry meaning that a space would lose.
      this.separate(inPre && character === '\n' ? NEWLINE : SPACE);
    } else if (!IGNORED.test(character)) {
      this.emit(character, length);
    }
    this.raw += length;
  }

  private emit(character: string, rawLength: number): void {
    if (this.units.length === 0) {
      this.blockStarts.push(0);
    } else if (this.pending !== NOTHING) {
      this.push(this.pending === NEWLINE ? '\n' : ' ', this.pendingAt, this.raw);
      if (this.pending === NEWLINE) this.blockStarts.push(this.units.length);
    }
    this.pending = NOTHING;
    this.push(character, this.raw, this.raw + rawLength);
  }

  private push(unit: string, start: number, end: number): void {
    this.units.push(unit);
    this.starts.push(start);
    this.ends.push(end);
  }

  private separate(edge: Separator): void {
    if (edge === NOTHING) return;
    if (this.pending === NOTHING) this.pendingAt = this.raw;
    if (edge > this.pending) this.pending = edge;
  }
}
