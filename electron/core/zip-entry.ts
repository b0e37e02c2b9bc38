const ENCRYPTED = 0x1;
const MADE_ON_UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;

/** What a zip's directory says of one entry (PKWARE APPNOTE 4.4). */
export interface ZipEntryFacts {
  readonly generalPurposeBitFlag: number;
  readonly versionMadeBy: number;
  readonly externalFileAttributes: number;
}

/** Why the bytes of an entry can't be taken for a file's, whatever its name; null when they can. */
export function entryFault(entry: ZipEntryFacts): string | null {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return 'is encrypted';
  return isRegularFile(entry) ? null : 'is a link or something else that isn’t a file';
}

/** Programs that know nothing of file types leave them out. */
function isRegularFile(entry: ZipEntryFacts): boolean {
  if (entry.versionMadeBy >> 8 !== MADE_ON_UNIX) return true;
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  return type === 0 || type === REGULAR_FILE;
}
