import { rooms } from '../app/rooms';

/** Whether a key is for the text: the article's document, its pane or nothing has the keyboard. */
export function isOfText(target: EventTarget | null): boolean {
  const element = target as Partial<Element> | null;
  return element === document.body || element === rooms.scroller || element?.ownerDocument !== document;
}
