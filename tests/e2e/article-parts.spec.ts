import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { png } from '../support/images';
import { expect, launchApp, test } from './launch';
import { axeFaults } from './axe-faults';
import { serve } from './local-server';
import { article, openSaved, scrollTop } from './reading-room';
import { runCommand } from './run-command';

const FILLER = Array.from(
  { length: 30 },
  (_, index) =>
    `<p>Line ${index + 1} of the tide table, read out at the harbour wall to whoever would listen.</p>`,
).join('');
const PAGE = `<!doctype html><html lang="en"><title>Tides and notes</title><article><h1>Tides and notes</h1>
<p>The pilot wrote to <a href="https://www.almanac.example/tides?year=1891">the almanac</a> twice, and once to
<a href="http://127.0.0.1:9/inside">a house on the quay</a>, and got no answer from either.<sup><a href="#fn1" id="ref1">1</a></sup></p>
<p>See also <a href="#later">what came later</a>.</p>${FILLER}
<h2 id="later">What came later</h2><p>The answer came in March.</p>
<ol><li id="fn1">The letters are in the harbour office, with <a href="https://office.example/">its seal</a>. <a href="#ref1">↩</a></li></ol>
</article></html>`;

test('a link shows where it goes, to the mouse and to the keyboard', async ({ commonplace, folder }) => {
  const { window } = commonplace;
  await openSaved(commonplace, folder, PAGE, 'Tides and notes');
  const line = window.locator('[data-link-line]');
  await article(window).getByRole('link', { name: 'the almanac' }).hover();
  await expect(line).toHaveText('almanac.example/tides?year=1891');
  await article(window).getByRole('heading', { level: 1 }).hover();
  await expect(line).toBeHidden();
  await article(window).getByRole('link', { name: 'a house on the quay' }).focus();
  await expect(line).toHaveText('127.0.0.1:9/inside');
});

test('the menu of a link opens it, copies it, or saves its page', async ({ commonplace, folder }) => {
  const { app, window } = commonplace;
  await openSaved(commonplace, folder, PAGE, 'Tides and notes');
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (address) => {
      opened.push(address);
      return Promise.resolve();
    };
  });
  const menu = window.getByRole('menu', { name: 'Link' });
  await article(window).getByRole('link', { name: 'the almanac' }).click({ button: 'right' });
  await expect(menu.getByRole('menuitem')).toHaveText([
    'Open in the browser',
    'Save for later',
    'Copy the address',
  ]);
  expect(await axeFaults(window)).toEqual([]);
  await window.keyboard.press('Enter');
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: readonly string[] }).opened))
    .toEqual(['https://www.almanac.example/tides?year=1891']);

  await article(window).getByRole('link', { name: 'the almanac' }).focus();
  await window.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Copy the address' }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('https://www.almanac.example/tides?year=1891');

  // The address is the page's, so it may not lead into the reader's own network, whatever it is called.
  await article(window).getByRole('link', { name: 'a house on the quay' }).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Save for later' }).click();
  await expect(window.getByText(/127\.0\.0\.1.*your own network/)).toBeVisible();
  await expect(article(window).getByRole('heading', { level: 1 })).toHaveText('Tides and notes');
});

