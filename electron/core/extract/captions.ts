const CAPTIONS =
  '.wp-caption-text, .thumbcaption, .gallery-caption, .gallerytext, .image-caption, .caption-text';
const HOLDERS = '.wp-caption, .thumb, .gallery-item, .gallerybox, .captioned-image, .image, .photo';
const PICTURES = 'img, picture, video';

/**
 * Makes `<figure>` with `<figcaption>` of pictures whose captions are only known by a class, in place: readers and
 * Markdown know a caption by its element.
 */
export function settleCaptions(document: Document): void {
  const boxes = new Set<Element>();
  for (const caption of document.querySelectorAll(CAPTIONS)) {
    if (caption.closest('figure, figcaption') !== null || !/\S/.test(caption.textContent)) continue;
    const holder = caption.closest(HOLDERS) ?? caption.parentElement;
    const pictures = holder?.querySelectorAll(PICTURES) ?? [];
    const [picture] = pictures;
    if (holder === null || picture === undefined || pictures.length > 1 || caption.contains(picture))
      continue;
    // A credit or another line in the same box would be lost with the box.
    if (holder.textContent.trim() !== caption.textContent.trim()) continue;
    const figure = document.createElement('figure');
    const text = document.createElement('figcaption');
    caption.querySelector('.magnify')?.remove();
    text.append(...caption.childNodes);
    figure.append(picture.closest('a') ?? picture, text);
    // An item of a list stays one: its list may hold nothing else.
    if (holder.localName === 'li') holder.replaceChildren(figure);
    else holder.replaceWith(figure);
    if (figure.parentElement?.localName === 'div') boxes.add(figure.parentElement);
  }
  for (const box of boxes) keepGallery(box);
}

/** Engines take a box of many pictures and few words for furniture; a section they leave alone. */
function keepGallery(gallery: Element): void {
  const items = [...gallery.children].filter(({ localName }) => localName !== 'br');
  if (items.length < 2 || items.some(({ localName }) => localName !== 'figure')) return;
  const section = gallery.ownerDocument.createElement('section');
  section.append(...items);
  gallery.replaceWith(section);
}
