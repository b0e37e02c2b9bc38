import type { MenuAction } from '#contract/menu-actions';
import type { ArticleView } from '#contract/views';
import type { Shelf } from '#core/article/shelves';
import { assertNever } from '#core/result';
import { findNeighbour, openFind } from '../find/find-store';
import { pickNeighbour } from '../highlights/figures';
import { highlightSelection, remove } from '../highlights/highlight-commands';
import { copyQuote } from '../highlights/copy-quote';
import { isSomethingMeant } from '../highlights/meant-text';
import { lookAtNeighbour } from '../highlights/neighbours';
import { typingAhead } from '../highlights/type-ahead';
import { underline, writeTag } from '../highlights/underline-and-tag';
import { chooseFiles, saveClipboard } from '../library/save';
import { SHELF_NAMES } from '../library/shelf-names';
import { toggleCaret } from '../caret/caret-store';
import { fetchMissingImages } from '../reader/missing-images';
import { zoomImage } from '../reader/zoom/zoom-store';
import { selectSentence } from '../reader/sentence-walk';
import { toggleContents } from '../reader/contents/contents-store';
import { toggleFocusMode } from '../reader/focus-mode';
import { togglePanel } from '../settings/panel-store';
import { goBack } from '../reader/notes/jumps';
import { togglePages } from '../reader/pages';
import { changeReading, nextTheme, stepReading, useReading } from '../settings/reading-store';
import { showUpkeep } from '../upkeep/upkeep-store';
import { bridge } from './bridge';
import { run } from './history-store';
import { doAgain, takeBack, undoOf } from './take-back';
import { isTextField } from './text-field';
import { openAfter, showTrash, useLibrary } from './library-store';
import { notify, notifyFailure } from './notify';
import { openOverlay } from './overlay-store';
import { annotateArticle, lookAt, useReader } from './reader-store';

/** Everything that the menu, the keys and the toolbars can ask of the window, in one place. */
export function perform(action: MenuAction): void {
  void act(action);
}

async function act(action: MenuAction): Promise<void> {
  switch (action) {
    case 'save-address':
      return openOverlay('save-address');
    case 'save-files':
      return chooseFiles();
    case 'save-clipboard':
      return saveClipboard();
    case 'export-notes':
      return exportNotes();
    case 'print-article':
      return withOpen(async ({ id }) => (await import('../reader/printing')).printArticle(id));
    case 'save-as-pdf':
      return withOpen(async ({ id }) => (await import('../reader/printing')).saveAsPdf(id));
    case 'move-to-inbox':
      return shelve(openArticleView(), 'inbox');
    case 'keep-for-later':
      return shelve(openArticleView(), 'later');
    case 'archive-article':
      return shelve(openArticleView(), 'archive');
    case 'delete-article':
      return deleteArticle(openArticleView());
    case 'refetch-article':
      return withOpen(async (article) => (await import('../versions/refetch')).refetch(article));
    case 'show-difference':
      return withOpen(async ({ id }) => (await import('../versions/versions-store')).showLastDifference(id));
    case 'show-older-version':
      return withOpen(async ({ id }) => (await import('../versions/show-version')).showNeighbour(id, -1));
    case 'show-newer-version':
      return withOpen(async ({ id }) => (await import('../versions/show-version')).showNeighbour(id, 1));
    case 'show-capture-log':
      return withOpen(async ({ id }) => (await import('../versions/versions-store')).showLog(id));
    case 'undo':
      return stepBack();
    case 'redo':
      return stepForward();
    case 'find':
      return openFind();
    case 'find-next':
      return findNeighbour(1);
    case 'find-previous':
      return findNeighbour(-1);
    case 'highlight':
      await highlightSelection(null);
      return;
    case 'underline':
      return underline();
    case 'note':
      return writeNote();
    case 'tag':
      return writeTag();
    case 'copy-quote':
      return copyQuote('quote');
    case 'copy-citation':
      return copyQuote('citation');
    case 'copy-markdown':
      return copyQuote('markdown');
    case 'copy-html':
      return copyQuote('html');
    case 'copy-link':
      return copyQuote('link');
    case 'next-highlight':
      return lookAtNeighbour(1);
    case 'previous-highlight':
      return lookAtNeighbour(-1);
    case 'open-highlight':
      return openHighlight();
    case 'show-highlights':
      return withOpen(() => openOverlay('highlights'));
    case 'show-loose':
      return withOpen(async () => (await import('../highlights/tray-store')).showLoose());
    case 'annotate-article':
      return withOpen(() => annotateArticle());
    case 'select-figure':
      return pickNeighbour(1);
    case 'select-previous-figure':
      return pickNeighbour(-1);
    case 'select-sentence':
      return selectSentence();
    case 'caret-browsing':
      return toggleCaret();
    case 'show-contents':
      return toggleContents();
    case 'go-back':
      return goBack();
    case 'zoom-image':
      return zoomImage();
    case 'read-aloud':
      return (await import('../aloud/aloud')).toggleAloud();
    case 'pause-aloud':
      return (await import('../aloud/aloud')).pauseAloud();
    case 'next-spoken':
      return (await import('../aloud/aloud')).stepAloud(1);
    case 'previous-spoken':
      return (await import('../aloud/aloud')).stepAloud(-1);
    case 'speak-faster':
      return (await import('../aloud/aloud')).changeRate(1);
    case 'speak-slower':
      return (await import('../aloud/aloud')).changeRate(-1);
    case 'reading-settings':
      return togglePanel();
    case 'next-theme':
      return nextTheme();
    case 'larger-text':
      return stepReading('size', 2);
    case 'smaller-text':
      return stepReading('size', -2);
    case 'turn-pages':
      return togglePages();
    case 'focus-mode':
      return toggleFocusMode();
    case 'line-guide':
      return changeReading({ lineGuide: !useReading.getState().lineGuide });
    case 'fetch-images':
      return fetchMissingImages();
    case 'show-trash':
      return showTrash();
    case 'show-backups':
      return showUpkeep('backups');
    case 'check-library':
      return showUpkeep('check');
    case 'import-library':
      return showUpkeep('transfer');
    case 'back-up-now':
      return (await import('../upkeep/back-up')).backUpNow();
    case 'export-library':
      return (await import('../upkeep/transfer')).exportLibrary();
    case 'show-help':
      return openOverlay('help');
    default:
      return assertNever(action);
  }
}

