import { settleCaptions } from './captions';
import { settleCode } from './code-blocks';
import { settleEmbeds } from './embeds';
import { settleFormulas } from './formulas';
import { settleNotes } from './note-forms';
import { chooseImageSources } from './page-images';
import { makeAddressesAbsolute, takeBase, type PageBase } from './page-links';
import { settlePosts } from './quoted-posts';
import { settleVerse } from './verse';

const SHOW_COMMENT = 128;
/**
 * Makes a parsed page ready for extraction, in place: comments out (Readability judges some pages otherwise), one
 * absolute address for every link and image, and one plain form for what engines and clean-ups would else take for
 * furniture: formulas, code, verse, notes, captions, embeds.
 * @param url where the page was found, or null
 */
export function preparePage(document: Document, url: string | null): PageBase {
  removeComments(document);
  const at = takeBase(document, url);
  settleFormulas(document);
  chooseImageSources(document, at);
  makeAddressesAbsolute(document, at);
  settleEmbeds(document, at);
  settlePosts(document);
  settleCode(document);
  settleVerse(document);
  settleNotes(document);
  settleCaptions(document);
  return at;
}

function removeComments(document: Document): void {
  const walker = document.createTreeWalker(document, SHOW_COMMENT);
  const comments: ChildNode[] = [];
  while (walker.nextNode() !== null) comments.push(walker.currentNode as ChildNode);
  for (const comment of comments) comment.remove();
}
