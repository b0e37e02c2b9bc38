import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, launchApp, test } from './launch';

const TEXT = `The lamp room at low water

The keeper climbed the hundred and nine steps before the tide turned, as he had done on every day of his eleven years there.

Nobody had told him that the lamp was to be put out for good in the spring, and he learned it from the grocer.
`;
const PAGE =
  '<!doctype html><html lang="en"><head><title>The lamp room</title></head><body><article><h1>The lamp room</h1>' +
  '<p>The keeper climbed the hundred and nine steps before the tide turned, as he had done every day.</p>' +
  '<p>He learned from the grocer that the lamp was to be put out for good in the spring.</p></article></body></html>';

function heading(window: Page) {
  return window.frameLocator('iframe').getByRole('heading', { level: 1 });
}

test('a file is saved by the menu, an address by the dialog, and both read without a network', async ({
  folder,
}) => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lamp`;
  const file = join(folder, 'lamp.txt');
  await writeFile(file, TEXT);

  const first = await launchApp(folder);
  await first.app.evaluate(({ dialog, Menu }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    Menu.getApplicationMenu()?.getMenuItemById('save-files')?.click();
  }, file);
  await expect(heading(first.window)).toHaveText('The lamp room at low water');

  await first.window.keyboard.press('Control+l');
  await first.window.getByRole('textbox', { name: 'Web address of the article' }).fill(address);
  await first.window.keyboard.press('Enter');
  await expect(heading(first.window)).toHaveText('The lamp room');
  expect(requests).toEqual(['/lamp']);
  await first.quit();
  server.close();
  server.closeAllConnections();

  const second = await launchApp(folder);
  await expect(heading(second.window)).toHaveText('The lamp room');
  await expect(second.window.frameLocator('iframe').getByText('He learned from the grocer')).toBeVisible();
  await second.window.getByRole('option', { name: 'The lamp room at low water' }).click();
  await expect(second.window.frameLocator('iframe').getByText('Nobody had told him')).toBeVisible();
  await second.quit();
});

test('dropped files are saved, and what can’t be is named', async ({ commonplace: { window }, folder }) => {
  const good = join(folder, 'lamp.html');
  const bad = join(folder, 'picture.png');
  await writeFile(good, PAGE);
  await writeFile(bad, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]));
  const devTools = await window.context().newCDPSession(window);
  const data = { items: [], files: [good, bad], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devTools.send('Input.dispatchDragEvent', { type, x: 300, y: 500, data });
  await expect(heading(window)).toHaveText('The lamp room');
  await expect(window.getByText(/picture\.png/)).toBeVisible();
  await expect(window.getByRole('option')).toHaveCount(2);
});

test('pasted text becomes an article, from the page and from the menu', async ({
  commonplace: { app, window },
}) => {
  await app.evaluate(async ({ BrowserWindow, clipboard }, text) => {
    await clipboard.writeText(text);
    BrowserWindow.getAllWindows()
      .find((each) => each.isVisible())
      ?.webContents.paste();
  }, TEXT);
  await expect(heading(window)).toHaveText('The lamp room at low water');
  // By the page, whose way to write markup is the same in every Electron.
  await window.evaluate(async (html) => {
    const markup = new Blob([html], { type: 'text/html' });
    const text = new Blob(['The lamp room'], { type: 'text/plain' });
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': markup, 'text/plain': text })]);
  }, PAGE);
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('save-clipboard')?.click();
  });
  await expect(window.getByRole('option')).toHaveCount(3);
  await expect(heading(window)).toHaveText('The lamp room');
});

test('an address that can’t be saved says why and leaves nothing behind', async ({
  commonplace: { window },
}) => {
  await window.keyboard.press('Control+l');
  const field = window.getByRole('textbox', { name: 'Web address of the article' });
  await field.fill('http://127.0.0.1:9/nothing');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/127\.0\.0\.1/).last()).toBeVisible();
  await expect(window.getByRole('option')).toHaveCount(1);

  await window.keyboard.press('Control+l');
  await field.fill('javascript:alert(1)');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/javascript:/).last()).toBeVisible();
  await expect(window.getByRole('option')).toHaveCount(1);
});
