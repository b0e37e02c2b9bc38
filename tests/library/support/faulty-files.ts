import {
  nodeFileSystem,
  type FileSystem,
  type NewFile,
} from '../../../electron/library/document/file-system';
import { systemError } from './system-error';

/** What goes wrong. */
export type Fault =
  /** The call fails with this code and does nothing. */
  | { readonly kind: 'before'; readonly code: string }
  /** The call does its work and then fails. */
  | { readonly kind: 'after'; readonly code: string }
  /** A write takes half of the bytes and reports no error; other calls work. */
  | { readonly kind: 'short' }
  /** The process is killed: this call and all after it do nothing. */
  | { readonly kind: 'killed' };

/** The real disk, with a fault at one call. */
export interface FaultyFiles {
  readonly files: FileSystem;
  /** Counts anew: the changing call of this number, from 0, is the one that is struck. */
  strikeAt(at: number): void;
  /** Calls since then that change the disk or make it durable. */
  calls(): number;
  /** Whether the fault has come about. */
  struck(): boolean;
}

/** Nothing is struck before `strikeAt` says what. */
export function faultyFiles(fault: Fault): FaultyFiles {
  let at = Infinity;
  let calls = 0;
  let struck = false;

  async function changing<Value>(
    name: string,
    work: () => Promise<Value>,
    discard: (value: Value) => Promise<void> = () => Promise.resolve(),
  ): Promise<Value> {
    const hit = calls === at;
    calls += 1;
    if (fault.kind === 'killed' && calls > at) {
      struck = true;
      throw systemError('EIO', name);
    }
    if (!hit || fault.kind === 'short') return work();
    struck = true;
    if (fault.kind === 'after') await discard(await work());
    throw systemError(fault.kind === 'killed' ? 'EIO' : fault.code, name);
  }

  function wrap(file: NewFile): NewFile {
    return {
      write: (bytes) =>
        changing('write', () => {
          if (fault.kind !== 'short' || calls - 1 !== at) return file.write(bytes);
          struck = true;
          return file.write(bytes.subarray(0, bytes.byteLength >> 1));
        }),
      sync: () => changing('fsync', () => file.sync()),
      size: () => file.size(),
      close: () => file.close(),
    };
  }

  return {
    strikeAt: (call) => {
      at = call;
      calls = 0;
    },
    calls: () => calls,
    struck: () => struck,
    files: {
      ...nodeFileSystem,
      createFile: async (path) => {
        const opened = changing(
          'open',
          () => nodeFileSystem.createFile(path),
          (file) => file.close(),
        );
        return wrap(await opened);
      },
      rename: (from, to) => changing('rename', () => nodeFileSystem.rename(from, to)),
      remove: (path) => changing('unlink', () => nodeFileSystem.remove(path)),
      makeFolder: (path) => changing('mkdir', () => nodeFileSystem.makeFolder(path)),
      syncFolder: (path) => changing('fsync', () => nodeFileSystem.syncFolder(path)),
    },
  };
}

export const FAULTS: readonly Fault[] = [
  { kind: 'before', code: 'ENOSPC' },
  { kind: 'before', code: 'EIO' },
  { kind: 'before', code: 'EACCES' },
  { kind: 'after', code: 'EIO' },
  { kind: 'short' },
  { kind: 'killed' },
];

export function faultName(fault: Fault): string {
  return 'code' in fault ? `${fault.code} ${fault.kind} the call` : fault.kind;
}
