import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect, launchApp, test, type RunningApp } from './launch';
import { runCommand } from './run-command';
import { selectWords } from './select-text';

const FILLER =
  '<p>Nothing is said here of the matter, though it goes on for a while and then goes on again.</p>';
const PAGE = `<!doctype html><html lang="en"><head><title>Clocks</title></head><body><article><h1>Clocks</h1>
<p>The Clock in the customs house was kept by Zoë, who wound it on Sundays.</p>
${FILLER.repeat(60)}
<p>A clockmaker came in May. The clock stopped in <em>Jun</em>e, and “that was that”.</p>
</article></body></html>`;

/** What the article shows as found, in order, and as the one that is gone to. */
function found(
  window: Page,
): Promise<{ readonly all: readonly string[]; readonly current: readonly string[] }> {
  return window.evaluate(() => {
    const view = document.querySelector('iframe')?.contentDocument?.defaultView ?? null;
    if (view === null) throw new Error('no article is shown');
    const wordsOf = (name: string): readonly string[] =>
      [...(view.CSS.highlights.get(name) ?? [])].map((place) => {
        const range = new view.Range();
        range.setStart(place.startContainer, place.startOffset);
        range.setEnd(place.endContainer, place.endOffset);
        return range.toString();
      });
    return { all: wordsOf('found'), current: wordsOf('found-current') };
  });
}

function scrolled(window: Page): Promise<number> {
  return window.evaluate(() => document.querySelector('[data-scroller]')?.scrollTop ?? -1);
}

async function openPage(
  folder: string,
): Promise<RunningApp & { readonly bar: Locator; readonly field: Locator }> {
  await writeFile(join(folder, 'clocks.html'), PAGE);
  const saved = await runCommand(['--library', join(folder, 'library'), 'save', join(folder, 'clocks.html')]);
  expect(saved.code).toBe(0);
  const running = await launchApp(folder);
  await expect(running.window.frameLocator('iframe').getByText('wound it on Sundays')).toBeVisible();
  const bar = running.window.getByRole('search', { name: 'Find in the article' });
  return { ...running, bar, field: bar.getByRole('textbox', { name: 'Words to find' }) };
}

test('words are found as they are typed, counted, and gone to from the keyboard', async ({ folder }) => {
  const { window, bar, field, quit } = await openPage(folder);
  await window.keyboard.press('Control+f');
  await expect(field).toBeFocused();
  await window.keyboard.type('clock');
  await expect(bar.getByRole('status')).toHaveText('1 of 3');
  expect(await found(window)).toEqual({ all: ['Clock', 'clock', 'clock'], current: ['Clock'] });
  expect(await scrolled(window)).toBe(0);
  await window.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('2 of 3');
  await expect.poll(() => scrolled(window)).toBeGreaterThan(500);
  await window.keyboard.press('F3');
  await window.keyboard.press('F3');
  await expect(bar.getByRole('status')).toHaveText('1 of 3');
  await window.keyboard.press('Shift+Enter');
  await expect(bar.getByRole('status')).toHaveText('3 of 3');

  // Left, the words that were gone to are selected, and can be marked at once.
  await window.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  expect((await found(window)).all).toEqual([]);
  await window.keyboard.press('h');
  await expect(window.frameLocator('iframe').locator('mark')).toHaveText('clock');
  await quit();
});

test('found words are seen in the text, the one that is gone to apart, and not any more when the bar is left', async ({
  folder,
}) => {
  const { window, quit } = await openPage(folder);
  const line = window.frameLocator('iframe').getByText('wound it on Sundays');
  const bare = await line.screenshot();
  await window.keyboard.press('Control+f');
  await window.keyboard.type('in the');
  await expect.poll(async () => (await line.screenshot()).equals(bare)).toBe(false);
  const current = await line.screenshot();
  await window.keyboard.type(' article that isn’t there');
  await expect.poll(async () => (await line.screenshot()).equals(bare)).toBe(true);
  await window.getByRole('textbox', { name: 'Words to find' }).fill('clock');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Enter');
  const other = await line.screenshot();
  expect(other.equals(bare) || other.equals(current)).toBe(false);
  await quit();
});

test('accents, quotes and elements don’t count; whole words and capitals do when asked for', async ({
  folder,
}) => {
  const { window, bar, field, quit } = await openPage(folder);
  await window.keyboard.press('Control+f');
  for (const [typed, count] of [
    ['zoe', '1 of 1'],
    ['nowhere', 'Not found'],
    ['clock', '1 of 3'],
    ['"that was', '1 of 1'],
    ['in june', '1 of 1'],
    // From the end it goes on at the beginning.
    ['clock', '1 of 3'],
  ] as const) {
    await field.fill(typed);
    await expect(bar.getByRole('status')).toHaveText(count);
  }
  await bar.getByRole('button', { name: 'Whole words' }).click();
  await expect(bar.getByRole('status')).toHaveText('1 of 2');
  await bar.getByRole('button', { name: 'Match case' }).click();
  await expect(bar.getByRole('status')).toHaveText('1 of 1');
  expect((await found(window)).all).toEqual(['clock']);
  await quit();
});

test('what is selected is looked for, marks put in meanwhile move nothing, and the places show on the scroll bar', async ({
  folder,
}) => {
  const { app, window, bar, field, quit } = await openPage(folder);
  await selectWords(app, window, 'Clock');
  await window.keyboard.press('Control+f');
  await expect(field).toHaveValue('Clock');
  await expect(bar.getByRole('status')).toHaveText('1 of 3');
  const ticks = await window.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, 1, canvas.height) ?? { data: [] };
    const rows = [...data]
      .filter((_, index) => index % 4 === 3)
      .flatMap((alpha, row) => (alpha > 0 ? [row] : []));
    return { first: (rows[0] ?? 0) / canvas.height, last: (rows.at(-1) ?? 0) / canvas.height };
  });
  expect(ticks.first).toBeLessThan(0.2);
  expect(ticks.last).toBeGreaterThan(0.5);

  const library = ['--library', join(folder, 'library')];
  const listed = await runCommand([...library, 'list', '--json']);
  const articles = JSON.parse(listed.stdout) as readonly { readonly id: string; readonly title: string }[];
  const id = articles.find(({ title }) => title === 'Clocks')?.id ?? '';
  await runCommand([...library, 'highlight', id, '--quote', 'A clockmaker came']);
  await expect(window.frameLocator('iframe').locator('mark')).toHaveText('A clockmaker came');
  await expect.poll(async () => (await found(window)).all).toEqual(['Clock', 'clock', 'clock']);
  await quit();
});

test('the menu finds too', async ({ folder }) => {
  const { app, window, bar, field, quit } = await openPage(folder);
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('find')?.click();
  });
  await expect(field).toBeFocused();
  await window.keyboard.type('may');
  await expect(bar.getByRole('status')).toHaveText('1 of 1');
  await bar.getByRole('button', { name: 'Close' }).click();
  await expect(bar).toBeHidden();
  await window.keyboard.press('f');
  await expect(field).toBeFocused();
  await quit();
});
