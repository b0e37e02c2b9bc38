import { isTextField } from '../app/text-field';
import { saveTransfer } from './save';

/**
 * Takes what is dropped on a document, the window's or the article frame's, and what is pasted where no text field has
 * the keyboard. Gives a function that stops it. `onDragging` says whether something hovers over the window.
 */
export function acceptDrops(document: Document, onDragging: (dragging: boolean) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('dragstart', () => (draggingOwnText = true), { signal });
  document.addEventListener('dragend', () => (draggingOwnText = false), { signal });
  document.addEventListener(
    'dragover',
    (event) => {
      if (!bringsSomething(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      onDragging(true);
    },
    { signal },
  );
  document.addEventListener(
    'dragleave',
    (event) => {
      if (event.relatedTarget === null) onDragging(false);
    },
    { signal },
  );
  document.addEventListener(
    'drop',
    (event) => {
      onDragging(false);
      if (!bringsSomething(event.dataTransfer) || isTextField(event.target)) return;
      event.preventDefault();
      void saveTransfer(event.dataTransfer);
    },
    { signal },
  );
  document.addEventListener(
    'paste',
    (event) => {
      if (event.clipboardData === null || isTextField(event.target)) return;
      event.preventDefault();
      void saveTransfer(event.clipboardData);
    },
    { signal },
  );
  return () => stop.abort();
}

/** Text dragged inside the window itself, from either document, is a slip of the hand and not something to save. */
let draggingOwnText = false;

function bringsSomething(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer !== null && !draggingOwnText && transfer.types.length > 0;
}
