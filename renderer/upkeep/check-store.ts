import { create } from 'zustand';
import type { VerifyReport } from '#contract/library-views';
import type { ArticleId } from '#core/ids';
import { bridge } from '../app/bridge';
import { counted, figure } from '../app/figures';
import { run } from '../app/history-store';
import { say, sayFailure } from './upkeep-store';

/** What a check or a repair found. */
export interface CheckResult {
  readonly report: VerifyReport;
  readonly wasRepair: boolean;
  /** Of the articles that have something wrong, as far as they can be read. */
  readonly titles: ReadonlyMap<ArticleId, string>;
}

/** Kept when the dialog is closed: a check of a large library takes a while. */
export const useCheck = create<{ readonly result: CheckResult | null }>(() => ({ result: null }));

/** Titles are asked for one by one; a library with more broken articles than this has other worries. */
const MOST_TITLES = 200;

/** Looks at everything in the library; changes nothing. */
export async function checkLibrary(): Promise<void> {
  useCheck.setState({ result: null });
  const reply = await bridge.queries['library.verify']({});
  if (reply.ok) await take(reply.value, false);
  else sayFailure(reply.error);
}

/** Mends what can be mended, after a backup. */
export async function repairLibrary(): Promise<void> {
  const reply = await run('library.repair', {});
  if (reply.ok) await take(reply.value.value, true);
  else sayFailure(reply.error);
}

async function take(report: VerifyReport, wasRepair: boolean): Promise<void> {
  useCheck.setState({ result: { report, wasRepair, titles: await titlesIn(report) } });
  say(summary(report, wasRepair));
}

async function titlesIn({ faults }: VerifyReport): Promise<ReadonlyMap<ArticleId, string>> {
  const ids = new Set(faults.flatMap(({ articleId }) => (articleId === null ? [] : [articleId])));
  const found = await Promise.all(
    [...ids].slice(0, MOST_TITLES).map(async (id) => {
      const reply = await bridge.queries['article.view']({ id });
      return reply.ok ? ([[id, reply.value.title]] as const) : [];
    }),
  );
  return new Map(found.flat());
}

function summary(report: VerifyReport, wasRepair: boolean): string {
  const { articles, documents, highlights } = report;
  const wrong = report.faults.filter(({ severity }) => severity === 'fault');
  const looked = `${counted(articles, 'article')}, ${counted(documents, 'document')} and ${counted(highlights, 'highlight')} were looked at.`;
  if (wrong.length === 0) return `Nothing is wrong. ${looked}`;
  if (!wasRepair) return `${counted(wrong.length, 'fault')} found; nothing was changed. ${looked}`;
  const mended = wrong.filter((fault) => fault.mended !== null).length;
  const all = mended === wrong.length;
  const what = all
    ? `Mended: ${counted(mended, 'fault')}.`
    : `${figure(mended)} of ${counted(wrong.length, 'fault')} mended.`;
  const rest = all ? '' : ' The others have to be mended by hand, or from a backup.';
  return `${what}${rest}`;
}
