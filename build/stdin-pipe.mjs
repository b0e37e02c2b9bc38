// @ts-check
/**
 * Standard input for Electron on Windows, where a main process finds its own always at the end
 * (electron/electron#4218): a named pipe, whose path the app gets in `COMMONPLACE_STDIN_PIPE`.
 */

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';

/**
 * Serves a readable stream to the first program that connects.
 * @param {import('node:stream').Readable} input
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => void }>} what the program needs in its environment
 */
export async function serveInput(input) {
  const path = `\\\\.\\pipe\\commonplace-${randomUUID()}`;
  const server = createServer((socket) => {
    server.close();
    // The program may end before it has read everything: that is its right, and not our failure.
    void pipeline(input, socket).catch(() => socket.destroy());
  });
  server.listen(path);
  await once(server, 'listening');
  server.unref();
  return { env: { COMMONPLACE_STDIN_PIPE: path }, close: () => input.destroy() };
}
