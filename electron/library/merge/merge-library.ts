import type { ArticleId } from '#core/ids';
import { fail, ok, type Failure, type Result } from '#core/result';
import { mapBounded } from '../bounded';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { bury } from '../purge';
import { removeTombstone, writeTombstone } from '../tombstones';
import type { Watch } from '../watch';
import { listState, readState, type ArticleState, type Listing, type Present } from './article-state';
import { decide, type Decision, type Step } from './decide';
import type { MergeItem, MergePlan } from './merge-plan';
import { openSource, type MergeSource } from './open-source';
import { addCopy, copyIn, mergeCopy, moveToPlace, type Copy } from './take-in';

/** Enough to keep two disks busy, far below any limit of open files. */
const ARTICLES_AT_ONCE = 8;
const DOING = 'The libraries could not be merged';
const KEPT = 'What was taken in before is stored; merging again does the rest.';

/** What became of one article. */
type Outcome =
  | { readonly kind: 'same' }
  | { readonly kind: 'added' | 'changed' | 'conflicting' | 'left'; readonly item: MergeItem };

/**
 * Says what a merge from another library's folder would do. Changes nothing, here or there. Progress counts articles.
 *
 * Fails with `bad-request`, `unsupported` (see `openSource`), `storage` and `cancelled`.
 */
export function planMerge(
  context: StoreContext,
  { from }: { readonly from: string },
  watch: Watch,
): Promise<Result<MergePlan>> {
  return walk(context, from, watch, () => Promise.resolve(ok(null)));
}

/**
 * Takes in what another library's folder (a copy, a sync folder, an unpacked archive) has and this one hasn't. That
 * folder is only read. Each article is durable before the next is begun with, so a merge that was stopped is simply
 * done again. The caller sees to it that nobody else changes the library meanwhile. Gives what was done.
 *
 * Fails as `planMerge` does.
 */
export function mergeLibrary(
  context: StoreContext,
  { from }: { readonly from: string },
  watch: Watch,
): Promise<Result<MergePlan>> {
  return walk(context, from, watch, (source, decision, id) => carryOut(context, source, decision, id));
}

type Act = (source: MergeSource, decision: Decision, id: ArticleId) => Promise<Result<unknown>>;

async function walk(
  context: StoreContext,
  from: string,
  { onProgress, signal }: Watch,
  act: Act,
): Promise<Result<MergePlan>> {
  const source = await openSource(context, from);
  if (!source.ok) return source;
  try {
    const [here, there] = await Promise.all([listState(context), listState(source.value.context)]);
    const ids = [...new Set([...there.places.keys(), ...there.tombstones])].sort();
    const failures: Failure[] = [];
    let done = 0;
    const outcomes = await mapBounded(ids, ARTICLES_AT_ONCE, async (id): Promise<Outcome | null> => {
      if (signal.aborted || failures.length > 0) return null;
      const outcome = await settle(context, source.value, { here, there }, id, act);
      if (!outcome.ok) failures.push(outcome.error);
      onProgress((done += 1), ids.length);
      return outcome.ok ? outcome.value : null;
    });
    const [failure] = failures;
    if (failure !== undefined) return { ok: false, error: { ...failure, kept: KEPT } };
    if (signal.aborted) return fail('cancelled', 'The merge was stopped.', KEPT);
    return ok(planOf(source.value.sameLibrary, outcomes));
  } catch (error) {
    return storageFailure(error, DOING, context.folder);
  }
}

/** Does with one article what is to be done. Fails only with what would stop the other articles too. */
async function settle(
  context: StoreContext,
  source: MergeSource,
  { here, there }: { readonly here: Listing; readonly there: Listing },
  id: ArticleId,
  act: Act,
): Promise<Result<Outcome>> {
  const mine = await readState(context, here, id);
  if (!mine.ok) return ok(left(id, id, `Here: ${mine.error.message}`));
  const theirs = await readState(source.context, there, id);
  if (!theirs.ok) return ok(left(id, titleOf(mine.value) ?? id, `There: ${theirs.error.message}`));
  const decision = decide(mine.value, theirs.value);
  try {
    const acted = await act(source, decision, id);
    const title = titleOf(theirs.value) ?? titleOf(mine.value) ?? id;
    if (acted.ok) return ok(outcomeOf(decision.step, id, title));
    return acted.error.code === 'storage' ? acted : ok(left(id, title, acted.error.message));
  } catch (error) {
    return storageFailure(error, DOING, context.folder);
  }
}

async function carryOut(
  context: StoreContext,
  source: MergeSource,
  { step, forget }: Decision,
  id: ArticleId,
): Promise<Result<unknown>> {
  const done = await takeStep(context, source, step);
  // After the article itself: a tombstone beside an article that lives is taken away at the next start, too.
  if (done.ok && forget) await removeTombstone(context, id);
  return done;
}

async function takeStep(context: StoreContext, source: MergeSource, step: Step): Promise<Result<unknown>> {
  switch (step.kind) {
    case 'same':
      return ok(null);
    case 'add':
      return addCopy(context, copyIn(source.context, step.theirs));
    case 'merge':
      return mergeInto(context, step.mine, copyIn(source.context, step.theirs));
    case 'bury':
      return step.mine === null
        ? writeTombstone(context, step.tombstone)
        : bury(context, step.mine.place, step.tombstone);
  }
}

async function mergeInto(context: StoreContext, mine: Present, copy: Copy): Promise<Result<unknown>> {
  const merged = await mergeCopy(context, mine, copy);
  if (merged.ok) await moveToPlace(context, mine, merged.value);
  return merged;
}

function outcomeOf(step: Step, id: ArticleId, title: string): Outcome {
  switch (step.kind) {
    case 'same':
      return { kind: 'same' };
    case 'add': {
      const details = step.theirs.record.deletedAt === null ? 'isn’t here' : 'isn’t here; in the trash there';
      return { kind: 'added', item: { id, title, details } };
    }
    case 'merge': {
      const { kind, details } = step.comparison;
      if (kind === 'same') return { kind };
      return { kind, item: { id, title: step.mine.record.title, details: details.join('; ') } };
    }
    case 'bury':
      if (step.mine === null) return { kind: 'same' };
      return { kind: 'changed', item: { id, title, details: 'was deleted for good, and goes here too' } };
  }
}

function left(id: ArticleId, title: string, details: string): Outcome {
  return { kind: 'left', item: { id, title, details } };
}

function titleOf({ article, tombstone }: ArticleState): string | undefined {
  return article?.record.title ?? tombstone?.title;
}

function planOf(sameLibrary: boolean, outcomes: readonly (Outcome | null)[]): MergePlan {
  const items = (kind: Outcome['kind']): readonly MergeItem[] =>
    outcomes.flatMap((outcome) =>
      outcome !== null && outcome.kind === kind && outcome.kind !== 'same' ? [outcome.item] : [],
    );
  return {
    sameLibrary,
    added: items('added'),
    changed: items('changed'),
    conflicting: items('conflicting'),
    same: outcomes.filter((outcome) => outcome?.kind === 'same').length,
    left: items('left'),
  };
}
