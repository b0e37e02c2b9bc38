/**
 * A link in the place of something that can't be kept. Its label is no text: the words of an article are its author's,
 * and only those can be marked. The reader draws it.
 */
export function labelledLink(document: Document, address: string, label: string): Element {
  const link = document.createElement('a');
  link.setAttribute('href', address);
  link.setAttribute('title', label);
  return link;
}
