import { chooseImageSources } from './page-images';
import { makeAddressesAbsolute, takeBase, type PageBase } from './page-links';

const SHOW_COMMENT = 128;
const LANGUAGE_CLASS = /(?:^|\s)(?:language|lang|brush:)[-:]?\s*([\w+#-]+)/i;

/** Holds the language of a piece of code while the extractor drops classes. */
export const CODE_LANGUAGE = 'data-code-language';

/**
 * Makes a parsed page ready for extraction, in place: comments out (Readability judges some pages otherwise), one
 * absolute address for every link and image, the language of code kept where no clean-up takes it.
 * @param url where the page was found, or null
 */
export function preparePage(document: Document, url: string | null): PageBase {
  removeComments(document);
  const at = takeBase(document, url);
  chooseImageSources(document, at);
  makeAddressesAbsolute(document, at);
  for (const code of document.querySelectorAll('pre[class], code[class]')) {
    const language = LANGUAGE_CLASS.exec(code.getAttribute('class') ?? '')?.[1];
    if (language !== undefined) code.setAttribute(CODE_LANGUAGE, language.toLowerCase());
  }
  return at;
}

function removeComments(document: Document): void {
  const walker = document.createTreeWalker(document, SHOW_COMMENT);
  const comments: ChildNode[] = [];
  while (walker.nextNode() !== null) comments.push(walker.currentNode as ChildNode);
  for (const comment of comments) comment.remove();
}
