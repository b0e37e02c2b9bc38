const PREFIX = 'at-';

/**
 * Gives ids that the sanitiser would take off (`body`, `title`, `links`: names of a document's or a form's own
 * properties) a prefix, in place, and leads the links to them there, so that links within an article go on working.
 */
export function makeIdsSafe(content: Element): void {
  const document = content.ownerDocument;
  const form = document.createElement('form');
  const unsafe = (id: string): boolean => id in document || id in form;
  for (const element of content.querySelectorAll('[id]')) {
    if (unsafe(element.id)) element.setAttribute('id', `${PREFIX}${element.id}`);
  }
  for (const link of content.querySelectorAll('a[href^="#"]')) {
    const id = (link.getAttribute('href') ?? '').slice(1);
    if (id !== '' && unsafe(id)) link.setAttribute('href', `#${PREFIX}${id}`);
  }
}
