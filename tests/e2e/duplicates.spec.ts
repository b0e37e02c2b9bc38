import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, launchApp, test } from './launch';
import { runCommand } from './run-command';

function page(...paragraphs: readonly string[]): string {
  const body = paragraphs.map((words) => `<p>${words}</p>`).join('');
  return (
    '<!doctype html><html lang="en"><head><title>The lamp room</title></head><body><article>' +
    `<h1>The lamp room</h1>${body}</article></body></html>`
  );
}

async function saveAddress(window: Page, address: string): Promise<void> {
  await window.keyboard.press('Control+l');
  await window.getByRole('textbox', { name: 'Web address of the article' }).fill(address);
  await window.keyboard.press('Enter');
}

test('what is saved twice is noticed, and can be made a version of what is there', async ({ folder }) => {
  const first = 'The keeper climbed the hundred and nine steps before the tide turned, as every day.';
  let answer = page(first, 'The lamp was to be put out for good in the spring.');
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lamp`;

  const { window, library, quit } = await launchApp(folder);
  const rows = window.getByRole('option', { name: 'The lamp room' });
  const text = window.frameLocator('iframe');
  await saveAddress(window, address);
  await expect(text.getByText('put out for good')).toBeVisible();
  await saveAddress(window, `${address}?utm_source=letter#top`);
  await expect(window.getByText('“The lamp room” is in the library already, and unchanged.')).toBeVisible();
  await expect(rows).toHaveCount(1);

  answer = page(first, 'The lamp burns on until the autumn.');
  await saveAddress(window, address);
  await expect(window.getByText('An article here has the same address.')).toBeVisible();
  await expect(rows).toHaveCount(2);
  const shots = process.env['COMMONPLACE_SCREENS'];
  if (shots !== undefined) await window.screenshot({ path: join(shots, 'alike.png') });
  await window.getByRole('button', { name: 'Make it a new version' }).click();
  await expect(window.getByText('This is version 2 of “The lamp room” now.')).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(text.getByText('burns on until the autumn')).toBeVisible();

  await window.keyboard.press('Control+z');
  await expect(rows).toHaveCount(2);
  await window.keyboard.press('Control+Shift+z');
  await expect(rows).toHaveCount(1);
  await quit();

  const again = await runCommand(['save', address, '--json', '--library', library]);
  expect(JSON.parse(again.stdout)).toMatchObject({ title: 'The lamp room', version: 2, unchanged: true });
  answer = page(first, 'It was put out in the end.');
  const added = await runCommand(['save', address, '--again', '--library', library]);
  expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('its version 3 now') });
  server.close();
});

test('the command line folds one article into another, and names both', async ({ folder }) => {
  const library = join(folder, 'library');
  const long = Array.from({ length: 30 }, (_, index) => `Bell ${index} rang over the ice at noon.`).join(' ');
  const save = (text: string) => runCommand(['save', '-', '--library', library], { input: text });
  const first = (await save(`The bell\n\n${long}`)).stdout.trim().split('\n').at(-1) ?? '';
  const saved = await save(`The bell again\n\n${long} And then no more.`);
  const second = saved.stdout.trim().split('\n').at(-1) ?? '';
  expect(saved.stderr).toContain(`commonplace fold ${second} ${first}`);
  const folded = await runCommand(['fold', second, first, '--library', library]);
  expect(folded).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Version 2 of “The bell”'),
  });
  const list = await runCommand(['list', '--json', '--library', library]);
  expect(JSON.parse(list.stdout)).toMatchObject([{ id: first, version: 2 }]);
});
