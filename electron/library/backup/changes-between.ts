import type { ArticleId } from '#core/ids';
import { articleIdOf } from '../layout';
import type { FileGroup } from './file-list';

/** What putting a backup back does to an article, as a reader sees it. */
export type ChangeKind = 'comes back' | 'goes back' | 'goes away';

/** An article that differs. A sync tool can leave one in both places, hence the lists. */
export interface ArticleChange {
  readonly id: ArticleId;
  readonly change: ChangeKind;
  /** Its folders in the library; none: it isn't there. */
  readonly now: readonly FileGroup[];
  /** Its folders in the backup; none: it isn't there. */
  readonly then: readonly FileGroup[];
}

/** What putting back the files of a backup would do to the articles of a library. In the order of their ids. */
export function changesBetween(
  now: readonly FileGroup[],
  then: readonly FileGroup[],
): { readonly changes: readonly ArticleChange[]; readonly same: number } {
  const before = articlesOf(now);
  // What has no record is no article that could be put back.
  const after = articlesOf(then.filter(({ files }) => files.some(({ path }) => path === 'article.json')));
  const changes: ArticleChange[] = [];
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  for (const id of ids) {
    const here = before.get(id) ?? [];
    const there = after.get(id) ?? [];
    if (!areSame(here, there)) changes.push({ id, change: changeKind(here, there), now: here, then: there });
  }
  return { changes, same: ids.length - changes.length };
}

/** The articles that a list of files has, with their folders. */
export function articlesOf(groups: readonly FileGroup[]): ReadonlyMap<ArticleId, readonly FileGroup[]> {
  const articles = new Map<ArticleId, FileGroup[]>();
  for (const group of groups) {
    const [, name] = group.folder.split('/');
    const id = name === undefined ? null : articleIdOf(name);
    if (id !== null) articles.set(id, [...(articles.get(id) ?? []), group]);
  }
  return articles;
}

function changeKind(now: readonly FileGroup[], then: readonly FileGroup[]): ChangeKind {
  if (then.length === 0) return 'goes away';
  if (now.length === 0) return 'comes back';
  if (isShown(now) === isShown(then)) return 'goes back';
  return isShown(then) ? 'comes back' : 'goes away';
}

/** Not only in the trash. */
function isShown(groups: readonly FileGroup[]): boolean {
  return groups.some(({ folder }) => folder.startsWith('articles/'));
}

function areSame(now: readonly FileGroup[], then: readonly FileGroup[]): boolean {
  // What couldn't be read now isn't known to be the same, whatever stands in for it.
  if (now.some(({ files }) => files.some(({ stale }) => stale))) return false;
  return contentOf(now) === contentOf(then);
}

function contentOf(groups: readonly FileGroup[]): string {
  const lines = groups.flatMap(({ folder, files }) =>
    files.map(({ path, sha256 }) => `${folder}/${path} ${sha256}`),
  );
  return lines.sort().join('\n');
}
