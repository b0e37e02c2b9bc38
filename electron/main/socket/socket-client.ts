import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandReply, Door, QueryReply } from '#contract/calls';
import type { TaskProgress } from '#contract/events';
import { fail, type Result } from '#core/result';
import { readLines } from './lines';
import { answerSchema, parseLine, toLine, type SocketCall } from './messages';
import { taskOf } from './task-of-call';

/** The library in another process. */
export interface RemoteDoor extends Door {
  /** Asks for the tasks of its calls to end, and waits a while for their answers. All else goes on. */
  readonly stop: () => Promise<void>;
  readonly close: () => void;
}

/** Why a call has no answer: `locked` when it wasn't started, so that it may be made again. */
const NOT_STARTED = fail('locked', 'The library was just being closed. Nothing was done; try again.');
const UNKNOWN = fail(
  'internal',
  'The Commonplace that holds the library ended before it answered. Look whether the change was made before trying again.',
);

/** How long to wait for a task to end: it leaves what it works on in good order, and goes on to do so by itself. */
const STOP_LIMIT_MS = 5_000;

/**
 * Speaks to the process at the other end of a greeted socket. Every call gets an answer, also when the process dies.
 *
 * @param onTask - hears how far the tasks of its own calls are
 */
export function createRemoteDoor(
  socket: Socket,
  onTask: (progress: TaskProgress) => void = () => undefined,
): RemoteDoor {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  /** Calls that are carried out as tasks, until they are answered. */
  const tasks = new Map<number, Promise<unknown>>();
  let lastId = 0;
  let greeted = false;
  let ended: Result<never> | null = null;

  function call(kind: SocketCall['kind'], name: SocketCall['name'], args: unknown): Promise<Result<unknown>> {
    if (ended !== null) return Promise.resolve(ended);
    lastId += 1;
    const id = lastId;
    const answer = new Promise<Result<unknown>>((resolve) => {
      waiting.set(id, resolve);
      socket.write(toLine({ id, kind, name, args } as SocketCall));
    });
    if (taskOf(name) !== null) {
      tasks.set(id, answer);
      void answer.then(() => tasks.delete(id));
    }
    return answer;
  }

  async function stop(): Promise<void> {
    for (const id of tasks.keys()) socket.write(toLine({ kind: 'stop', id }));
    if (tasks.size > 0) await Promise.race([Promise.all(tasks.values()), pause(STOP_LIMIT_MS)]);
  }

  function end(reason: Result<never>): void {
    ended ??= reason;
    for (const resolve of waiting.values()) resolve(ended);
    waiting.clear();
  }

  async function listen(): Promise<void> {
    for await (const line of readLines(socket)) {
      const answer = answerSchema.safeParse(line.kind === 'line' ? parseLine(line.text) : undefined);
      if (!answer.success) break;
      const { data } = answer;
      if (!('kind' in data)) {
        waiting.get(data.id)?.(data.result);
        waiting.delete(data.id);
      } else if (data.kind === 'hello') {
        greeted = true;
      } else if (data.kind === 'progress') {
        onTask(data.progress);
      } else {
        end(NOT_STARTED);
        break;
      }
    }
    socket.destroy();
  }

  // A reset connection is no more than one that ended: the calls that wait are told, which is all there is to do.
  const onEnd = (): void => end(greeted ? UNKNOWN : NOT_STARTED);
  listen().then(onEnd, onEnd);

  return {
    // The other end runs the same contract, so its values are of the reply's type.
    command: async (name, args) => (await call('command', name, args)) as CommandReply<typeof name>,
    query: async (name, args) => (await call('query', name, args)) as QueryReply<typeof name>,
    stop,
    close: () => socket.end(),
  };
}

/** How long to wait for a window that doesn't answer. */
const SHOW_LIMIT_MS = 2_000;

/** Asks the process at the other end of a greeted socket to bring its window before the person. */
export function askToShow(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    // A reset is an end like any other.
    socket.on('error', () => socket.destroy());
    socket.setTimeout(SHOW_LIMIT_MS, () => socket.destroy());
    // What isn't read would be taken for a reset at the other end, perhaps before it has read the request.
    socket.resume();
    socket.end(toLine({ kind: 'show' }));
  });
}
