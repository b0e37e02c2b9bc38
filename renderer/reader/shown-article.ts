import type { ArticleContentView } from '#contract/views';
import { asRawHtml } from '#core/html';
import { createSanitiser } from '#core/sanitize/sanitise';
import { readText } from '#core/text/read-text';
import {
  rawOffset,
  toRawRange,
  toTextRange,
  type RawOffset,
  type TextModel,
  type TextRange,
} from '#core/text/text-model';
import { shownMarkup } from './article-images';
import { bylineOf } from './byline';

/** An article standing in its frame. */
export interface ShownArticle {
  readonly content: ArticleContentView;
  readonly document: Document;
  /** The element that holds the text and nothing else; raw offsets count in its `textContent`. */
  readonly root: HTMLElement;
  readonly model: TextModel;
}

const sanitise = createSanitiser(window);

/**
 * Puts an article into the frame's document. The markup was sanitised when it was saved; it is sanitised again here,
 * because a file on disk may have been changed since, and because this is the only place where markup becomes nodes.
 */
export function showArticle(document: Document, content: ArticleContentView): ShownArticle {
  const { article } = content;
  document.documentElement.lang = article.language ?? '';
  document.documentElement.dir = article.direction ?? 'auto';
  document.title = article.title;

  const header = document.createElement('header');
  if (article.site !== null) header.append(line(document, 'p', article.site, 'site'));
  header.append(line(document, 'h1', article.title));
  header.append(line(document, 'p', bylineOf(article), 'byline'));

  const root = document.createElement('article');
  // Rewritten before it becomes nodes: an image asks for its source as soon as it is one.
  root.innerHTML = shownMarkup(sanitise(asRawHtml(content.html)), article.id);
  document.body.replaceChildren(header, root);
  return { content, document, root, model: readText(root) };
}

/** The selected text inside the article, without the white space at its ends; null when nothing of it is selected. */
export function selectedRange(shown: ShownArticle): TextRange | null {
  const selection = shown.document.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(shown.root)) return null;
  return toTextRange(shown.model, {
    start: rawOffsetOf(shown, range.startContainer, range.startOffset),
    end: rawOffsetOf(shown, range.endContainer, range.endOffset),
  });
}

/** Selects a piece of text as a person would, and brings it into view. */
export function selectRange(shown: ShownArticle, range: TextRange): void {
  const selection = shown.document.getSelection();
  if (selection === null) return;
  selection.removeAllRanges();
  selection.addRange(domRange(shown, range));
  selection.focusNode?.parentElement?.scrollIntoView({ block: 'nearest' });
}

/** The nodes that hold a piece of text, as they are now. */
export function domRange(shown: ShownArticle, range: TextRange): Range {
  const raw = toRawRange(shown.model, range);
  const result = shown.document.createRange();
  const walker = shown.document.createTreeWalker(shown.root, NodeFilter.SHOW_TEXT);
  let before = 0;
  let started = false;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!started && raw.start < before + length) {
      result.setStart(node, raw.start - before);
      started = true;
    }
    if (started && raw.end <= before + length) {
      result.setEnd(node, raw.end - before);
      break;
    }
    before += length;
  }
  return result;
}

function rawOffsetOf(shown: ShownArticle, node: Node, offset: number): RawOffset {
  const upTo = shown.document.createRange();
  upTo.selectNodeContents(shown.root);
  const place = upTo.comparePoint(node, offset);
  if (place < 0) return rawOffset(0);
  if (place === 0) upTo.setEnd(node, offset);
  return rawOffset(upTo.toString().length);
}

function line(document: Document, name: 'p' | 'h1', text: string, className?: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  if (className !== undefined) element.className = className;
  return element;
}
