import { create } from 'zustand';
import { notify } from '../../app/notify';
import { useReader } from '../../app/reader-store';
import { isInView } from '../bring-into-view';

/** An image of the article that is looked at by itself. */
export interface ZoomedImage {
  readonly address: string;
  /** What it shows, as the author says. */
  readonly label: string;
  readonly caption: string;
}

export const useZoom = create<{ readonly image: ZoomedImage | null }>(() => ({ image: null }));

export function closeZoom(): void {
  useZoom.setState({ image: null });
}

/** Looks at an image, or at the first one in an element. False when there is none that is kept. */
export function zoomInto(element: Element): boolean {
  const image = element.matches('img[src]') ? element : element.querySelector('img[src]');
  const address = image?.getAttribute('src');
  if (image == null || address == null) return false;
  const caption = image.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
  const words = caption.replace(/\s+/g, ' ').trim();
  useZoom.setState({ image: { address, label: image.getAttribute('alt') ?? '', caption: words } });
  return true;
}

/** Looks at the image that was picked, or at the first one in view. */
export function zoomImage(): void {
  const { shown, figure } = useReader.getState();
  if (figure !== null && zoomInto(figure.element)) return;
  const images = [...(shown?.root.querySelectorAll('img[src]') ?? [])];
  const seen = images.find((image) => shown !== null && isInView(shown, image.getBoundingClientRect()));
  if (seen === undefined) notify('There is no image in view.');
  else zoomInto(seen);
}

/** A double click on an image looks at it; one in a link belongs to the link. Gives a function that stops it. */
export function zoomByDoubleClick(document: Document): () => void {
  const onDoubleClick = ({ target }: Event): void => {
    const element = target as Element | null;
    if (element?.matches('img') === true && element.closest('a[href]') === null) zoomInto(element);
  };
  document.addEventListener('dblclick', onDoubleClick);
  return () => document.removeEventListener('dblclick', onDoubleClick);
}
