import { setTimeout as pause } from 'node:timers/promises';
import type { Door } from '#contract/calls';
import type { CaptureProgress, TaskProgress } from '#contract/events';
import { fail, type Failure, type Result } from '#core/result';
import { openLibraryHere, type Closing } from '../library-session';
import { createRemoteDoor, type RemoteDoor } from '../socket/socket-client';

/** A library that a command line works on, wherever it is held. */
export interface CliDoor extends Door {
  /** Waits until what was started is durable, and frees the library when this process holds it. */
  readonly close: (how: Closing) => Promise<void>;
}

/** What a command line hears while it works; of a library that another process holds, only of tasks. */
export interface Hearing {
  readonly onNotice: (message: string) => void;
  /** How far the long work is that it asked for. */
  readonly onTask: (progress: TaskProgress) => void;
  readonly onCapture: (progress: CaptureProgress) => void;
}

type Opened =
  | { readonly kind: 'here' | 'elsewhere'; readonly door: Door; readonly close: CliDoor['close'] }
  | { readonly kind: 'failed'; readonly error: Failure };

/** How long to try again while the process that holds the library is about to end. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 100;

/**
 * Opens a library when the first call needs it: in this process, or through the one that holds it. When that one
 * closes, the library is opened anew, and calls that weren't started there are made again.
 */
export function openDoorOnDemand(folder: string, hearing: Hearing): CliDoor {
  let current: Promise<Opened> | null = null;

  async function call<Value>(use: (door: Door) => Promise<Result<Value>>): Promise<Result<Value>> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const opening = (current ??= open(folder, hearing));
      const opened = await opening;
      const result = opened.kind === 'failed' ? failed(opened.error) : await use(opened.door);
      const mayTryAgain = !result.ok && result.error.code === 'locked' && opened.kind !== 'here';
      if (!mayTryAgain || Date.now() > deadline) return result;
      // Calls that failed together open it once more together.
      if (current === opening) current = null;
      await pause(PAUSE_MS);
    }
  }

  return {
    command: (name, args) => call((door) => door.command(name, args)),
    query: (name, args) => call((door) => door.query(name, args)),
    async close(how) {
      const opened = await current;
      if (opened !== null && opened.kind !== 'failed') await opened.close(how);
    },
  };
}

async function open(folder: string, { onNotice, onTask, onCapture }: Hearing): Promise<Opened> {
  const nothing = (): void => undefined;
  const opened = await openLibraryHere({
    folder,
    what: 'command line',
    onNotice,
    onProgress: onCapture,
    onTask,
    onChange: nothing,
    onShow: nothing,
  });
  switch (opened.kind) {
    case 'here':
      return { kind: 'here', door: opened.session.door, close: opened.session.close };
    case 'failed':
      return opened;
    case 'elsewhere': {
      const socket = await opened.connect();
      if (!socket.ok) return { kind: 'failed', error: socket.error };
      const door = createRemoteDoor(socket.value, onTask);
      return { kind: 'elsewhere', door, close: (how) => closeRemote(door, how) };
    }
  }
}

async function closeRemote(door: RemoteDoor, how: Closing): Promise<void> {
  if (how === 'stop') await door.stop();
  door.close();
}

function failed({ code, message, kept }: Failure): Result<never> {
  return fail(code, message, kept);
}