test('the page of a link is saved on the shelf Later while one reads on', async ({ folder }) => {
  const { server, address } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><title>The almanac</title><article><h1>The almanac</h1>${FILLER}</article>`);
  });
  // An address of the web that leads to the server here: a page may not name this machine itself.
  const running = await launchApp(folder, {
    switches: ['--host-resolver-rules=MAP www.almanac.example 93.184.215.14'],
  });
  const { app, window, library } = running;
  await app.evaluate(
    ({ session }, proxy) =>
      session.fromPartition('capture', { cache: false }).setProxy({ proxyRules: proxy }),
    address.replace('http://', ''),
  );
  await openSaved(running, folder, PAGE.replace('https://www', 'http://www'), 'Tides and notes');
  await article(window).getByRole('link', { name: 'the almanac' }).click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Save for later' }).click();
  await expect(window.getByText('Saved “The almanac”.')).toBeVisible();
  await expect(article(window).getByRole('heading', { level: 1 })).toHaveText('Tides and notes');
  const { stdout } = await runCommand(['--library', library, 'list', '--json']);
  const list = JSON.parse(stdout) as readonly { title: string; shelf: string }[];
  expect(list.find(({ title }) => title === 'The almanac')?.shelf).toBe('later');
  await running.quit();
  server.close();
  server.closeAllConnections();
});

test('a footnote opens beside its mark, and leads to the note and back', async ({ commonplace, folder }) => {
  const { window } = commonplace;
  await openSaved(commonplace, folder, PAGE, 'Tides and notes');
  const mark = article(window).getByRole('link', { name: '1', exact: true });
  await mark.click();
  const note = article(window).getByRole('note', { name: 'Note 1' });
  await expect(note).toContainText('The letters are in the harbour office, with its seal.');
  await expect(note).toBeInViewport();
  await expect(note.getByRole('link')).toHaveCount(1);
  expect(await scrollTop(window)).toBe(0);
  expect(await axeFaults(window)).toEqual([]);
  await window.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(mark).toBeFocused();

  await window.keyboard.press('Enter');
  await expect(note).toBeVisible();
  await note.getByRole('button', { name: 'Go to the note' }).click();
  await expect(note).toBeHidden();
  await expect(article(window).locator('#fn1')).toBeInViewport();
  await expect.poll(() => scrollTop(window)).toBeGreaterThan(300);
  await window.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => scrollTop(window)).toBe(0);

  await article(window).getByRole('link', { name: 'what came later' }).click();
  await expect(article(window).getByRole('heading', { name: 'What came later' })).toBeInViewport();
  await window.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => scrollTop(window)).toBe(0);
  // What is selected beside the text is none of the article's words.
  await mark.click();
  await article(window).getByRole('heading', { level: 1 }).click();
  await expect(note).toBeHidden();
});

const CELLS = Array.from({ length: 14 }, (_, index) => `<td>High water ${index + 1}</td>`).join('');

test('an image is looked at by itself, larger and smaller, and a wide table is scrolled by key', async ({
  commonplace,
  folder,
}) => {
  const { window } = commonplace;
  await writeFile(join(folder, 'quay.png'), png(600, 300, [40, 90, 120]));
  const html =
    '<!doctype html><title>The quay</title><article><h1>The quay</h1><p>The quay at low water, drawn from the pilot’s ' +
    'window on the first of March.</p><figure><img src="quay.png" alt="The quay"><figcaption>Low water.</figcaption>' +
    `</figure><table><tr>${CELLS}</tr></table>${FILLER}</article>`;
  await openSaved(commonplace, folder, html, 'The quay');
  const image = article(window).getByRole('img', { name: 'The quay' });
  await expect(image).toBeVisible();
  await image.dblclick();
  const view = window.getByRole('dialog', { name: 'The quay' });
  const large = view.getByRole('img', { name: 'The quay' });
  await expect(large).toBeVisible();
  await expect(view).toContainText('Low water.');
  const widthOf = async () => (await large.boundingBox())?.width ?? 0;
  const first = await widthOf();
  expect(first).toBeGreaterThan(600);
  expect(await axeFaults(window)).toEqual([]);
  await view.getByRole('region').focus();
  await window.keyboard.press('+');
  await expect.poll(widthOf).toBe(Math.round(first * 1.25));
  await window.keyboard.press('0');
  await expect.poll(widthOf).toBe(first);
  await window.keyboard.press('Escape');
  await expect(view).toBeHidden();

  await window.locator('#scroller').focus();
  await window.keyboard.press('w');
  await expect(view).toBeVisible();
  await window.keyboard.press('Escape');

  const box = article(window).getByRole('region', { name: 'Table, scrolls sideways' });
  await expect(box.getByRole('table')).toBeVisible();
  await box.focus();
  await window.keyboard.press('ArrowRight');
  await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(10);
  expect(await axeFaults(window)).toEqual([]);
});
