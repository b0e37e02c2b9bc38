/**
 * Makes notes that have forms of their own into what everything else knows, in place: a link to a block further down.
 * Side notes that stand within their sentence go to the end; a note's number becomes part of its text.
 */
export function settleNotes(document: Document): void {
  settleSideNotes(document);
  for (const note of document.querySelectorAll('.footnote:has(> .footnote-number, > .footnote-content)')) {
    numberWithin(note);
  }
}

/** Substack's form: the number, which is what marks lead to, in a box beside the note. */
function numberWithin(note: Element): void {
  const number = note.querySelector(':scope > .footnote-number');
  const content = note.querySelector(':scope > .footnote-content');
  if (number === null || content === null) return;
  const id = number.getAttribute('id');
  if (id !== null && note.id === '') {
    note.setAttribute('id', id);
    number.removeAttribute('id');
  }
  (content.querySelector('p') ?? content).prepend(number, ' ');
}

/** Tufte's form: a label and a box to tick for the mark, the note in a span right after them. */
function settleSideNotes(document: Document): void {
  let last = 0;
  for (const note of document.querySelectorAll('p span.sidenote, li span.sidenote')) {
    last += 1;
    const id = `side-note-${last}`;
    for (const control of controlsBefore(note)) control.remove();
    const place = note.closest('section, article, main') ?? document.body;
    note.replaceWith(markOf(document, id, last));
    const block = document.createElement('p');
    block.setAttribute('id', id);
    block.append(linkTo(document, `#${id}-mark`, `${last}.`), ' ', ...note.childNodes);
    place.append(block);
  }
}

function markOf(document: Document, id: string, number: number): Element {
  const mark = document.createElement('sup');
  const link = linkTo(document, `#${id}`, String(number));
  link.setAttribute('id', `${id}-mark`);
  mark.append(link);
  return mark;
}

function linkTo(document: Document, address: string, text: string): Element {
  const link = document.createElement('a');
  link.setAttribute('href', address);
  link.textContent = text;
  return link;
}

function controlsBefore(note: Element): readonly Element[] {
  const found: Element[] = [];
  let before = note.previousElementSibling;
  while (before?.matches('.margin-toggle') === true) {
    found.push(before);
    before = before.previousElementSibling;
  }
  return found;
}
