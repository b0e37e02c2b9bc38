import type { Socket } from 'node:net';
import type { Door } from '#contract/calls';
import { assertNever, fail, type Result } from '#core/result';
import { callCommand, callQuery } from '../checked-calls';
import { logFault } from '../log';
import { readLines } from './lines';
import { parseLine, requestSchema, toLine, type SocketAnswer, type SocketRequest } from './messages';

/** Answers other processes of Commonplace for the one that holds the library. */
export interface SocketServer {
  /** Takes a connection whose greeting was checked. */
  readonly accept: (socket: Socket) => void;
  /** Finishes what was started, tells everyone that no more will be, and closes the connections. */
  readonly close: () => Promise<void>;
}

/**
 * @param door - calls that come before it is there wait for it
 * @param onShow - a second start asks for the window
 */
export function createSocketServer(door: Promise<Door>, onShow: () => void): SocketServer {
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
      start(socket, request.data);
    }
  }

  function start(socket: Socket, request: SocketRequest): void {
    const work = answer(request)
      .then((reply) => {
        if (reply !== null && socket.writable) socket.write(toLine(reply));
      })
      .catch(async (error: unknown) => {
        // The other side learns that there is no answer when the connection ends.
        await logFault('An answer to another process could not be given', error);
        socket.destroy();
      });
    running.add(work);
    void work.finally(() => running.delete(work));
  }

  async function answer(request: SocketRequest): Promise<SocketAnswer | null> {
    if (request.kind === 'show') {
      onShow();
      return null;
    }
    return { id: request.id, result: await carryOut(await door, request) };
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
    async close() {
      closing = true;
      await Promise.all(running);
      await Promise.all([...sockets].map(sayClosing));
    },
  };
}

/** Returns when it is on its way: the process may end right after. */
function sayClosing(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.end(toLine({ kind: 'closing' }), () => resolve());
  });
}

async function carryOut(
  door: Door,
  request: Exclude<SocketRequest, { readonly kind: 'show' }>,
): Promise<Result<unknown>> {
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
