import type { VerifyReport } from '#contract/faults';
import { fail, ok, type Result } from '#core/result';
import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { mapBounded } from '../bounded';
import { lastGoodPath } from '../document/durable-json-file';
import { readKept } from '../document/read-kept';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { articleKind, libraryKind } from '../document-kinds';
import {
  articleFolder,
  articleIdOf,
  LIBRARY_FILE,
  LOCK_FILE,
  PLACES,
  placeOf,
  recordFile,
  type Place,
} from '../layout';
import { openLibraryIdentity } from '../library-identity';
import type { Present } from '../merge/article-state';
import { mergeOtherPlace } from '../merge/both-places';
import type { Watch } from '../watch';
import { done, Inquiry, type Mended } from './inquiry';
import { inspectDocument } from './inspect-document';
import { verifyArticle } from './verify-article';
import { verifyNames } from './verify-names';
import { verifyTombstones } from './verify-tombstones';

const ARTICLES_AT_ONCE = 8;

/**
 * Checks every document, hash, reference and anchor of a library, and names each fault. With `repair`, what other
 * data tells without guessing is mended, and what can't be read is put out of the way under a dated name; nothing
 * that a person wrote is deleted. A caller that repairs lets no one else change the library meanwhile. Progress
 * counts articles.
 *
 * A text is not compared with its markup: that needs a browser's parser.
 *
 * Fails with `unsupported` when the folder is no library, `storage`, and `cancelled`: what was mended by then stays so.
 */
export async function verifyLibrary(
  context: StoreContext,
  { repair }: { readonly repair: boolean },
  watch: Watch,
): Promise<Result<VerifyReport>> {
  const inquiry = new Inquiry(context, repair);
  try {
    const names = await context.files.listFolder(context.folder);
    if (![LIBRARY_FILE, lastGoodPath(LIBRARY_FILE), 'articles'].some((name) => names.includes(name))) {
      return fail('unsupported', `“${context.folder}” is not a Commonplace library.`);
    }
    await verifyIdentity(inquiry);
    await verifyNames(inquiry, { path: '', articleId: null, belongs: belongsInLibrary });
    const isWhole = await verifyArticles(inquiry, watch);
    if (!isWhole) return cancelled(repair);
    await verifyTombstones(inquiry);
    return ok(inquiry.report());
  } catch (error) {
    return storageFailure(error, 'The library could not be checked', context.folder);
  }
}

async function verifyIdentity(inquiry: Inquiry): Promise<void> {
  const finding = { severity: 'fault', articleId: null, path: LIBRARY_FILE } as const;
  const found = await inspectDocument(inquiry, {
    kind: libraryKind,
    path: LIBRARY_FILE,
    articleId: null,
    fault: () => null,
    changedAt: () => null,
  });
  if (found.state !== 'lost' && found.state !== 'missing') return;
  const message = `“${LIBRARY_FILE}”, which holds no more than the library’s id, ${found.reason}.`;
  await inquiry.found({ ...finding, kind: 'document-lost', message }, async () => {
    const made = await openLibraryIdentity(inquiry.context);
    return made.ok
      ? done('A new one was made; the articles are all there.')
      : { mended: null, setAside: null };
  });
}

function belongsInLibrary(name: string): boolean {
  const ours = [LIBRARY_FILE, lastGoodPath(LIBRARY_FILE), 'articles', 'trash', 'tombstones'];
  return ours.includes(name) || name.startsWith(LOCK_FILE);
}

/** False when it was stopped. */
async function verifyArticles(inquiry: Inquiry, watch: Watch): Promise<boolean> {
  const placesOf = new Map<ArticleId, Place[]>();
  for (const place of PLACES) {
    for (const id of (await inquiry.names(place)).map(articleIdOf)) {
      if (id !== null) placesOf.set(id, [...(placesOf.get(id) ?? []), place]);
    }
    const belongs = (name: string): boolean => articleIdOf(name) !== null;
    await verifyNames(inquiry, { path: place, articleId: null, belongs, hasCopies: true });
  }
  let checked = 0;
  await mapBounded([...placesOf], ARTICLES_AT_ONCE, async ([id, places]) => {
    if (watch.signal.aborted) return;
    for (const place of await withoutOlder(inquiry, id, places)) await verifyOne(inquiry, place, id);
    checked += 1;
    watch.onProgress(checked, placesOf.size);
  });
  return !watch.signal.aborted;
}

/** What the disk won't give of one article doesn't keep the others from being checked. */
async function verifyOne(inquiry: Inquiry, place: Place, id: ArticleId): Promise<void> {
  try {
    await verifyArticle(inquiry, place, id);
  } catch (error) {
    const path = `${place}/${id}`;
    const { message } = storageFailure(error, `“${path}” can’t be read`, inquiry.context.folder).error;
    await inquiry.found({ kind: 'unreadable', severity: 'fault', articleId: id, path, message });
  }
}

/** Of an article that lies in both places, the folder that is shown stays; gives the places that are left. */
async function withoutOlder(
  inquiry: Inquiry,
  id: ArticleId,
  places: readonly Place[],
): Promise<readonly Place[]> {
  const [one, other] = places;
  if (one === undefined || other === undefined) return places;
  const [first, second] = [await recordIn(inquiry, one, id), await recordIn(inquiry, other, id)];
  if (first === null || second === null) return places;
  const shown = isShown(first, one, second) ? one : other;
  const older = shown === one ? other : one;
  const path = `${older}/${id}`;
  const message = `“${first.title}” lies among the articles and in the trash. The state that was changed last is shown.`;
  const finding = { kind: 'in-both-places', severity: 'fault', articleId: id, path, message } as const;
  const mine = { place: shown, record: shown === one ? first : second };
  const isOne = await inquiry.found(finding, () => bringTogether(inquiry, mine, path));
  return isOne ? [shown] : places;
}

/** Where the two can't be merged, because one isn't whole, the other folder is only put out of the way. */
async function bringTogether(inquiry: Inquiry, mine: Present, other: string): Promise<Mended> {
  const united = await mergeOtherPlace(inquiry.context, mine);
  if (united.ok && united.value.kept !== null) {
    const setAside = [...other.split('/').slice(0, -1), united.value.kept].join('/');
    return { mended: 'The two were merged, and the other was kept under another name.', setAside };
  }
  return {
    mended: 'The other was put out of the way with all that is in it.',
    setAside: await inquiry.setAside(other),
  };
}

/** The one that was changed last; of two equal ones that which lies where it belongs. */
function isShown(first: ArticleRecord, place: Place, second: ArticleRecord): boolean {
  if (first.updatedAt !== second.updatedAt) return first.updatedAt > second.updatedAt;
  return placeOf(first) === place;
}

async function recordIn(inquiry: Inquiry, place: Place, id: ArticleId): Promise<ArticleRecord | null> {
  const path = recordFile(articleFolder(inquiry.context.folder, place, id));
  const found = await readKept(inquiry.context, articleKind, path);
  return found.state === 'good' && found.data.id === id ? found.data : null;
}

function cancelled(repair: boolean): Result<never> {
  const kept = repair ? 'What was mended by then stays so; the rest is as it was.' : 'Nothing was changed.';
  return fail('cancelled', `The check was stopped. ${kept}`);
}
