import { PAINTED } from './ink';
import { MARKED_FIGURE, unmark } from './figure-marks';

/**
 * Ctrl+C in the article gives what the author wrote: without our marks, which carry ids and inks of the library. A
 * selection without marks is copied as ever. Gives a function that stops it.
 */
export function copyWithoutMarks(document: Document): () => void {
  const onCopy = (event: ClipboardEvent): void => {
    const selection = document.getSelection();
    if (selection === null || selection.isCollapsed || event.clipboardData === null) return;
    const copied = document.createElement('div');
    for (let index = 0; index < selection.rangeCount; index += 1)
      copied.append(selection.getRangeAt(index).cloneContents());
    const marks = copied.querySelectorAll(`mark.${PAINTED}`);
    const figures = copied.querySelectorAll<HTMLElement>(MARKED_FIGURE);
    if (marks.length === 0 && figures.length === 0) return;
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    for (const figure of figures) unmark(figure);
    event.clipboardData.setData('text/html', copied.innerHTML);
    event.clipboardData.setData('text/plain', selection.toString());
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
  return () => document.removeEventListener('copy', onCopy);
}
