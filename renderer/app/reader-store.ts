import { create } from 'zustand';
import type { ArticleContentView, HighlightView } from '#contract/views';
import type { ArticleId, HighlightId } from '#core/ids';
import type { TextRange } from '#core/text/text-model';
import type { ShownArticle } from '../reader/shown-article';
import { bridge } from './bridge';
import { notifyFailure } from './notify';

interface ReaderState {
  readonly content: ArticleContentView | null;
  /** In reading order. */
  readonly highlights: readonly HighlightView[];
  /** The article as it stands in its frame, once it does. */
  readonly shown: ShownArticle | null;
  readonly selection: TextRange | null;
  /** The highlight that is looked at; its card is open. */
  readonly activeId: HighlightId | null;
  /** Set when the active highlight's note is to take the keyboard. */
  readonly writing: boolean;
}

export const useReader = create<ReaderState>(() => ({
  content: null,
  highlights: [],
  shown: null,
  selection: null,
  activeId: null,
  writing: false,
}));

/** The article asked for last; a slow reply for another one is dropped. */
let wanted: ArticleId | null = null;

export async function readArticle(id: ArticleId | null): Promise<void> {
  wanted = id;
  if (id === null) {
    useReader.setState({ content: null, highlights: [], shown: null, selection: null, activeId: null });
    return;
  }
  const [content, highlights] = await Promise.all([
    bridge.queries['article.read']({ id }),
    bridge.queries['highlight.list']({ articleId: id }),
  ]);
  if (wanted !== id) return;
  if (!content.ok) return notifyFailure(content.error);
  if (!highlights.ok) return notifyFailure(highlights.error);
  useReader.setState({
    content: content.value,
    highlights: highlights.value,
    selection: null,
    activeId: null,
    writing: false,
  });
}

/** Reads the open article's highlights and metadata again, after a change by whichever door. */
export async function refreshArticle(id: ArticleId): Promise<void> {
  if (wanted !== id) return;
  const [content, highlights] = await Promise.all([
    bridge.queries['article.read']({ id }),
    bridge.queries['highlight.list']({ articleId: id }),
  ]);
  // An article that was just deleted isn't a fault here: the list's own refresh closes it.
  if (wanted !== id || !content.ok || !highlights.ok) return;
  useReader.setState((state) => {
    const activeThere = highlights.value.some((highlight) => highlight.id === state.activeId);
    return {
      content: content.value,
      highlights: highlights.value,
      activeId: activeThere ? state.activeId : null,
    };
  });
}

export function setShown(shown: ShownArticle | null): void {
  useReader.setState({ shown });
}

export function setSelection(selection: TextRange | null): void {
  useReader.setState({ selection });
}

export function lookAt(activeId: HighlightId | null, writing = false): void {
  useReader.setState({ activeId, writing });
}
