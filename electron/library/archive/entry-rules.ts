import { getFileNameLowLevel, type Entry } from 'yauzl';
import { entryFault } from '#core/zip-entry';
import { isArchivePath } from './archive-format';

/** The name as it stands in the zip: nothing in it is taken for another character, so that it can be refused. */
export function entryName(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

/** Why an entry isn't taken, whatever its bytes; null for one that is. Completes “The file … ”. */
export function refusal(entry: Entry, isManifest: boolean): string | null {
  if (!isManifest && !isArchivePath(entryName(entry))) return 'has a name that no file of a library has';
  return entryFault(entry);
}
