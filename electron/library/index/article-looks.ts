import type { FileSystem } from '../document/file-system';
import { isMissing } from '../document/system-error';
import { recordFile } from '../layout';

/**
 * A record that is written is the last thing to come into its folder, so the two carry one time. The clock of a disk
 * counts in steps of some milliseconds.
 */
const SAME_TIME_MS = 50;

/** What an article's folder looks like from outside. */
export interface ArticleLooks {
  /**
   * Equal stamps mean that nothing was written, replaced or added: the record's file tells of writes into it, the
   * folder of files that came, went or were replaced.
   */
  readonly stamp: string;
  /** Something came or went in the folder after its record was written. */
  readonly touchedSince: boolean;
}

/** Null when there is no record. Throws other system errors. */
export async function articleLooks(files: FileSystem, folder: string): Promise<ArticleLooks | null> {
  try {
    const record = await files.stat(recordFile(folder));
    const around = await files.stat(folder);
    return {
      stamp: `${record.mtimeMs} ${record.ctimeMs} ${record.size} ${around.mtimeMs}`,
      touchedSince: around.mtimeMs > record.ctimeMs + SAME_TIME_MS,
    };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
