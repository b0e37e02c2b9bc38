import { create } from 'zustand';
import type { ArticleContentView, HighlightView, OpenArticle } from '#contract/views';
import type { ArticleId, HighlightId } from '#core/ids';
import { sameContent } from '#core/merge/canonical';
import type { TextRange } from '#core/text/text-model';
import type { PickedFigure } from '../highlights/figures';
import type { ShownArticle } from '../reader/shown-article';
import { bridge } from './bridge';
import { openAfter } from './library-store';
import { notifyFailure } from './notify';

interface ReaderState {
  readonly content: ArticleContentView | null;
  /** In reading order. */
  readonly highlights: readonly HighlightView[];
  /** On the article as a whole: Markdown; empty when there is none. */
  readonly articleNote: string;
  /** The article as it stands in its frame, once it does. */
  readonly shown: ShownArticle | null;
  readonly selection: TextRange | null;
  /** What was chosen to be marked whole, in place of words. */
  readonly figure: PickedFigure | null;
  /** The highlight that is looked at; its card is open. */
  readonly activeId: HighlightId | null;
  /** The note on the article as a whole is open. */
  readonly annotating: boolean;
  /** Set when the active highlight's note is to take the keyboard. */
  readonly writing: boolean;
}

export const useReader = create<ReaderState>(() => ({
  content: null,
  highlights: [],
  articleNote: '',
  shown: null,
  selection: null,
  figure: null,
  activeId: null,
  annotating: false,
  writing: false,
}));

const NOTHING = {
  content: null,
  highlights: [],
  articleNote: '',
  selection: null,
  figure: null,
  activeId: null,
  annotating: false,
  writing: false,
} as const;

/** Shows an article that came together with the list. */
export function startReading(open: OpenArticle): void {
  wanted = open.content.article.id;
  useReader.setState({
    ...NOTHING,
    content: open.content,
    highlights: open.highlights,
    articleNote: open.note,
  });
}

/** The article asked for last; a slow reply for another one is dropped. */
let wanted: ArticleId | null = null;

export async function readArticle(id: ArticleId | null): Promise<void> {
  if (id === wanted && useReader.getState().content?.article.id === id) return;
  await readAnew(id);
}

async function readAnew(id: ArticleId | null): Promise<void> {
  wanted = id;
  if (id === null) {
    useReader.setState(NOTHING);
    return;
  }
  const [content, highlights, note] = await Promise.all([
    bridge.queries['article.read']({ id }),
    bridge.queries['highlight.list']({ articleId: id }),
    bridge.queries['article.note']({ id }),
  ]);
  if (wanted !== id) return;
  if (!content.ok || !highlights.ok || !note.ok) {
    // What was shown before isn't what was asked for, and keys would act on it.
    useReader.setState(NOTHING);
    if (!content.ok) notifyFailure(content.error);
    else if (!highlights.ok) notifyFailure(highlights.error);
    else if (!note.ok) notifyFailure(note.error);
    return;
  }
  useReader.setState({
    content: content.value,
    highlights: highlights.value,
    articleNote: note.value.note,
    selection: null,
    figure: null,
    activeId: null,
    annotating: false,
    writing: false,
  });
}

/** Reads the open article's highlights, and the note on it, again, after a change by whichever door. */
export async function refreshHighlights(id: ArticleId): Promise<void> {
  if (wanted !== id) return;
  const [highlights, note] = await Promise.all([
    bridge.queries['highlight.list']({ articleId: id }),
    bridge.queries['article.note']({ id }),
  ]);
  // An article that was just deleted isn't a fault here: the refresh of its metadata closes it.
  if (wanted !== id || !highlights.ok || !note.ok) return;
  useReader.setState(({ activeId, highlights: known }) => ({
    highlights: keepSame(known, highlights.value),
    articleNote: note.value.note,
    activeId: highlights.value.some((highlight) => highlight.id === activeId) ? activeId : null,
  }));
}

/** The same highlights as in `next`, those that didn't change as they are known: what shows them isn't made anew. */
function keepSame(known: readonly HighlightView[], next: readonly HighlightView[]): readonly HighlightView[] {
  const byId = new Map(known.map((highlight) => [highlight.id, highlight]));
  const kept = next.map((highlight) => {
    const before = byId.get(highlight.id);
    return before !== undefined && sameContent(before, highlight) ? before : highlight;
  });
  const isSame = kept.length === known.length && kept.every((highlight, index) => highlight === known[index]);
  return isSame ? known : kept;
}

/**
 * Takes in new metadata of the open article, after a change by whichever door. Its text stays: a version never
 * changes.
 */
export async function refreshMetadata(id: ArticleId): Promise<void> {
  if (wanted !== id) return;
  const article = await bridge.queries['article.view']({ id });
  const { content } = useReader.getState();
  if (wanted !== id || content?.article.id !== id) return;
  if (!article.ok) {
    if (article.error.code === 'not-found') openAfter(id);
    else notifyFailure(article.error);
  } else if (article.value.version !== content.article.version) {
    await readAnew(id);
  } else {
    useReader.setState({ content: { ...content, article: article.value } });
    await refreshImages(id);
  }
}

/** Shows images that came later: the only thing about a version's markup that can change. */
async function refreshImages(id: ArticleId): Promise<void> {
  if (useReader.getState().content?.html.includes(' data-missing="') !== true) return;
  const read = await bridge.queries['article.read']({ id });
  const { content } = useReader.getState();
  // A failure is told when the article is opened next; what is shown is right meanwhile.
  if (!read.ok || wanted !== id || content?.article.id !== id || content.html === read.value.html) return;
  useReader.setState({ content: read.value, selection: null });
}

export function setShown(shown: ShownArticle | null): void {
  useReader.setState({ shown, figure: null });
}

export function setSelection(selection: TextRange | null): void {
  useReader.setState({ selection });
}

export function lookAt(activeId: HighlightId | null, writing = false): void {
  useReader.setState({ activeId, writing, annotating: false });
}

/** Opens the note on the article as a whole; it takes the keyboard. */
export function annotateArticle(): void {
  useReader.setState({ activeId: null, annotating: true, writing: true });
}
