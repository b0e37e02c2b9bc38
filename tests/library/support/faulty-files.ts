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
  | { readonly kind: 'killed' }
  /** The disk is full: from this call on, what needs space fails, until `mend`. */
  | { readonly kind: 'full' }
  /** From this call on all fail with this code, until `mend`. */
  | { readonly kind: 'lasting'; readonly code: string };

/** What can be done on a full disk. */
const SPARING = new Set(['rename', 'unlink']);

/** The real disk, with a fault at one call. */
export interface FaultyFiles {
  readonly files: FileSystem;
  /** Counts anew: the changing call of this number, from 0, is the one that is struck. */
  strikeAt(at: number): void;
  /** Calls since then that change the disk or make it durable. */
  calls(): number;
  /** Whether the fault has come about. */
  struck(): boolean;
  /** Ends the fault: from here on nothing is struck. */
  mend(): void;
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
    const code = lastingCode(name);
    if (code !== null && calls > at) {
      struck = true;
      throw systemError(code, name);
    }
    if (!hit || fault.kind === 'short' || fault.kind === 'full' || fault.kind === 'lasting') return work();
    struck = true;
    if (fault.kind === 'after') await discard(await work());
    throw systemError(fault.kind === 'killed' ? 'EIO' : fault.code, name);
  }

  function lastingCode(name: string): string | null {
    if (fault.kind === 'full') return SPARING.has(name) ? null : 'ENOSPC';
    return fault.kind === 'lasting' ? fault.code : null;
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
    mend: () => {
      at = Infinity;
    },
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
      copyFile: (from, to) => changing('copyfile', () => nodeFileSystem.copyFile(from, to)),
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

/** Troubles of a disk that last, and then end. */
export const LASTING_FAULTS: readonly Fault[] = [
  { kind: 'full' },
  { kind: 'lasting', code: 'EACCES' },
  { kind: 'lasting', code: 'EIO' },
];

/** One of each kind, for work of many steps: codes differ in their words only. */
export const DISTINCT_FAULTS: readonly Fault[] = FAULTS.filter(
  (fault, index) => FAULTS.findIndex(({ kind }) => kind === fault.kind) === index,
);

export function faultName(fault: Fault): string {
  if (fault.kind === 'lasting') return `${fault.code} from the call on`;
  return 'code' in fault ? `${fault.code} ${fault.kind} the call` : fault.kind;
}
