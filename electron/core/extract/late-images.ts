/** Fewer characters than any picture worth showing has. */
const SMALLEST_DATA_IMAGE = 1000;

/**
 * Takes images out of `<noscript>`, where pages put the real one for readers without scripts, as we are: beside it
 * stands a stand-in that a script would have filled. The stand-in goes when the real one comes. A `noscript` with
 * words, or with more than one image, stays as it is.
 *
 * The document was parsed with scripts off, so what is inside are elements.
 */
export function unwrapNoscriptImages(document: Document): void {
  for (const noscript of document.querySelectorAll('noscript')) {
    const images = [...noscript.querySelectorAll('img')];
    const [image] = images;
    if (image === undefined || images.length > 1 || /\S/.test(noscript.textContent)) continue;
    const standIn = standInBeside(noscript);
    const real = noscript.querySelector('picture') ?? image;
    if (standIn === null) {
      noscript.replaceWith(real);
      continue;
    }
    if ((image.getAttribute('alt') ?? '') === '')
      image.setAttribute('alt', standIn.getAttribute('alt') ?? '');
    noscript.remove();
    standIn.replaceWith(real);
  }
}

/** The image right before or after, alone or alone in its box. */
function standInBeside(noscript: Element): Element | null {
  for (const beside of [noscript.previousElementSibling, noscript.nextElementSibling]) {
    if (beside === null) continue;
    const images = beside.localName === 'img' ? [beside] : [...beside.querySelectorAll('img')];
    const [image] = images;
    const isAlone = images.length === 1 && !/\S/.test(beside.textContent);
    if (image !== undefined && isAlone && isStandIn(image)) return image;
  }
  return null;
}

/** It shows nothing by itself: no source, one pixel in the markup, or a source that a script is to overrule. */
function isStandIn(image: Element): boolean {
  const source = image.getAttribute('src') ?? '';
  const isTiny = source === '' || (source.startsWith('data:') && source.length < SMALLEST_DATA_IMAGE);
  return isTiny || /\blazy/i.test(image.getAttribute('class') ?? '') || hasLateSource(image);
}

function hasLateSource(image: Element): boolean {
  return [...image.attributes].some(({ name }) => name.startsWith('data-') && /src|original|lazy/.test(name));
}
