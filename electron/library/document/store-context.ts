import { randomBytes } from 'node:crypto';
import { anchoringHere, type Anchoring } from '#core/anchor/anchoring';
import { nodeFileSystem, type FileSystem } from './file-system';

/** What the documents of one folder work with. */
export interface StoreContext {
  /** For messages: the folder that a person knows. */
  readonly folder: string;
  readonly files: FileSystem;
  readonly now: () => Date;
  /** Told in plain words of anything a person should know, such as a damaged file that was set aside. */
  readonly onNotice: (message: string) => void;
  /** The name that changes are counted under: 8 hexadecimal characters, new each time a library is opened. */
  readonly writer: string;
  readonly anchoring: Anchoring;
}

/** A name that no other opening of a library has. */
export function newWriter(): string {
  return randomBytes(4).toString('hex');
}

/** A context on the real disk and clock. */
export function storeContext(folder: string, onNotice: (message: string) => void): StoreContext {
  return {
    folder,
    files: nodeFileSystem,
    now: () => new Date(),
    onNotice,
    writer: newWriter(),
    anchoring: anchoringHere,
  };
}
