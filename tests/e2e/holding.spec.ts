import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright';
import { png } from '../support/images';
import { expect, launchApp, test, type RunningApp } from './launch';
import { runCommand } from './run-command';
import { selectWords } from './select-text';

/*
 * A text that changes under its highlights: what holds, what is asked about, and what is loose. The library is made by
 * the command line, as a person might have made it, and the window has to show the same.
 */

const PICTURE = `data:image/png;base64,${png(320, 120, [150, 170, 190]).toString('base64')}`;
const OLD = `<!doctype html><html lang="en"><head><title>The ferry timetable</title></head><body><article>
<h1>The ferry timetable</h1>
<p>The first boat left at seven, whatever the weather said of it, and the second when the first came back.</p>
<p>A timetable, she wrote, is a promise made to strangers, and both shores read it as one reads a treaty.</p>
<p>Nobody could say when the clock in the customs house had stopped; it was mended in the spring.</p>
<figure><img src="${PICTURE}" alt="The slip"><figcaption>The slip at low water.</figcaption></figure>
<p>In the end it was the bakers who asked for a clock of their own, since bread can’t wait for a boat.</p>
<table><tr><th>Boat</th><th>Leaves</th></tr><tr><td>First</td><td>7.00</td></tr></table>
<p>They agreed in the room above the chandler’s that the hour of the ferry should be the hour of both towns.</p>
</article></body></html>`;
const NEW = OLD.replace('is a promise made to strangers', 'is a vow made to passing strangers')
  .replace(/<p>Nobody.*?<\/p>/, '')
  .replace('<p>The first boat', '<p>This page was put in order in May.</p><p>The first boat')
  .replace(
    '</article>',
    '<p>In one tale the clock in the customs house had stopped.</p>' +
      '<p>In another the clock in the customs house had stopped, but in May.</p></article>',
  );

const HELD = 'whatever the weather said of it';
const UNSURE = 'is a promise made to strangers';
const LOOSE = 'when the clock in the customs house had stopped';

function article(window: Page): FrameLocator {
  return window.frameLocator('iframe');
}

function margin(window: Page): Locator {
  return window.getByRole('complementary', { name: 'Highlights and notes' });
}

function marked(window: Page, words: string): Locator {
  return article(window).locator('mark', { hasText: words });
}

/** Runs a command on the library in the folder and gives what it prints as JSON. */
async function command(folder: string, ...words: readonly string[]): Promise<unknown> {
  const done = await runCommand(['--library', join(folder, 'library'), ...words, '--json']);
  expect(done.stderr).not.toContain('Error');
  expect(done.code).toBe(0);
  return JSON.parse(done.stdout);
}

/** Saves the old text and marks it; gives the article's id. */
async function savedArticle(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'old.html'), OLD);
  await writeFile(join(folder, 'new.html'), NEW);
  const { id } = (await command(folder, 'save', join(folder, 'old.html'))) as { id: string };
  await command(folder, 'highlight', id, '--quote', HELD, '--color', 'green', '--tag', 'weather');
  await command(folder, 'highlight', id, '--quote', UNSURE, '--color', 'blue', '--note', 'Or a *treaty*?');
  await command(folder, 'highlight', id, '--quote', LOOSE, '--color', 'pink');
  return id;
}

/** Opens the window on the article, whose text has changed since it was marked. */
async function openChanged(folder: string): Promise<RunningApp & { readonly id: string }> {
  const id = await savedArticle(folder);
  await command(folder, 'refetch', id, '--from', join(folder, 'new.html'));
  const running = await launchApp(folder);
  await expect(article(running.window).getByText('This page was put in order in May.')).toBeVisible();
  return { ...running, id };
}

async function states(folder: string, id: string): Promise<Readonly<Record<string, string>>> {
  const listed = (await command(folder, 'highlights', id)) as {
    readonly quote: string;
    readonly anchor: { readonly state: string };
  }[];
  return Object.fromEntries(listed.map(({ quote, anchor }) => [quote, anchor.state]));
}

test('a changed text keeps its highlights: moved, nearly found and loose ones say so', async ({ folder }) => {
  const { window, quit, id } = await openChanged(folder);
  await expect(marked(window, HELD)).toBeVisible();
  await expect(margin(window).getByRole('region', { name: 'Green highlight' })).toContainText(
    'Moved with its words.',
  );
  await expect(marked(window, 'is a vow made to passing strangers')).toBeVisible();
  const asked = margin(window).getByRole('group', { name: 'Nearly the same words' });
  await expect(asked).toContainText('Are these the words?');
  expect(await states(folder, id)).toEqual({ [HELD]: 'moved', [UNSURE]: 'fuzzy', [LOOSE]: 'loose' });

  await asked.getByRole('button', { name: 'Yes' }).click();
  await expect(asked).toBeHidden();
  await quit();

  // It asks once, also after a restart.
  const again = await launchApp(folder);
  await expect(marked(again.window, 'is a vow made to passing strangers')).toBeVisible();
  await expect(again.window.getByText('Are these the words?')).toBeHidden();
  await again.quit();
});

