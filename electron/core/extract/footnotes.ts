const MARKER = /^[[(]?(?:(?:note|n\.?|fn\.?)\s*)?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?$/i;
const NOTE_NAMES = /(?:^|[^a-z])(?:fn|foot-?notes?|end-?notes?|notes?|cite|ref)(?:[^a-z]|$)/i;
const NAMING = ['id', 'class', 'role', 'href', 'rel', 'epub:type'];
const NOTE_BLOCKS = 'li, aside, dd, p, div, section';
/** In characters; what is longer is a part of the article that a figure in the text leads to. */
const LONGEST_NOTE = 5000;

/** A note that the text points to. */
export interface Note {
  /** What the marks of it lead to: an id. */
  readonly id: string;
  /** The raised figure or sign in the text, a link. */
  readonly mark: Element;
  /** The block that holds the note's words. */
  readonly block: Element;
}

/** The notes under `root` with their marks, one for each mark, in the order of the marks. */
export function notesIn(root: Element): readonly Note[] {
  const marks = noteMarks(root);
  if (marks.length === 0) return [];
  const blocks = blocksOf(targetsIn(root), new Set(marks.map((mark) => fragmentOf(mark))));
  return marks.flatMap((mark) => {
    const id = fragmentOf(mark);
    const block = blocks.get(id);
    return block === undefined || !mayHold(block, mark) ? [] : [{ id, mark, block }];
  });
}

/** Where a link within a document leads to, decoded; empty for other links. */
export function fragmentOf(link: Element): string {
  const href = link.getAttribute('href') ?? '';
  if (!href.startsWith('#')) return '';
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    // A lone percent sign: the author meant the characters themselves.
    return href.slice(1);
  }
}

/** Copies of the notes of a page, to be looked after while an engine takes the page apart. */
export function collectNotes(root: Element): readonly Note[] {
  const byId = new Map(notesIn(root).map((note) => [note.id, note]));
  return [...byId.values()].map((note) => ({ ...note, block: note.block.cloneNode(true) as Element }));
}

/** Puts notes back that an engine left out although their marks are in what it found, at the end and in order. */
export function restoreNotes(content: Element, notes: readonly Note[]): void {
  if (notes.length === 0) return;
  const targets = targetsIn(content);
  const marked = new Set(noteMarks(content).map((mark) => fragmentOf(mark)));
  const lost = notes.filter(({ id }) => marked.has(id) && !targets.has(id));
  if (lost.length === 0) return;
  const document = content.ownerDocument;
  const section = document.createElement('section');
  for (const { id, block } of lost) {
    const note = document.createElement('div');
    note.append(...[...block.childNodes].map((node) => document.importNode(node, true)));
    for (const element of note.querySelectorAll('[id], a[name]')) {
      if (element.getAttribute('id') === id) element.removeAttribute('id');
      if (element.getAttribute('name') === id) element.removeAttribute('name');
    }
    note.setAttribute('id', id);
    section.append(note);
  }
  content.append(section);
}

function noteMarks(root: Element): readonly Element[] {
  return [...root.querySelectorAll('a[href^="#"]')].filter((link) => isMark(link));
}

/** A figure or a sign, raised or named as the mark of a note. */
function isMark(link: Element): boolean {
  if (!MARKER.test(link.textContent.replace(/\s+/g, ' ').trim())) return false;
  if (link.closest('sup') !== null || link.querySelector('sup') !== null) return true;
  return NOTE_NAMES.test(NAMING.map((name) => link.getAttribute(name) ?? '').join(' '));
}

/** What links can lead to: old anchors by their name. The first of an id counts, as in browsers. */
function targetsIn(root: Element): ReadonlyMap<string, Element> {
  const targets = new Map<string, Element>();
  for (const element of root.querySelectorAll('[id], a[name]')) {
    for (const name of [element.getAttribute('id'), element.getAttribute('name')]) {
      if (name !== null && name !== '' && !targets.has(name)) targets.set(name, element);
    }
  }
  return targets;
}

/** The blocks that may be notes, by the ids that marks lead to: each is read once, however many marks it has. */
function blocksOf(
  targets: ReadonlyMap<string, Element>,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, Element> {
  const read = new Map<Element, boolean>();
  const blocks = new Map<string, Element>();
  for (const id of ids) {
    const block = targets.get(id)?.closest(NOTE_BLOCKS) ?? null;
    if (block === null) continue;
    const isNote = read.get(block) ?? isShort(block.textContent);
    read.set(block, isNote);
    if (isNote) blocks.set(id, block);
  }
  return blocks;
}

function isShort(text: string): boolean {
  return text.length <= LONGEST_NOTE && /\S/.test(text);
}

/** Not what holds the mark itself, and not what a link leads back up to, from a note to its mark. */
function mayHold(block: Element, mark: Element): boolean {
  return !block.contains(mark) && (block.localName === 'aside' || !isBefore(block, mark));
}

function isBefore(first: Element, second: Element): boolean {
  const FOLLOWING = 4;
  return (first.compareDocumentPosition(second) & FOLLOWING) !== 0;
}
