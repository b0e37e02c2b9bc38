/**
 * Marks are stops of the Tab key, but Chromium doesn't select by a drag that begins on such a stop: while the mouse or
 * a finger is down, the mark under it is none. Gives a function that stops it.
 */
export function keepMarksSelectable(document: Document): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  let pressed: HTMLElement | null = null;
  const release = (): void => {
    if (pressed !== null) pressed.tabIndex = 0;
    pressed = null;
  };
  const press = ({ target }: Event): void => {
    release();
    pressed =
      (target as Partial<Element> | null)?.closest?.<HTMLElement>('[data-highlights][tabindex]') ?? null;
    pressed?.removeAttribute('tabindex');
  };
  document.addEventListener('pointerdown', press, options);
  for (const type of ['pointerup', 'pointercancel', 'blur'])
    document.defaultView?.addEventListener(type, release, options);
  return () => stop.abort();
}
