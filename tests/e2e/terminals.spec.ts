import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from './launch';
import { runCommand, startCommand } from './run-command';

const WORDS = 'The keeper climbed the hundred and nine steps before the tide turned, as he had every day. ';

test('stopping the terminal that holds the library leaves what another one saves to it', async ({
  folder,
}) => {
  const asked: string[] = [];
  const waiting: ServerResponse[] = [];
  let isOpen = false;
  const answer = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<title>The lamp room</title><article><h1>The lamp room</h1><p>${WORDS.repeat(9)}</p></article>`,
    );
  };
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (isOpen) answer(response);
    else waiting.push(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const library = ['--library', join(folder, 'library')];

  const first = startCommand([...library, 'save', `${address}/first`]);
  const firstEnds = once(first, 'exit');
  await expect.poll(() => asked, { timeout: 20_000 }).toContain('/first');
  const second = runCommand([...library, 'save', `${address}/second`, '--json']);
  // One request at a time goes to a host, so the second hasn't gone out yet: time for it to be handed over.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  isOpen = true;
  first.kill('SIGINT');
  await firstEnds;

  const { code, stdout, stderr } = await second;
  expect(stderr).not.toContain('stopped');
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as { title: string }).title).toBe('The lamp room');
  const listed = JSON.parse((await runCommand([...library, 'list', '--json'])).stdout) as readonly {
    url: string;
  }[];
  expect(listed.map(({ url }) => url)).toEqual([`${address}/second`]);
  for (const response of waiting) response.destroy();
  server.close();
});
