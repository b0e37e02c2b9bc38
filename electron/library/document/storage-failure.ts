import { fail } from '#core/result';
import { ShortWrite } from './durable-write';
import { RefusedPlace } from './make-folders';
import { isSystemError } from './system-error';

const KEPT = 'Everything that was saved before is unchanged.';

/**
 * Says in plain words why the disk refused. An error that isn't the disk's is a fault in the program and is thrown on.
 *
 * @param doing - what didn't happen, a whole clause: “The article could not be saved”
 * @param folder - the library folder
 */
export function storageFailure(error: unknown, doing: string, folder: string): ReturnType<typeof fail> {
  if (error instanceof ShortWrite) {
    return fail('storage', `${doing}: the disk with “${folder}” took only a part. It may be full.`, KEPT);
  }
  if (error instanceof RefusedPlace) {
    return fail('storage', `${doing}: “${error.folder}” can’t be written to. Choose another place.`, KEPT);
  }
  if (!isSystemError(error)) throw error;
  return fail('storage', `${doing}: ${reason(error.code, folder)}`, KEPT);
}

function reason(code: string, folder: string): string {
  switch (code) {
    case 'ENOSPC':
      return `the disk with “${folder}” is full. Free some space and try again.`;
    case 'EDQUOT':
      return `your share of the disk with “${folder}” is used up. Free some space and try again.`;
    case 'EACCES':
    case 'EPERM':
      return `Commonplace may not do that in “${folder}”. Check the permissions of the folder.`;
    case 'EROFS':
      return `the disk with “${folder}” can only be read.`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `a part of “${folder}” is not there. Was it moved or removed, or is its disk not connected?`;
    case 'EEXIST':
    case 'ENOTEMPTY':
      return `something else has the place in “${folder}” that it needs.`;
    case 'ENAMETOOLONG':
      return `the path “${folder}” is too long for this disk.`;
    case 'EBUSY':
      return `another program keeps a file in “${folder}” busy. Try again.`;
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open on this computer. Close some programs and try again.';
    case 'EIO':
      return `the disk with “${folder}” reports an error. It may be failing: make a copy of the folder.`;
    default:
      return `the disk with “${folder}” refused (${code}).`;
  }
}