/** Delete means the highlight that is open, or else the article. */
export function deleteWhatIsOpen(): void {
  const { activeId } = useReader.getState();
  if (activeId === null) perform('delete-article');
  else void remove(activeId);
}

/** Gives the keyboard to the note of the highlight that is looked at. */
function openHighlight(): void {
  const { activeId } = useReader.getState();
  if (activeId === null) notify('Go to a highlight first, with N or P.');
  else lookAt(activeId, true);
}

async function writeNote(): Promise<void> {
  const { activeId } = useReader.getState();
  if (!isSomethingMeant() && activeId !== null) lookAt(activeId, true);
  else await typingAhead(markAndWrite);
}

/** Gives whether the field for the note comes. */
async function markAndWrite(): Promise<boolean> {
  await highlightSelection(null, true);
  return useReader.getState().writing;
}

async function exportNotes(): Promise<void> {
  const article = openArticleView();
  if (article === null) return;
  const reply = await bridge.actions['notes.exportToFile']({ id: article.id });
  if (!reply.ok) notifyFailure(reply.error);
  else if (reply.value !== null) notify(`Notes written to ${reply.value}`);
}

async function shelve(article: ArticleView | null, shelf: Shelf): Promise<void> {
  if (article === null || article.shelf === shelf) return;
  openAfter(article.id);
  const reply = await run('article.shelve', { id: article.id, shelf });
  if (reply.ok) notify(`“${article.title}” is in ${SHELF_NAMES[shelf]}.`, undoOf(reply.value));
  else notifyFailure(reply.error, () => void shelve(article, shelf));
}

async function deleteArticle(article: ArticleView | null): Promise<void> {
  if (article === null) return;
  openAfter(article.id);
  const reply = await run('article.delete', { id: article.id });
  if (reply.ok) notify(`“${article.title}” is in the trash.`, undoOf(reply.value));
  else notifyFailure(reply.error, () => void deleteArticle(article));
}

/** Does something with the article that is read; without one, says so. */
async function withOpen(work: (article: ArticleView) => Promise<void> | void): Promise<void> {
  const article = openArticleView();
  if (article !== null) await work(article);
}

async function stepBack(): Promise<void> {
  if (isTyping()) {
    await bridge.actions['typing.undo']({});
    return;
  }
  await takeBack();
}

async function stepForward(): Promise<void> {
  if (isTyping()) {
    await bridge.actions['typing.redo']({});
    return;
  }
  await doAgain();
}

/** The menu's Undo comes here also when a text field has the keyboard; there it means the typing. */
function isTyping(): boolean {
  return isTextField(document.activeElement);
}

function openArticleView(): ArticleView | null {
  const article = useReader.getState().content?.article ?? null;
  // Between two articles the one that is still shown isn't the one that is meant.
  const meant = article?.id === useLibrary.getState().openId ? article : null;
  if (meant === null) notify('Open an article first.');
  return meant;
}
