import type { Result } from '#core/result';
import type { StoreContext } from '../document/store-context';
import { scanLibrary, type Finding, type Known, type Names } from '../index/scan';
import type { Watch } from '../watch';

/** How a job says something before it ends: `told` is of the job's own kind. */
export interface JobWatch<Told> extends Watch {
  readonly tell: (told: Told) => void;
}

/** What one thread scans. */
export interface Share {
  readonly known: readonly Known[];
  /** Null: all that the library's folder has. */
  readonly names: Names | null;
}

/** `scanLibrary`, as a job. In a file of its own: a thread that only scans starts without the code of all others. */
export function scan(
  context: StoreContext,
  { known, names }: Share,
  watch: JobWatch<readonly Finding[]>,
): Promise<Result<null>> {
  return scanLibrary(context, known, watch.tell, watch, names ?? undefined);
}