test('a No to nearly the same words leaves the highlight loose, and undo asks again', async ({ folder }) => {
  const { window, quit } = await openChanged(folder);
  const asked = margin(window).getByRole('group', { name: 'Nearly the same words' });
  await asked.getByRole('button', { name: 'No' }).click();
  await expect(article(window).locator('mark', { hasText: 'vow' })).toHaveCount(0);
  await expect(margin(window).getByText('These words aren’t in the text as it is now.')).toHaveCount(2);
  await window.keyboard.press('Control+z');
  await expect(asked).toBeVisible();
  await quit();
});

test('a loose highlight is attached by one key, to one of the places that are likeliest', async ({
  folder,
}) => {
  const { window, quit, id } = await openChanged(folder);
  await window.keyboard.press('Shift+O');
  const tray = window.getByRole('dialog', { name: 'Loose highlights' });
  await expect(tray.locator('mark').first()).toHaveText(LOOSE);
  await expect(tray).toContainText('Nobody could say');
  const places = tray
    .getByRole('group', { name: 'Where it may belong' })
    .getByRole('button', { name: /^Attach/ });
  await expect(places.first()).toContainText('customs house');
  await window.keyboard.press('1');
  await expect(tray).toBeHidden();
  await expect(article(window).locator('mark', { hasText: 'customs house' }).first()).toBeVisible();
  expect((await states(folder, id))[LOOSE]).not.toBe('loose');

  await window.keyboard.press('Control+z');
  await expect(article(window).locator('mark', { hasText: 'customs house' })).toHaveCount(0);
  expect((await states(folder, id))[LOOSE]).toBe('loose');
  await window.keyboard.press('Control+Shift+z');
  await expect(article(window).locator('mark', { hasText: 'customs house' }).first()).toBeVisible();
  await quit();
});

test('a loose highlight is attached to words that the person selects', async ({ folder }) => {
  const { app, window, quit, id } = await openChanged(folder);
  await margin(window).getByRole('button', { name: 'Find their place' }).click();
  await expect(window.getByRole('dialog', { name: 'Loose highlights' })).toBeVisible();
  await window.keyboard.press('s');
  await expect(window.getByText('belongs to, then press Enter')).toBeVisible();
  await selectWords(app, window, 'In one tale the clock in the customs house had stopped');
  await window.keyboard.press('Enter');
  await expect(marked(window, 'In one tale the clock in the customs house had stopped')).toBeVisible();
  await expect(window.getByText('belongs to, then press Enter')).toBeHidden();
  expect((await states(folder, id))[LOOSE]).not.toBe('loose');
  // The words that were marked are kept as they were.
  await expect(margin(window)).toContainText(LOOSE);
  await quit();
});

test('each version is read with its own highlights', async ({ folder }) => {
  const { window, quit, id } = await openChanged(folder);
  await expect(marked(window, HELD)).toBeVisible();
  await command(folder, 'versions', id, '--show', '1');
  await expect(marked(window, LOOSE)).toBeVisible();
  await expect(marked(window, UNSURE)).toBeVisible();
  await expect(margin(window).getByText('aren’t in the text')).toHaveCount(0);
  await command(folder, 'versions', id, '--show', '2');
  await expect(marked(window, 'is a vow made to passing strangers')).toBeVisible();
  await expect(marked(window, LOOSE)).toHaveCount(0);
  await quit();
});

test('asking for the right words ends when another article is opened', async ({ folder }) => {
  const { app, window, quit, id } = await openChanged(folder);
  await writeFile(join(folder, 'second.html'), NEW.replaceAll('ferry timetable', 'night boat'));
  await command(folder, 'save', join(folder, 'second.html'));
  await margin(window).getByRole('button', { name: 'Find their place' }).click();
  await expect(window.getByRole('dialog', { name: 'Loose highlights' })).toBeVisible();
  await window.keyboard.press('s');
  await expect(window.getByText('belongs to, then press Enter')).toBeVisible();
  await window.getByRole('option', { name: /night boat/ }).click();
  await expect(article(window).getByRole('heading', { level: 1 })).toHaveText('The night boat');
  await selectWords(app, window, 'In one tale the clock in the customs house had stopped');
  await window.keyboard.press('Enter');
  expect((await states(folder, id))[LOOSE]).toBe('loose');
  await expect(article(window).locator('mark')).toHaveCount(0);
  await quit();
});

