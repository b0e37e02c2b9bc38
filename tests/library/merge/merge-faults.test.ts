import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ArticleId } from '#core/ids';
import { storeContext, type StoreContext } from '../../../electron/library/document/store-context';
import { listState, readState } from '../../../electron/library/merge/article-state';
import { mergeLibrary } from '../../../electron/library/merge/merge-library';
import { perform } from '../../../electron/library/perform';
import { purgeArticle } from '../../../electron/library/purge';
import { FAULTS, faultName, faultyFiles, type Fault } from '../support/faulty-files';
import { opened } from '../support/opened';
import { sampleArticle } from '../support/sample-article';
import { temporaryFolder } from '../support/temporary-folder';
import { valueOf } from '../support/value-of';
import { watch } from './two-copies';
import { captureAgain, textsOf } from './versions';

interface Prepared {
  readonly mine: StoreContext;
  readonly theirs: StoreContext;
}

function silent(folder: string): StoreContext {
  return storeContext(folder, () => undefined);
}

/** Two copies in which everything a merge can do is to be done: add, merge, renumber, move, bury. */
async function prepare(): Promise<Prepared> {
  const folder = await temporaryFolder();
  const [mine, theirs] = [silent(join(folder, 'mine')), silent(join(folder, 'theirs'))];
  const library = await opened(mine.folder);
  const kept = valueOf(await library.add(sampleArticle('Kept'))).id;
  const gone = valueOf(await library.add(sampleArticle('Gone'))).id;
  await library.close();
  await cp(mine.folder, theirs.folder, { recursive: true });
  await captureAgain(mine, kept, 'Here.', '2030-01-01T00:00:00.000Z');
  await captureAgain(theirs, kept, 'There.', '2030-02-02T00:00:00.000Z');
  const there = await opened(theirs.folder);
  valueOf(await there.add(sampleArticle('New')));
  for (const id of [kept, gone]) valueOf(await perform(there, { name: 'article.delete', args: { id } }));
  await there.close();
  valueOf(await purgeArticle(theirs, gone));
  return { mine, theirs };
}

/** Each article of a library that opens, whole: its record and texts as JSON. */
async function stateOf(context: StoreContext): Promise<ReadonlyMap<ArticleId, string>> {
  await (await opened(context.folder)).close();
  const listing = await listState(context);
  const states = new Map<ArticleId, string>();
  for (const id of [...listing.places.keys()].sort()) {
    const { article } = valueOf(await readState(context, listing, id));
    if (article === null) continue;
    const texts = await textsOf(context, article.place, id);
    states.set(id, JSON.stringify([article.record, [...texts]]));
  }
  return states;
}

/** Merges with a fault at one step. False when the merge has no such step. */
async function strikes({ mine, theirs }: Prepared, fault: Fault, at: number): Promise<boolean> {
  const folder = join(await temporaryFolder(), 'library');
  await cp(mine.folder, folder, { recursive: true });
  const context = silent(folder);
  const before = await stateOf(context);
  const faulty = faultyFiles(fault);
  faulty.strikeAt(at);
  const outcome = await mergeLibrary({ ...context, files: faulty.files }, { from: theirs.folder }, watch);
  if (!faulty.struck()) return at < faulty.calls();

  const after = await stateOf(context);
  const names = await readdir(join(folder, 'articles'));
  expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  const finished = valueOf(await mergeLibrary(context, { from: theirs.folder }, watch));
  const whole = await stateOf(context);
  if (outcome.ok) expect(finished).toMatchObject({ added: [], changed: [], conflicting: [], left: [] });
  for (const [id, state] of after) expect([before.get(id), whole.get(id)]).toContain(state);
  for (const id of before.keys()) expect(after.has(id) || !whole.has(id)).toBe(true);
  return true;
}

it.each(FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
  'leaves each article as it was or merged under the fault “$name”, whichever step it strikes, and merges the rest again',
  { timeout: 240_000 },
  async ({ fault }) => {
    const prepared = await prepare();
    let at = 0;
    while (await strikes(prepared, fault, at)) at += 1;
    expect(at).toBeGreaterThan(20);
  },
);
