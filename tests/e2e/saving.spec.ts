import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, launchApp, test } from './launch';
import { runCommand } from './run-command';

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

function addressField(window: Page) {
  return window.getByRole('textbox', { name: 'Web address of the article' });
}

test('what was copied is saved by the command line', async ({ commonplace: { app }, folder }) => {
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), TEXT);
  const saved = await runCommand(['save', 'clipboard:', '--json', '--library', join(folder, 'copied')]);
  expect(JSON.parse(saved.stdout)).toMatchObject({ title: 'The lamp room at low water' });
});

test('an address that can’t be saved says why beside it, and leaves nothing behind', async ({
  commonplace: { window },
}) => {
  await window.keyboard.press('Control+l');
  const field = addressField(window);
  await field.fill('http://127.0.0.1:9/nothing');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('alert')).toContainText('127.0.0.1:9');
  await expect(field).toHaveValue('http://127.0.0.1:9/nothing');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  await expect(window.getByRole('option', { includeHidden: true })).toHaveCount(1);

  await field.fill('javascript:alert(1)');
  await expect(window.getByRole('alert')).toBeEmpty();
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(window.getByRole('alert')).toContainText('javascript:');
  await expect(field).toBeFocused();

  // Nothing listens there, and a person may not know that https was put before it.
  await field.fill('localhost:58231/lamp');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('alert')).toContainText('It was tried with https://.');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('option')).toHaveCount(1);
});

test('the dialog shows what a slow address is doing, and Escape stops it', async ({
  commonplace: { window },
}) => {
  const asked: string[] = [];
  const gone: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    response.on('close', () => gone.push(path));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.write('<!doctype html><title>Slow</title>'.padEnd(4096));
    // The rest never comes.
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await window.keyboard.press('Control+l');
  await addressField(window).fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slow`);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog').getByRole('status')).toHaveText('Loading, 5 kB');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => gone).toEqual(['/slow']);
  expect(asked).toEqual(['/slow']);
  await expect(window.getByText('Saving was stopped. Nothing was saved.')).toBeVisible();
  await expect(window.getByRole('option')).toHaveCount(1);
  server.close();
});

const LOGIN =
  '<!doctype html><title>The lamp room</title><h1>Sign in to read on</h1><form><input type="password"></form>' +
  '<p>New here? Ask the keeper.</p>';

test('a page that isn’t an article is told, and saved by the keyboard when a person wants it', async ({
  commonplace: { window },
}) => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(LOGIN);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await window.keyboard.press('Control+l');
  await addressField(window).fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/lamp`);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('alert')).toContainText('This page asks to sign in');

  await window.getByRole('button', { name: 'Save anyway' }).focus();
  await window.keyboard.press('Enter');
  await expect(window.frameLocator('iframe').getByText('Ask the keeper.')).toBeVisible();
  server.close();
  server.closeAllConnections();
});
