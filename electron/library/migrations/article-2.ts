import { z } from 'zod';
import type { Migration } from '../document/document-kind';

/** What the migration reads of format 1; the schema of the present format checks the rest. */
const format1 = z.looseObject({
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
  highlights: z.array(z.looseObject({ updatedAt: z.string() })),
});

/** As `FORMAT_1_WRITER`; written out, because a migration never changes. */
const WRITER = '00000000';

/**
 * Format 2 of `article.json` knows what a merge needs: when each group of fields changed, and which changes are in each
 * highlight. Format 1 only knew the time of the last change. It becomes the count of a writer that all copies share, so
 * of two highlights from format 1 the one changed later has the other in it, while a change that was counted since then
 * stands beside what another copy did in format 1 and takes nothing away from it.
 */
export const toArticle2: Migration = (old) => {
  const record = format1.parse(old);
  const { updatedAt, deletedAt } = record;
  return {
    ...record,
    stamps: {
      details: updatedAt,
      shelf: updatedAt,
      tags: updatedAt,
      trash: deletedAt ?? updatedAt,
      version: updatedAt,
    },
    highlights: record.highlights.map((highlight) => {
      const revision = { [WRITER]: Date.parse(highlight.updatedAt) };
      const changed = { note: revision, color: revision, tags: revision, removal: revision };
      return { ...highlight, revision, changed };
    }),
  };
};
