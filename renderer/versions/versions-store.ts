import { create } from 'zustand';
import type { CaptureLogView, DifferenceView } from '#contract/version-views';
import type { ArticleId } from '#core/ids';
import { bridge } from '../app/bridge';
import { notify, notifyFailure } from '../app/notify';
import { openOverlay } from '../app/overlay-store';

interface Versions {
  readonly difference: DifferenceView | null;
  readonly log: CaptureLogView | null;
  /** The newest version of the article that was asked about last. */
  readonly newest: { readonly id: ArticleId; readonly number: number } | null;
}

/** What the dialogs on an article's versions show. */
export const useVersions = create<Versions>(() => ({ difference: null, log: null, newest: null }));

/** Learns which version of an article is its newest. */
export async function countVersions(id: ArticleId): Promise<void> {
  const reply = await bridge.queries['article.versions']({ id });
  // One that can't be asked about was deleted meanwhile, and isn't read any more.
  const number = reply.ok ? reply.value.at(-1)?.number : undefined;
  useVersions.setState({ newest: number === undefined ? null : { id, number } });
}

/** Shows what changed from one version of an article's text to another. */
export async function showDifference(id: ArticleId, from: number, to: number): Promise<void> {
  const reply = await bridge.queries['article.difference']({ id, from, to });
  if (!reply.ok) return notifyFailure(reply.error);
  useVersions.setState({ difference: reply.value });
  openOverlay('difference');
}

/** Shows what changed to the version that is read from the one before it. */
export async function showLastDifference(id: ArticleId): Promise<void> {
  const reply = await bridge.queries['article.versions']({ id });
  if (!reply.ok) return notifyFailure(reply.error);
  const at = reply.value.findIndex(({ shown }) => shown);
  const shown = reply.value[at];
  // In the oldest, what came after it is what there is to compare.
  const [from, to] = at > 0 ? [reply.value[at - 1], shown] : [shown, reply.value[at + 1]];
  if (from === undefined || to === undefined) notify('There is only one version of this text.');
  else await showDifference(id, from.number, to.number);
}

/** Shows how the version that is read was saved. */
export async function showLog(id: ArticleId): Promise<void> {
  const reply = await bridge.queries['article.log']({ id });
  if (!reply.ok) return notifyFailure(reply.error);
  useVersions.setState({ log: reply.value });
  openOverlay('capture-log');
}
