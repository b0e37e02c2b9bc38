import { getFileNameLowLevel, type Entry } from 'yauzl';
import { isArchivePath } from './archive-format';

const ENCRYPTED = 0x1;
const MADE_ON_UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;

/** The name as it stands in the zip: nothing in it is taken for another character, so that it can be refused. */
export function entryName(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

/** Why an entry isn't taken, whatever its bytes; null for one that is. Completes “The file … ”. */
export function refusal(entry: Entry, isManifest: boolean): string | null {
  if (!isManifest && !isArchivePath(entryName(entry))) return 'has a name that no file of a library has';
  return entryFault(entry);
}

/** Why the bytes of an entry can't be taken for a file's, whatever its name; null when they can. */
export function entryFault(entry: Entry): string | null {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return 'is encrypted';
  return isRegularFile(entry) ? null : 'is a link or something else that isn’t a file';
}

/** Programs that know nothing of file types leave them out. */
function isRegularFile(entry: Entry): boolean {
  if (entry.versionMadeBy >> 8 !== MADE_ON_UNIX) return true;
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  return type === 0 || type === REGULAR_FILE;
}
