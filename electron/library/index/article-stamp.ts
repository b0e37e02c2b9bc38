import type { FileSystem } from '../document/file-system';
import { isMissing } from '../document/system-error';
import { recordFile } from '../layout';

/**
 * What an article's folder looks like from outside. Equal stamps mean that nothing was written, replaced or added: the
 * record's file tells of writes into it, the folder of files that came, went or were replaced. Null when there is no
 * record. Throws other system errors.
 */
export async function articleStamp(files: FileSystem, folder: string): Promise<string | null> {
  try {
    const record = await files.stat(recordFile(folder));
    const around = await files.stat(folder);
    return `${record.mtimeMs} ${record.ctimeMs} ${record.size} ${around.mtimeMs}`;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
