/**
 * Gives the keyboard to the reader, unless it has it already: there the arrows scroll, and every key for reading works.
 * Nothing moves on the screen.
 */
export function focusReader(): void {
  const scroller = document.querySelector<HTMLElement>('[data-scroller]');
  if (document.activeElement?.localName === 'iframe') return;
  scroller?.focus({ preventScroll: true });
}
