/**
 * What is typed while a highlight is being stored whose note or tags are to be written: its field isn't there yet, and
 * the letters must neither be lost nor act as the app's keys, of which one archives and one deletes.
 */
let typed: string | null = null;
let giveUp: ReturnType<typeof setTimeout> | undefined;

/** Keeps what is typed until a field takes it. `work` says whether one comes. */
export async function typingAhead(work: () => Promise<boolean>): Promise<void> {
  clearTimeout(giveUp);
  typed = '';
  if (!(await work())) {
    typed = null;
    return;
  }
  // The field comes with the window's next picture; a window that shows none doesn't keep the keys for ever.
  giveUp = setTimeout(() => (typed = null), 500);
}

/** Takes a key; false for one that no field would take. */
export function takeKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (typed === null || ctrlKey || metaKey || altKey) return false;
  const signs = Array.from(typed);
  if (key === 'Backspace') typed = signs.slice(0, -1).join('');
  else if (key === 'Enter') typed += '\n';
  else if (Array.from(key).length === 1) typed += key;
  else return false;
  return true;
}

/** What was typed so far, for the field that has the keyboard now. */
export function takeTyped(): string {
  const words = typed ?? '';
  typed = null;
  return words;
}
