import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine alone, that answers as it is told; without that, never. */
export async function serve(
  answer: Parameters<typeof createServer>[1],
): Promise<{ server: Server; address: string }> {
  const server = createServer(answer ?? (() => undefined)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