test('the window reads the version before by key, says so, and marks in it stay its own', async ({
  folder,
}) => {
  const { app, window, quit } = await openChanged(folder);
  await expect(marked(window, HELD)).toBeVisible();
  await window.keyboard.press('[');
  const older = window.getByText('You are reading version 1 of 2');
  await expect(older).toBeVisible();
  await expect(marked(window, LOOSE)).toBeVisible();
  await selectWords(app, window, 'read it as one reads a treaty');
  await window.keyboard.press('5');
  await expect(marked(window, 'read it as one reads a treaty')).toBeVisible();
  await window.getByRole('button', { name: 'Read the newest' }).click();
  await expect(older).toBeHidden();
  await expect(marked(window, 'is a vow made to passing strangers')).toBeVisible();
  await expect(marked(window, LOOSE)).toHaveCount(0);
  await window.keyboard.press('Control+z');
  await expect(older).toBeVisible();
  await window.keyboard.press(']');
  await expect(older).toBeHidden();
  await quit();
});

test('no key and no highlight moves the text inside its frame', async ({ folder }) => {
  await savedArticle(folder);
  const { window, quit } = await launchApp(folder);
  await expect(marked(window, HELD)).toBeVisible();
  for (const key of ['n', 'n', 'n', 'n', 'g', 'g', 'f', 'Escape']) await window.keyboard.press(key);
  const inner = await window.evaluate(() => {
    const root = document.querySelector('iframe')?.contentDocument?.documentElement;
    return { top: root?.scrollTop, over: (root?.scrollHeight ?? 0) - (root?.clientHeight ?? 0) };
  });
  expect(inner).toEqual({ top: 0, over: 0 });
  await quit();
});

test('the list of highlights is filtered by words, colour and tag, and leads to one', async ({ folder }) => {
  await savedArticle(folder);
  const { window, quit } = await launchApp(folder);
  await expect(marked(window, HELD)).toBeVisible();
  await window.keyboard.press('o');
  const list = window.getByRole('dialog', { name: 'Highlights of this article' });
  const rows = list.getByRole('option');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: UNSURE })).toContainText('Or a treaty?');
  await list.getByRole('searchbox').fill('treaty');
  await expect(rows).toHaveCount(1);
  await list.getByRole('searchbox').fill('');
  await list.getByRole('button', { name: 'Green' }).click();
  await expect(rows).toHaveText([new RegExp(HELD)]);
  await list.getByRole('button', { name: 'Green' }).click();
  await list.getByRole('button', { name: '#weather' }).click();
  await expect(rows).toHaveText([new RegExp(HELD)]);
  await list.getByRole('button', { name: '#weather' }).click();
  await list.getByRole('searchbox').fill('nothing has this');
  await expect(list.getByText('None of 3 highlights is like that.')).toBeVisible();
  await list.getByRole('searchbox').fill('weather');
  await window.keyboard.press('ArrowDown');
  await expect(rows.first()).toBeFocused();
  await list.getByRole('searchbox').focus();
  await window.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await expect(margin(window).getByRole('region', { name: 'Green highlight' })).toHaveAttribute(
    'data-active',
    'true',
  );
  await quit();
});

