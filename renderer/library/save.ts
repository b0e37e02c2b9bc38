import type { SaveOutcome } from '#contract/actions';
import { addressesIn, sourceOfPaste } from '#core/pasted-source';
import type { Source } from '#core/commands';
import { ok, type Failure, type Result } from '#core/result';
import { shorten } from '#core/text/shorten';
import { bridge } from '../app/bridge';
import { rememberInverse, run } from '../app/history-store';
import { loadLibrary, openArticle, showShelf } from '../app/library-store';
import { notify, notifyFailure, notifyUnderWay, type UndoOffer } from '../app/notify';
import { offerOf, undoOf } from '../app/take-back';
import { foldOffer } from './fold-saved';
import { notArticleOffers, type TakeHow } from './not-article-offers';
import { savedWords } from './saved-words';

const LONGEST_NAMED = 80;

/** Saves one source, and opens what came of it. */
export async function save(
  source: Exclude<Source, { readonly kind: 'file' }>,
  how: TakeHow = {},
): Promise<void> {
  const reply = await run('article.save', { source, captureId: crypto.randomUUID(), ...how });
  if (!reply.ok) {
    const again = (next: TakeHow): void => void save(source, next);
    return notifyFailure(
      reply.error,
      undefined,
      notArticleOffers(reply.error, how, source.kind === 'url', again),
    );
  }
  await showSaved([{ source: reply.value.value.title, result: ok(reply.value.value) }], undoOf(reply.value));
}

/** Saves the page at an address and opens it. Gives what went wrong, for the one who asked to tell. */
export async function saveAddress(url: string, captureId: string, how: TakeHow): Promise<Failure | null> {
  const reply = await run('article.save', { source: { kind: 'url', url }, captureId, ...how });
  if (!reply.ok) return reply.error;
  await showSaved([{ source: url, result: ok(reply.value.value) }], undoOf(reply.value));
  return null;
}

/** Saves a page that a link from another program asks for. The person sees at once what is saved, and can stop it. */
export async function saveAsked(url: string, title: string | null, how: TakeHow = {}): Promise<void> {
  const captureId = crypto.randomUUID();
  const { host, pathname } = new URL(url);
  const dismiss = notifyUnderWay(`A link asked to save ${shorten(`${host}${pathname}`, LONGEST_NAMED)}.`, {
    label: 'Cancel',
    onClick: () => void bridge.actions['capture.cancel']({ captureId }),
  });
  const source = { kind: 'url', url } as const;
  const reply = await run('article.save', {
    source,
    captureId,
    from: 'page',
    ...how,
    ...(title !== null && { title }),
  });
  dismiss();
  if (!reply.ok) {
    const again = (next: TakeHow): void => void saveAsked(url, title, next);
    return notifyFailure(reply.error, undefined, notArticleOffers(reply.error, how, true, again));
  }
  await showSaved([{ source: url, result: ok(reply.value.value) }], undoOf(reply.value));
}

/** Asks for files and saves them. */
export async function chooseFiles(): Promise<void> {
  await reportSaved(await bridge.actions['files.choose']({}));
}

/** Saves what was copied, whatever program it was copied in. */
export async function saveClipboard(): Promise<void> {
  await reportSaved(await bridge.actions['clipboard.save']({}));
}

/** Saves what was dropped on the window or pasted into it: files, a link, markup or text. */
export async function saveTransfer(transfer: DataTransfer): Promise<void> {
  const files = [...transfer.files];
  if (files.length > 0) return reportSaved(await bridge.saveDroppedFiles(files));
  // A link dragged from a browser carries its address in uri-list, and its words as text.
  const links = transfer
    .getData('text/uri-list')
    .split(/\r?\n/)
    .filter((line) => /^https?:/i.test(line));
  const urls = links.length > 0 ? links : addressesIn(transfer.getData('text/plain'));
  if (urls.length > 1) return reportSaved(await bridge.actions['addresses.save']({ urls: [...urls] }));
  const [link] = links;
  const source =
    link === undefined
      ? sourceOfPaste({ text: transfer.getData('text/plain'), html: transfer.getData('text/html') })
      : sourceOfPaste({ text: link, html: '' });
  if (source === null) {
    notify('There was nothing to save in that.');
    return;
  }
  if (source.kind !== 'file') await save(source);
}

async function reportSaved(reply: Result<readonly SaveOutcome[]>): Promise<void> {
  if (!reply.ok) return notifyFailure(reply.error);
  const inverses = reply.value.flatMap(({ result }) =>
    result.ok && result.value.unchanged !== true
      ? [{ name: 'article.delete', args: { id: result.value.id } } as const]
      : [],
  );
  inverses.forEach(rememberInverse);
  const [inverse] = inverses;
  await showSaved(reply.value, inverse && offerOf(inverse));
}

/** Tells what became of each, and opens the first that was saved. */
async function showSaved(outcomes: readonly SaveOutcome[], takeFirstBack?: UndoOffer): Promise<void> {
  const saved = outcomes.flatMap(({ result }) => (result.ok ? [result.value] : []));
  for (const { result } of outcomes) if (!result.ok) notifyFailure(result.error);
  const [first] = saved;
  if (first === undefined) return;
  await showShelf(first.shelf);
  await loadLibrary();
  openArticle(first.id);
  const alike = saved.filter((article) => article.alike !== undefined);
  notify(savedWords(saved), saved.length === 1 ? takeFirstBack : undefined, foldOffer(alike));
}
