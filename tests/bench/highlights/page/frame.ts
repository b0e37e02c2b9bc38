import type { ArticleContentView } from '#contract/views';
import type { ArticleId } from '#core/ids';
import tokens from '../../../../renderer/theme/tokens.css?inline';
import { chunksOf } from '../../../../renderer/highlights/chunks';
import articleStyle from '../../../../renderer/reader/article.css?inline';
import { showArticle, type ShownArticle } from '../../../../renderer/reader/shown-article';
import { seededRandom } from '../../storage/random';
import { madeUpPage } from './made-up-page';

/** Width of the column and height of the pane, in CSS pixels. */
const COLUMN = 720;
const PANE = 800;

/** An article in a frame as tall as its text, in a pane that scrolls: as the reader has it. */
export interface FramedArticle {
  readonly shown: ShownArticle;
  /** Gives the article without marks, laid out. */
  readonly fresh: () => ShownArticle;
}

let present: { readonly words: number; readonly article: FramedArticle } | null = null;

/** The made-up article of so many words; the one asked for last is kept. */
export function framedArticle(words: number): FramedArticle {
  if (present?.words === words) return present.article;
  const pane = document.createElement('div');
  pane.style.cssText = `height:${PANE}px;overflow-y:auto`;
  const frame = document.createElement('iframe');
  frame.style.cssText = `width:${COLUMN}px;border:0`;
  pane.append(frame);
  document.body.style.margin = '0';
  document.body.replaceChildren(pane);
  const inner = frame.contentDocument;
  if (inner === null) throw new Error('The frame has no document.');
  const style = inner.createElement('style');
  style.textContent = `${tokens}\n${articleStyle}`;
  inner.head.append(style);
  const shown = showArticle(inner, contentOf(words));
  frame.style.height = `${inner.body.scrollHeight}px`;
  const unmarked = shown.root.cloneNode(true);
  let root = shown.root;
  const fresh = (): ShownArticle => {
    const next = unmarked.cloneNode(true) as HTMLElement;
    root.replaceWith(next);
    root = next;
    root.getBoundingClientRect();
    return { ...shown, root, chunks: chunksOf(root) };
  };
  const article = { shown, fresh };
  present = { words, article };
  return article;
}

function contentOf(words: number): ArticleContentView {
  const html = madeUpPage(words, seededRandom(words));
  return {
    article: {
      id: '018f0000-0000-7000-8000-000000000000' as ArticleId,
      title: 'Made up',
      authors: [],
      site: null,
      url: null,
      published: null,
      saved: '2024-01-01T00:00:00.000Z',
      language: 'en',
      direction: 'ltr',
      description: null,
      words,
      tags: [],
      shelf: 'inbox',
      highlights: 0,
      progress: null,
      version: 1,
    },
    modified: null,
    place: null,
    image: null,
    leadImage: null,
    html,
    text: '',
  };
}
