import { timingSafeEqual } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { isSystemError } from '../document/system-error';

/** A client that hasn't given the token within this time is turned away. */
const PATIENCE_MS = 5_000;
const NEWLINE = 0x0a;

/** A socket that other processes of this user can reach the holder at. */
export interface LockSocket {
  /** Ends the connections that are still open. */
  close(): Promise<void>;
}

/**
 * Listens. A client's first line must be the token; what follows it is for `onConnection`, which gets the socket
 * paused, with nothing lost (iterate over it, pipe it, or resume it), and handles its errors from then on.
 */
export async function listen(
  address: string,
  token: string,
  onConnection: (socket: Socket) => void,
): Promise<LockSocket> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    admit(socket, token, onConnection);
  });
  await listening(server, address);
  if (process.platform !== 'win32') await chmod(address, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Connects to a holder and gives it the token. Rejects with the system's error. */
export function connectWithToken(address: string, token: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.write(`${token}\n`);
      resolve(socket);
    });
  });
}

/** Whether somebody listens at an address; `unsure` when the system won't say. */
export function probe(address: string): Promise<'answers' | 'refused' | 'absent' | 'unsure'> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    const settle = (outcome: 'answers' | 'refused' | 'absent' | 'unsure'): void => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => settle('answers'));
    socket.once('error', (error) => {
      if (!isSystemError(error)) reject(error);
      else if (error.code === 'ECONNREFUSED') settle('refused');
      else if (error.code === 'ENOENT') settle('absent');
      else settle('unsure');
    });
  });
}

function listening(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function admit(socket: Socket, token: string, onConnection: (socket: Socket) => void): void {
  const expected = Buffer.from(token);
  let received = Buffer.alloc(0);
  const refuse = (): void => {
    socket.destroy();
  };
  const take = (chunk: Buffer): void => {
    received = Buffer.concat([received, chunk]);
    const end = received.indexOf(NEWLINE);
    if (end === -1 && received.length <= expected.length) return;
    if (end !== expected.length || !timingSafeEqual(received.subarray(0, end), expected)) return refuse();
    socket.off('data', take).off('error', refuse).off('end', refuse);
    socket.setTimeout(0).off('timeout', refuse);
    socket.pause();
    const rest = received.subarray(end + 1);
    if (rest.length > 0) socket.unshift(rest);
    onConnection(socket);
  };
  socket.on('data', take).on('error', refuse).on('end', refuse);
  socket.setTimeout(PATIENCE_MS).on('timeout', refuse);
}
