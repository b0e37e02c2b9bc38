import type { Socket } from 'node:net';
import type { Door } from '#contract/calls';
import type { TaskKind, TaskProgress } from '#contract/events';
import { assertNever, fail, type Result } from '#core/result';
import { callCommand, callQuery } from '../checked-calls';
import { logFault } from '../log';
import { readLines } from './lines';
import {
  parseLine,
  requestSchema,
  toLine,
  type SocketAnswer,
  type SocketCall,
  type SocketRequest,
} from './messages';
import { taskOf } from './task-of-call';

/** Answers other processes of Commonplace for the one that holds the library. */
export interface SocketServer {
  /** Takes a connection whose greeting was checked. */
  readonly accept: (socket: Socket) => void;
  /** Passes it on to whoever asked for that task. */
  readonly tell: (progress: TaskProgress) => void;
  /** Finishes what was started, tells everyone that no more will be, and closes the connections. */
  readonly close: () => Promise<void>;
}

/** What other processes ask for besides calls. */
export interface SocketRequests {
  /** A second start asks for the window. */
  readonly onShow: () => void;
  /** Whoever asked for a task asks for it to end. */
  readonly onStop: (task: TaskKind) => void;
}

/** A task that is under way for a call, unless it was refused and is being answered. One is under way at a time. */
interface AskedTask {
  readonly socket: Socket;
  readonly id: number;
  readonly task: TaskKind;
}

/** @param door - calls that come before it is there wait for it */
export function createSocketServer(door: Promise<Door>, { onShow, onStop }: SocketRequests): SocketServer {
  const asked = new Set<AskedTask>();
  const sockets = new Set<Socket>();
  const running = new Set<Promise<void>>();
  let closing = false;

  async function serve(socket: Socket): Promise<void> {
    for await (const line of readLines(socket)) {
      if (closing) continue;
      const request = line.kind === 'line' ? requestSchema.safeParse(parseLine(line.text)) : undefined;
      if (request?.success !== true) {
        // The other side speaks another language, perhaps that of another version: better no talk than a wrong one.
        await logFault('Another process sent what is no request', line.kind);
        socket.destroy();
        return;
      }
      take(socket, request.data);
    }
  }

  function take(socket: Socket, request: SocketRequest): void {
    switch (request.kind) {
      case 'show':
        return onShow();
      case 'stop':
        return stop(socket, request.id);
      default:
        return start(socket, request);
    }
  }

  function stop(socket: Socket, id: number): void {
    for (const each of asked) {
      if (each.socket === socket && each.id === id) onStop(each.task);
    }
  }

  function start(socket: Socket, request: SocketCall): void {
    const work = answer(socket, request)
      .then((reply) => send(socket, reply))
      .catch(async (error: unknown) => {
        // The other side learns that there is no answer when the connection ends.
        await logFault('An answer to another process could not be given', error);
        socket.destroy();
      });
    running.add(work);
    void work.finally(() => running.delete(work));
  }

  async function answer(socket: Socket, request: SocketCall): Promise<SocketAnswer> {
    const { id, name } = request;
    const open = await door;
    const task = taskOf(name);
    if (task === null) {
      const result = await carryOut(open, request);
      return { id, result: closing ? notStoppedByAsker(request, result) : result };
    }
    const mine = { socket, id, task };
    asked.add(mine);
    try {
      return { id, result: await carryOut(open, request) };
    } finally {
      asked.delete(mine);
    }
  }

  return {
    accept(socket) {
      if (closing) {
        socket.destroy();
        return;
      }
      sockets.add(socket);
      socket.write(toLine({ kind: 'hello' }));
      socket.once('close', () => sockets.delete(socket));
      // The other process was killed: what it asked for is carried out all the same.
      socket.on('error', () => socket.destroy());
      serve(socket).catch((error: unknown) => {
        if (!socket.destroyed) void logFault('A connection of another process failed', error);
        socket.destroy();
      });
    },
    tell(progress) {
      for (const { socket, task } of asked) {
        if (task === progress.task) send(socket, { kind: 'progress', progress });
      }
    },
    async close() {
      closing = true;
      await Promise.all(running);
      await Promise.all([...sockets].map(sayClosing));
    },
  };
}

/**
 * This process was told to stop, not the one that asked for an article: it may ask again, of whoever holds the library
 * next. Nothing is stored of a capture that was stopped.
 */
function notStoppedByAsker({ name }: SocketCall, result: Result<unknown>): Result<unknown> {
  const wasStopped = !result.ok && result.error.code === 'cancelled' && name.startsWith('article.');
  return wasStopped ? fail('locked', 'The process that was saving this was stopped. Try again.') : result;
}

/** Returns when it is on its way: the process may end right after. */
function sayClosing(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.end(toLine({ kind: 'closing' }), () => resolve());
  });
}

function send(socket: Socket, answer: SocketAnswer): void {
  if (socket.writable) socket.write(toLine(answer));
}

async function carryOut(door: Door, request: SocketCall): Promise<Result<unknown>> {
  try {
    switch (request.kind) {
      case 'command':
        return await callCommand(door, request.name, request.args);
      case 'query':
        return await callQuery(door, request.name, request.args);
      default:
        return assertNever(request);
    }
  } catch (error) {
    await logFault(`The call ${request.name} of another process failed`, error);
    return fail('internal', 'Something went wrong inside Commonplace. The log has the details.');
  }
}
