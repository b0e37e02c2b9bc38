import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, launchApp, test } from './launch';
import { selectWords } from './select-text';

const FIRST =
  'The keeper climbed the hundred and nine steps before the tide turned, as he had done every day.';
const SECOND = 'He learned from the grocer that the lamp was to be put out for good in the spring.';

function page(...paragraphs: readonly string[]): string {
  const body = paragraphs.map((words) => `<p>${words}</p>`).join('');
  return (
    '<!doctype html><html lang="en"><head><title>The lamp room</title></head><body><article>' +
    `<h1>The lamp room</h1>${body}</article></body></html>`
  );
}

test('an article is fetched again by its key: the difference can be read, and undo shows the text before', async ({
  folder,
}) => {
  let answer = page(FIRST, SECOND);
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lamp`;

  const { app, window, quit } = await launchApp(folder);
  const text = window.frameLocator('iframe');
  await window.keyboard.press('Control+l');
  await window.getByRole('textbox', { name: 'Web address of the article' }).fill(address);
  await window.keyboard.press('Enter');
  await expect(text.getByText(SECOND)).toBeVisible();
  await selectWords(app, window, 'learned from the grocer');
  await window.keyboard.press('h');
  await expect(text.locator('mark')).toHaveText('learned from the grocer');

  await window.keyboard.press('r');
  await expect(window.getByText('is unchanged')).toBeVisible();

  answer = page(
    'The harbour office has confirmed it.',
    FIRST.replace('every day', 'for eleven years'),
    SECOND,
  );
  await window.keyboard.press('r');
  await expect(text.getByText('The harbour office has confirmed it.')).toBeVisible();
  await expect(text.locator('mark')).toHaveText('learned from the grocer');

  await window.getByRole('button', { name: 'What changed' }).click();
  const dialog = window.getByRole('dialog', { name: 'What changed' });
  await expect(dialog).toContainText('1 paragraph changed, 1 added, 0 removed');
  await expect(dialog.locator('ins').first()).toHaveText('The harbour office has confirmed it.');
  await expect(dialog.locator('del')).toHaveText('every day');
  const shots = process.env['COMMONPLACE_SCREENS'];
  if (shots !== undefined) await window.screenshot({ path: join(shots, 'difference.png') });
  await window.keyboard.press('Escape');

  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('show-capture-log')?.click();
  });
  const log = window.getByRole('dialog', { name: 'How this was saved' });
  await expect(log).toContainText(`from ${address}`);
  await expect(log).toContainText('as version 2');
  if (shots !== undefined) await window.screenshot({ path: join(shots, 'log.png') });
  await window.keyboard.press('Escape');

  await window.keyboard.press('Control+z');
  await expect(text.getByText('The harbour office has confirmed it.')).toBeHidden();
  await expect(text.locator('mark')).toHaveText('learned from the grocer');
  await window.keyboard.press('d');
  await expect(dialog.locator('del')).toHaveText('every day');
  await quit();
  server.close();
  server.closeAllConnections();
});
