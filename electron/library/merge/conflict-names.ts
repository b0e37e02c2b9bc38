import type { ArticleId } from '#core/ids';
import { isSetAside } from '../document/set-aside';
import { articleIdOf } from '../layout';

/** What sync tools left beside the files and folders that they could not agree on. */
export interface ConflictCopies {
  /** In an article's folder: copies of its record, such as `article (conflicted copy 2026-01-02).json`. */
  readonly records: readonly string[];
  /** In `articles/` or `trash/`: copies of whole articles, such as `<id> 2`. */
  readonly folders: readonly { readonly id: ArticleId; readonly name: string }[];
}

const ID_LENGTH = 36;
const MERGED = /\.merged-[-\dTZ]+-[0-9a-f]{8}$/;

/**
 * Finds copies by name, generously, because every tool has names of its own: what they hold decides. For the names in
 * an article's folder, in `articles/` or in `trash/`.
 */
export function findConflictCopies(names: readonly string[]): ConflictCopies {
  const records = names.filter((name) => /^article.+\.json$/i.test(name));
  const folders = names.flatMap((name) => {
    const isKept = isMergedName(name) || isSetAside(name);
    const id = name.length > ID_LENGTH && !isKept ? articleIdOf(name.slice(0, ID_LENGTH)) : null;
    return id === null ? [] : [{ id, name }];
  });
  return { records, folders };
}

/** Whether a copy got its name when it had been merged. */
export function isMergedName(name: string): boolean {
  return MERGED.test(name);
}
