import type { ArticleContentView } from '#contract/views';
import { asRawHtml } from '#core/html';
import { createSanitiser } from '#core/sanitize/sanitise';
import { readText } from '#core/text/read-text';
import {
  toTextOffset,
  toTextRange,
  type NormalisedOffset,
  type TextModel,
  type TextRange,
} from '#core/text/text-model';
import { chunksOf, type Chunk } from '../highlights/chunks';
import { shownMarkup } from './article-images';
import { bylineOf } from './byline';
import { domRange, rawOffsetOf } from './text-places';
import { boxTables } from './wide-parts';

/** An article standing in its frame. */
export interface ShownArticle {
  readonly content: ArticleContentView;
  readonly document: Document;
  /** The element that holds the text and nothing else; raw offsets count in its `textContent`. */
  readonly root: HTMLElement;
  readonly model: TextModel;
  /** The parts that it is painted in. Marks come and go inside them, they themselves stay. */
  readonly chunks: readonly Chunk[];
}

export { domRange } from './text-places';

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
  boxTables(root);
  document.body.replaceChildren(header, root);
  return { content, document, root, model: readText(root), chunks: chunksOf(root) };
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

/** Where the selection begins, or where the caret is that a click left; null when that isn't in the article. */
export function selectionStart(shown: ShownArticle): NormalisedOffset | null {
  const range = anyRange(shown);
  return range === null ? null : textOffsetOf(shown, range.startContainer, range.startOffset);
}

/** Where the selection ends, or where the caret is; null when that isn't in the article. */
export function selectionEnd(shown: ShownArticle): NormalisedOffset | null {
  const range = anyRange(shown);
  return range === null ? null : textOffsetOf(shown, range.endContainer, range.endOffset);
}

function anyRange({ document }: ShownArticle): Range | null {
  const selection = document.getSelection();
  return selection === null || selection.rangeCount === 0 ? null : selection.getRangeAt(0);
}

function textOffsetOf(shown: ShownArticle, node: Node, offset: number): NormalisedOffset | null {
  if (!shown.root.contains(node)) return null;
  return toTextOffset(shown.model, rawOffsetOf(shown, node, offset));
}

/** Selects a piece of text as a person would: from its start to its end, or the other way round. */
export function selectRange(shown: ShownArticle, range: TextRange, backwards = false): void {
  const { startContainer, startOffset, endContainer, endOffset } = domRange(shown, range);
  const selection = shown.document.getSelection();
  if (backwards) selection?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
  else selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

function line(document: Document, name: 'p' | 'h1', text: string, className?: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  if (className !== undefined) element.className = className;
  return element;
}
