import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import type { Result } from '#core/result';
import { backUp } from '../../../../electron/library/backup/back-up';
import { restoreBackup, type Restored } from '../../../../electron/library/backup/restore-backup';
import { valueOf } from '../../support/value-of';
import {
  contentsOf,
  removeArticle,
  watch,
  writeArticle,
  writeDocument,
  writtenLibrary,
  type WrittenLibrary,
} from './written-library';

const DELETED = '2024-03-04T08:00:00.000Z';

/** A library with a backup, and changed since in all the ways that there are. */
export interface Changed {
  readonly library: WrittenLibrary;
  readonly id: string;
  readonly edited: ArticleRecord;
  readonly purged: ArticleRecord;
  readonly trashed: ArticleRecord;
  readonly added: ArticleRecord;
  readonly before: Readonly<Record<string, string>>;
  readonly now: Readonly<Record<string, string>>;
}

export async function changed(): Promise<Changed> {
  const library = await writtenLibrary();
  const edited = await writeArticle(library, { title: 'Edited' });
  const purged = await writeArticle(library, { title: 'Purged' });
  const trashed = await writeArticle(library, { title: 'Trashed' });
  await writeArticle(library, { title: 'Lasting' });
  const before = await contentsOf(library.folder);
  const { id } = valueOf(
    await backUp(library.context, { backups: library.backups, reason: 'daily' }, watch()),
  );
  await writeArticle(library, { ...edited, title: 'Edited since' });
  await removeArticle(library, purged.id);
  await writeDocument(join(library.folder, 'tombstones', `${purged.id}.json`), { format: 1, id: purged.id });
  await rename(join(library.folder, 'articles', trashed.id), join(library.folder, 'trash', trashed.id));
  await writeArticle(library, { ...trashed, deletedAt: DELETED });
  const added = await writeArticle(library, { title: 'Added' });
  return { library, id, edited, purged, trashed, added, before, now: await contentsOf(library.folder) };
}

export function restore(
  { library, id }: Changed,
  articles: readonly ArticleId[] | null = null,
  context = library.context,
): Promise<Result<Restored>> {
  return restoreBackup(context, { backups: library.backups, id, articles }, watch());
}

/** What of a library belongs to one article. */
export function partOf(
  state: Readonly<Record<string, string>>,
  id: ArticleId,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(state).filter(([path]) =>
      ['articles', 'trash'].some((place) => path.startsWith(`${place}/${id}/`)),
    ),
  );
}
