import { notify } from '../../app/notify';
import { useReader } from '../../app/reader-store';
import { offsetAtTop, scrollToElement, showAtTop } from '../top-line';

/** Where one was before each jump within the open article: text offsets, the last one last. */
let before: readonly number[] = [];

/** A jump in another article is no way back in this one. */
export function startForgettingJumps(): void {
  useReader.subscribe(({ shown }, old) => {
    if (shown !== old.shown) before = [];
  });
}

/** Goes to an element of the article, which gets the keyboard; `goBack` returns. */
export function jumpTo(element: HTMLElement): void {
  const { shown } = useReader.getState();
  const from = shown === null ? null : offsetAtTop(shown);
  if (from !== null) before = [...before, from];
  scrollToElement(element);
  const couldFocus = element.hasAttribute('tabindex');
  if (!couldFocus) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (!couldFocus)
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
}

/** Goes back to where one was before the last jump. */
export function goBack(): void {
  const { shown } = useReader.getState();
  const last = before.at(-1);
  if (shown === null || last === undefined) {
    notify('There is nowhere to go back to in this article.');
    return;
  }
  before = before.slice(0, -1);
  showAtTop(shown, last);
}
