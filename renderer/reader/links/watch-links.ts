import { useLinks } from './link-store';

/** Tells where links lead, and opens their menu, from now on. Gives a function that stops it. */
export function watchLinks(document: Document): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const point = ({ target }: Event): void => useLinks.setState({ pointed: addressOf(target) });
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, point, { signal });
  const leave = (): void => useLinks.setState({ pointed: null });
  for (const type of ['pointerleave', 'focusout']) document.addEventListener(type, leave, { signal });
  document.documentElement.addEventListener('pointerleave', leave, { signal });
  document.addEventListener(
    'contextmenu',
    (event) => {
      const address = addressOf(event.target);
      if (address === null || address.startsWith('#')) return;
      event.preventDefault();
      // The menu key tells of the link's middle; the menu stands under the link then.
      const { left, bottom } = (event.target as Element).getBoundingClientRect();
      const byKey = event.button !== 2;
      const [x, y] = byKey ? [left, bottom] : [event.clientX, event.clientY];
      useLinks.setState({ menu: { address, x, y } });
    },
    { signal },
  );
  return () => {
    stop.abort();
    useLinks.setState({ pointed: null, menu: null });
  };
}

function addressOf(target: EventTarget | null): string | null {
  return (target as Partial<Element> | null)?.closest?.('a[href]')?.getAttribute('href') ?? null;
}
