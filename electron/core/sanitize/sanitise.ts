import createDOMPurify, { type Config, type DOMPurify, type WindowLike } from 'dompurify';
import type { RawHtml, SafeHtml } from '../html';
import { attributeMayStay } from './attribute-rules';
import { PLACE_CLASS, renewPlace, settleImage, type InlineImages } from './image-places';
import { TablePlaces } from './table-spans';
import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS, DROPPED_WHOLE } from './vocabulary';

/** Takes markup from outside and gives what may be stored and shown. */
export type Sanitiser = (html: RawHtml) => SafeHtml;

const CONFIG: Config = {
  ALLOWED_TAGS: [...ALLOWED_TAGS],
  ALLOWED_ATTR: [...ALLOWED_ATTRIBUTES],
  FORBID_CONTENTS: [...DROPPED_WHOLE],
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/1998/Math/MathML'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  KEEP_CONTENT: true,
  SANITIZE_DOM: true,
};

/** Honest markup is stable after one or two rounds. */
const MOST_ROUNDS = 5;

/**
 * Makes a sanitiser on a window's DOM. The result is a fixed point: sanitised again (as the reader does before it shows
 * an article) it comes back the same, so offsets into it stay right.
 * @param window only its parser and node classes are used; nothing is put into its document
 * @param inline which images may stand in the markup itself
 * @throws when the window's DOM isn't one that DOMPurify works on: it would let everything through
 */
export function createSanitiser(window: WindowLike, inline: InlineImages = 'few'): Sanitiser {
  const purifier = createDOMPurify(window);
  if (!purifier.isSupported)
    throw new Error('This DOM can’t sanitise: DOMPurify would return its input unchanged.');
  let tables = new TablePlaces();
  addRules(purifier, inline, (table) => tables.tame(table));
  return (html) => settled(purifier, html, () => (tables = new TablePlaces()));
}

function addRules(purifier: DOMPurify, inline: InlineImages, tame: (table: Element) => void): void {
  purifier.addHook('uponSanitizeAttribute', (element, attribute) => {
    const stays = attributeMayStay(element.localName, attribute.attrName, attribute.attrValue, inline);
    if (!stays) attribute.keepAttr = false;
  });
  purifier.addHook('afterSanitizeAttributes', (element) => {
    if (element.localName === 'table') tame(element);
    if (element.localName === 'img') settleImage(element, inline);
    if (element.localName === 'span' && element.classList.contains(PLACE_CLASS)) renewPlace(element);
  });
}

/** @param begin hears of each round before it begins */
function settled(purifier: DOMPurify, html: RawHtml, begin: () => void): SafeHtml {
  let markup: string = html;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    begin();
    const next = purifier.sanitize(markup, CONFIG);
    if (next === markup) return next as SafeHtml;
    markup = next;
  }
  // Markup that is new each time it is parsed is an attack on parsers: its words are all that is kept of it.
  const words = purifier.sanitize(markup, { ALLOWED_TAGS: ['#text'], ALLOWED_ATTR: [], KEEP_CONTENT: true });
  return words as SafeHtml;
}
