import { z } from 'zod';

/**
 * A version vector (Parker et al., 1983): for each writer, how many of its changes a state has in it. A writer is one
 * opening of a library by one program, so no two ever count under the same name.
 */
export const revisionSchema = z.record(z.string().regex(/^[0-9a-f]{8}$/), z.int().positive());
export type Revision = Readonly<z.infer<typeof revisionSchema>>;

/** How one state stands to another: whether it has seen all of the other's changes, or each has some of its own. */
export type Relation = 'equal' | 'newer' | 'older' | 'concurrent';

/** The name that all changes of format 1 go under, which didn't count them: their count is the time of the change. */
export const FORMAT_1_WRITER = '00000000';

/** Whether `seen` has every change that `changes` speaks of. */
export function hasSeen(seen: Revision, changes: Revision): boolean {
  return Object.entries(changes).every(([writer, count]) => (seen[writer] ?? 0) >= count);
}

/** How `one` stands to `other`. */
export function relationOf(one: Revision, other: Revision): Relation {
  const sawOther = hasSeen(one, other);
  const wasSeen = hasSeen(other, one);
  if (sawOther && wasSeen) return 'equal';
  if (sawOther) return 'newer';
  return wasSeen ? 'older' : 'concurrent';
}

/** The least revision that has seen both; writers in order, so that both ways of merging write the same. */
export function mergeRevisions(one: Revision, other: Revision): Revision {
  const writers = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return Object.fromEntries(
    writers.map((writer) => [writer, Math.max(one[writer] ?? 0, other[writer] ?? 0)]),
  );
}
