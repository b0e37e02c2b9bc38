/** Elements that a form or a document answers with when it is asked for a member of their name or id. */
const NAMED =
  'form[name], iframe[name], embed[name], object[name], img[name], button[name], fieldset[name], input[name], ' +
  'output[name], select[name], textarea[name]';
const IDENTIFIED =
  'object[id], button[id], fieldset[id], input[id], output[id], select[id], textarea[id], form img[id], img[name][id]';

/** What Readability notes on elements of its own. */
const NOTED = /^_?readability/;

/**
 * Parses a page inert: no script runs, nothing is loaded. What would still get at whoever reads it is taken out: names
 * that hide the methods of a document or a form, and the sources of sounds and videos, which Chromium would begin to
 * load in a document that no window shows; they stand in `data-src` from then on. Their tracks go.
 */
export function parsePage(markup: string): Document {
  const page = new DOMParser().parseFromString(markup, 'text/html');
  // Before the names below are gone, for the same reason that they go.
  dropNames(page, IDENTIFIED, 'id');
  dropNames(page, NAMED, 'name');
  for (const media of page.querySelectorAll('audio[src], video[src], audio source[src], video source[src]')) {
    media.setAttribute('data-src', media.getAttribute('src') ?? '');
    media.removeAttribute('src');
  }
  for (const track of page.querySelectorAll('track')) track.remove();
  return page;
}

/** Of the prototype, since the page's own may be hidden. */
const find: (this: Document, selector: string) => NodeListOf<Element> = Reflect.get(
  Document.prototype,
  'querySelectorAll',
);

function dropNames(page: Document, selector: string, attribute: 'id' | 'name'): void {
  for (const element of find.call(page, selector)) {
    const name = Element.prototype.getAttribute.call(element, attribute) ?? '';
    if (name in HTMLFormElement.prototype || name in Document.prototype || NOTED.test(name))
      Element.prototype.removeAttribute.call(element, attribute);
  }
}
