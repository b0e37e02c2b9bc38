/** Names that Windows keeps for devices, with or without an ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001F\u007F]/g;
const LONGEST = 120;

/**
 * A file name for a title that Linux, macOS and Windows all take, not among `taken` (compared without case, as two of
 * the three do). `ending` has its dot.
 */
export function fileNameFor(title: string, ending: string, taken: ReadonlySet<string>): string {
  const cleaned = title.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim();
  const short = firstGraphemes(cleaned, LONGEST)
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '');
  const base = short === '' ? 'Untitled' : RESERVED.test(short) ? `_${short}` : short;
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? `${base}${ending}` : `${base} (${copy})${ending}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** The first `count` characters as a person counts them, so that no emoji is cut in two. */
function firstGraphemes(text: string, count: number): string {
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  let taken = 0;
  for (const { index } of segments) {
    if (taken === count) return text.slice(0, index);
    taken += 1;
  }
  return text;
}