test('N and P go from highlight to highlight, Enter writes, Delete removes and undo brings back', async ({
  folder,
}) => {
  await savedArticle(folder);
  const { window, quit } = await launchApp(folder);
  await expect(marked(window, HELD)).toBeVisible();
  const active = margin(window).locator('[data-active]');
  await window.keyboard.press('n');
  await expect(active).toContainText(HELD);
  await window.keyboard.press('n');
  await expect(active).toContainText(UNSURE);
  await window.keyboard.press('p');
  await expect(active).toContainText(HELD);
  await window.keyboard.press('Enter');
  await expect(active.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await window.keyboard.type('On the weather');
  await window.keyboard.press('Escape');
  await expect(margin(window)).toContainText('On the weather');
  await window.keyboard.press('n');
  await window.keyboard.press('Delete');
  await expect(article(window).locator('mark')).toHaveCount(2);
  await window.keyboard.press('Control+z');
  await expect(article(window).locator('mark')).toHaveCount(3);
  await quit();
});

test('the note on the article is written in the margin, kept, undone and exported', async ({ folder }) => {
  const id = await savedArticle(folder);
  const { window, quit } = await launchApp(folder);
  await expect(marked(window, HELD)).toBeVisible();
  await window.keyboard.press('Shift+A');
  const field = window.getByRole('textbox', { name: 'Note on the article' });
  await expect(field).toBeFocused();
  await window.keyboard.type('Read **again** in May.');
  await window.keyboard.press('Escape');
  const note = margin(window).getByRole('group', { name: 'Note on the article' });
  await expect(note.locator('strong')).toHaveText('again');
  await expect
    .poll(async () => ((await command(folder, 'note', id)) as { note: string }).note)
    .toBe('Read **again** in May.');
  await quit();

  const again = await launchApp(folder);
  await expect(margin(again.window).getByRole('group', { name: 'Note on the article' })).toContainText(
    'Read again in May.',
  );
  await command(folder, 'note', id, '--text', 'Written elsewhere.');
  await expect(margin(again.window)).toContainText('Written elsewhere.');
  await again.quit();
});

test('a figure and a table are marked whole by key, noted, and undone', async ({ folder }) => {
  const id = await savedArticle(folder);
  const { window, quit } = await launchApp(folder);
  const { figure, table } = {
    figure: article(window).locator('figure'),
    table: article(window).locator('table'),
  };
  await expect(figure.locator('img')).toBeVisible();
  const sizeOfText = async (): Promise<unknown> => {
    const box = await article(window).locator('article').last().boundingBox();
    return [box?.width, box?.height];
  };
  const before = await sizeOfText();
  await window.keyboard.press('g');
  await expect(figure).toHaveClass(/picked-figure/);
  await window.keyboard.press('3');
  await expect(figure).toHaveAttribute('data-highlights', /./);
  await window.keyboard.press('Escape');
  await window.keyboard.press('g');
  await window.keyboard.press('g');
  await window.keyboard.press('2');
  await expect(table).toHaveAttribute('data-highlights', /./);
  expect(await sizeOfText()).toEqual(before);
  const listed = (await command(folder, 'highlights', id)) as {
    figure: { kind: string } | null;
    quote: string;
  }[];
  expect(listed.map(({ figure }) => figure?.kind ?? 'words')).toEqual([
    'words',
    'words',
    'words',
    'figure',
    'table',
  ]);
  expect(listed[3]?.quote).toContain('The slip at low water.');
  await window.keyboard.press('Control+z');
  await expect(table).not.toHaveAttribute('data-highlights', /./);
  await expect(figure).toHaveAttribute('data-highlights', /./);
  await quit();
});

test('undo goes back across articles', async ({ folder }) => {
  await savedArticle(folder);
  const { app, window, quit } = await launchApp(folder);
  await expect(marked(window, HELD)).toBeVisible();
  await selectWords(app, window, 'since bread can’t wait for a boat');
  await window.keyboard.press('1');
  await expect(article(window).locator('mark')).toHaveCount(4);
  await writeFile(join(folder, 'second.html'), OLD.replaceAll('ferry timetable', 'night boat'));
  await command(folder, 'save', join(folder, 'second.html'));
  await window.getByRole('option', { name: /night boat/ }).click();
  await expect(article(window).getByRole('heading', { level: 1 })).toHaveText('The night boat');
  await selectWords(app, window, HELD);
  await window.keyboard.press('2');
  await expect(marked(window, HELD)).toHaveCount(1);
  await window.keyboard.press('Control+z');
  await expect(marked(window, HELD)).toHaveCount(0);
  await window.keyboard.press('Control+z');
  await window.getByRole('option', { name: /ferry timetable/ }).click();
  await expect(article(window).locator('mark')).toHaveCount(3);
  await window.keyboard.press('Control+Shift+z');
  await expect(article(window).locator('mark')).toHaveCount(4);
  await quit();
});

test('what is typed right after the key for a note is the note, however long the highlight takes to be stored', async ({
  folder,
}) => {
  await savedArticle(folder);
  const { app, window, quit } = await launchApp(folder);
  await expect(marked(window, HELD)).toBeVisible();
  await selectWords(app, window, 'since bread can’t wait for a boat');
  // All at once, as fast hands do; as keys of the app they would archive, delete and mark.
  await app.evaluate(({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    if (shown === undefined) throw new Error('no window is shown');
    for (const keyCode of 'adel1h') {
      shown.webContents.sendInputEvent({ type: 'keyDown', keyCode });
      shown.webContents.sendInputEvent({ type: 'char', keyCode });
      shown.webContents.sendInputEvent({ type: 'keyUp', keyCode });
    }
  });
  await expect(margin(window).getByRole('textbox', { name: 'Note' })).toHaveValue('del1h');
  await expect(article(window).locator('mark')).toHaveCount(4);
  await expect(window.getByRole('option', { name: /ferry timetable/ })).toBeVisible();
  await quit();
});
