import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright';
import { expect, launchApp, test, type RunningApp } from './launch';
import { runCommand } from './run-command';
import { clickWords, selectWords } from './select-text';

const TITLE = 'How to keep a commonplace book';
const QUOTE = 'What is copied is chosen, and what is chosen is remembered.';

function article(window: Page): FrameLocator {
  return window.frameLocator('iframe');
}

function marks(window: Page): Locator {
  return article(window).locator('mark');
}

function margin(window: Page): Locator {
  return window.getByRole('complementary', { name: 'Highlights and notes' });
}

function selectionBar(window: Page): Locator {
  return window.getByRole('toolbar', { name: 'Selected text' });
}

/** The words under marks, in order, as a reader sees them. */
async function markedWords(window: Page): Promise<string> {
  return (await marks(window).allTextContents()).join('').replace(/\s+/g, ' ');
}

async function highlight({ app, window }: RunningApp, words: string, color: string): Promise<void> {
  await selectWords(app, window, words);
  await selectionBar(window).getByRole('button', { name: color }).click();
  await expect(selectionBar(window)).toBeHidden();
}

test('a new library opens on the welcome article, ready to read', async ({ commonplace: { window } }) => {
  await expect(window).toHaveTitle('Commonplace');
  await expect(window.getByRole('option', { name: TITLE })).toHaveAttribute('aria-selected', 'true');
  await expect(article(window).getByRole('heading', { level: 1 })).toHaveText(TITLE);
  await expect(article(window).getByText(QUOTE)).toBeVisible();
});

test('a quote is marked, noted and tagged with the mouse, and all of it survives a restart', async ({
  folder,
}) => {
  const first = await launchApp(folder);
  await highlight(first, QUOTE, 'Green');
  expect(await markedWords(first.window)).toBe(QUOTE);
  const card = margin(first.window).getByRole('region', { name: 'Green highlight' });
  await card.getByRole('textbox', { name: 'Note' }).fill('Why I keep *this* book.');
  await card.getByRole('combobox', { name: 'Add a tag' }).fill('habits');
  await card.getByRole('combobox', { name: 'Add a tag' }).press('Enter');
  await expect(card.getByText('#habits')).toBeVisible();
  // No waiting for the note to be stored: leaving the window is one of the ways in which it is.
  await first.quit();

  const second = await launchApp(folder);
  await expect(marks(second.window).first()).toBeVisible();
  expect(await markedWords(second.window)).toBe(QUOTE);
  await expect(margin(second.window)).toContainText('Why I keep this book.');
  await expect(margin(second.window)).toContainText('#habits');
  await expect(second.window.getByRole('option', { name: TITLE })).toContainText('1 highlight');
  await second.quit();
});

test('a sentence is selected, extended, marked and noted without a mouse', async ({
  commonplace: { window },
}) => {
  await window.keyboard.press('s');
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Shift+ArrowRight');
  await expect(selectionBar(window)).toBeVisible();
  await window.keyboard.press('3');
  await expect(margin(window).getByRole('region', { name: 'Blue highlight' })).toBeVisible();
  expect(await markedWords(window)).toMatch(
    /^When a sentence struck them .* wrote|^When a sentence struck them .* fifty years\.$/,
  );

  await window.keyboard.press('a');
  const note = margin(window).getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await window.keyboard.type('Fifty years, h n s e!');
  await window.keyboard.press('Escape');
  await expect(margin(window)).toContainText('Fifty years, h n s e!');
  await expect(margin(window).getByRole('region')).toHaveCount(1);
});

test('a sentence is selected by key while the list has the keyboard', async ({ commonplace: { window } }) => {
  await window.getByRole('option', { name: TITLE }).click();
  await expect(window.getByRole('option', { name: TITLE })).toBeFocused();
  await window.keyboard.press('s');
  await window.keyboard.press('ArrowRight');
  // Also when the keyboard goes back to the list meanwhile.
  await window.getByRole('option', { name: TITLE }).focus();
  await window.keyboard.press('Shift+ArrowRight');
  await expect(selectionBar(window)).toBeVisible();
  await window.keyboard.press('h');
  await expect(margin(window).getByRole('region', { name: 'Yellow highlight' })).toBeVisible();
  expect(await markedWords(window)).toMatch(/^When a sentence struck them /);
});

test('Escape leaves the tag field and drops what was typed there; the next one closes the card', async ({
  commonplace,
}) => {
  const { window } = commonplace;
  await highlight(commonplace, QUOTE, 'Yellow');
  const field = margin(window).getByRole('combobox', { name: 'Add a tag' });
  await field.fill('half a wo');
  await window.keyboard.press('Escape');
  await expect(field).not.toBeFocused();
  await expect(field).toHaveValue('');
  await expect(margin(window)).not.toContainText('half a wo');
  // Keys are for reading again.
  await window.keyboard.press('3');
  await expect(margin(window).getByRole('region', { name: 'Blue highlight' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
});

test('Delete on a tag takes off the tag and nothing else', async ({ commonplace }) => {
  const { window } = commonplace;
  await highlight(commonplace, QUOTE, 'Yellow');
  const field = margin(window).getByRole('combobox', { name: 'Add a tag' });
  await field.fill('habits');
  await field.press('Enter');
  const tag = margin(window).getByRole('row', { name: 'habits' });
  await tag.focus();
  await window.keyboard.press('Delete');
  await expect(tag).toHaveCount(0);
  await expect(margin(window).getByRole('region', { name: 'Yellow highlight' })).toBeVisible();
});

test('a colour’s key recolours the open highlight, and undo brings the colour back', async ({
  commonplace,
}) => {
  const { window } = commonplace;
  await highlight(commonplace, QUOTE, 'Yellow');
  await window.keyboard.press('2');
  await expect(margin(window).getByRole('region', { name: 'Green highlight' })).toBeVisible();
  await window.keyboard.press('Control+z');
  await expect(margin(window).getByRole('region', { name: 'Yellow highlight' })).toBeVisible();
});

test('marking marked words again opens their highlight, in another colour if one is chosen', async ({
  commonplace,
}) => {
  const { app, window } = commonplace;
  await highlight(commonplace, QUOTE, 'Green');
  await window.keyboard.press('Escape');
  await selectWords(app, window, QUOTE);
  await window.keyboard.press('h');
  const note = margin(window).getByRole('textbox', { name: 'Note' });
  await expect(note).toBeVisible();
  await expect(margin(window).getByRole('region', { name: 'Green highlight' })).toBeVisible();
  await window.keyboard.press('Escape');
  await highlight(commonplace, QUOTE, 'Pink');
  await expect(margin(window).getByRole('region', { name: 'Pink highlight' })).toBeVisible();
  await expect(margin(window).getByRole('region')).toHaveCount(1);
  await window.keyboard.press('Escape');
  await highlight(commonplace, 'What is copied is chosen', 'Pink');
  await expect(margin(window).getByRole('region')).toHaveCount(2);
});

test('a highlight is recoloured, edited and removed, and each is taken back and done again', async ({
  commonplace,
}) => {
  const { window } = commonplace;
  await highlight(commonplace, QUOTE, 'Yellow');
  await margin(window).getByRole('button', { name: 'Pink' }).click();
  await expect(margin(window).getByRole('region', { name: 'Pink highlight' })).toBeVisible();
  await margin(window).getByRole('textbox', { name: 'Note' }).fill('first thoughts');
  await window.keyboard.press('Escape');
  await expect(margin(window)).toContainText('first thoughts');
  await margin(window).getByRole('button', { name: QUOTE }).click();
  await margin(window).getByRole('button', { name: 'Remove highlight' }).click();
  await expect(marks(window)).toHaveCount(0);

  await window.keyboard.press('Control+z');
  await expect(margin(window)).toContainText('first thoughts');
  expect(await markedWords(window)).toBe(QUOTE);
  await window.keyboard.press('Control+z');
  await expect(margin(window)).not.toContainText('first thoughts');
  await window.keyboard.press('Control+z');
  await expect(margin(window).getByRole('region', { name: 'Yellow highlight' })).toBeVisible();
  await window.keyboard.press('Control+z');
  await expect(marks(window)).toHaveCount(0);

  for (let step = 0; step < 3; step += 1) await window.keyboard.press('Control+Shift+z');
  await expect(margin(window).getByRole('region', { name: 'Pink highlight' })).toContainText(
    'first thoughts',
  );
});

test('overlapping highlights stay apart: both inks show, and a click reaches the shortest first', async ({
  commonplace,
}) => {
  const { app, window } = commonplace;
  await highlight(commonplace, QUOTE, 'Yellow');
  await window.keyboard.press('Escape');
  await highlight(commonplace, 'chosen, and what', 'Blue');
  await window.keyboard.press('Escape');
  expect(await markedWords(window)).toBe(QUOTE);
  await expect(article(window).locator('mark[data-inks="2"]')).toHaveText('chosen, and what');

  await clickWords(app, window, 'chosen, and what');
  await expect(
    margin(window).getByRole('region', { name: 'Blue highlight' }).getByRole('textbox', { name: 'Note' }),
  ).toBeVisible();
  await clickWords(app, window, 'chosen, and what');
  await expect(
    margin(window).getByRole('region', { name: 'Yellow highlight' }).getByRole('textbox', { name: 'Note' }),
  ).toBeVisible();
});

test('marks across items and paragraphs move no line and stand in no list', async ({ commonplace }) => {
  const { window } = commonplace;
  const lines = (): Promise<unknown> =>
    window.evaluate(() => {
      const article = document.querySelector('iframe')?.contentDocument;
      return [...(article?.querySelectorAll('p, li, h2') ?? [])].map((element) => {
        const { top, left, width, height } = element.getBoundingClientRect();
        return [top, left, width, height];
      });
    });
  const before = await lines();
  const result = await runCommand([
    '--library',
    commonplace.library,
    'highlight',
    await onlyArticle(commonplace),
    '--quote',
    'A few will do: one for what it is about, one for what you mean to use it for,',
  ]);
  expect(result).toMatchObject({ code: 0 });
  await expect(marks(window).first()).toBeVisible();
  await expect.poll(() => markedWords(window)).toContain('mean to use it for,');
  expect(await lines()).toEqual(before);
  await expect(article(window).locator('ul > mark')).toHaveCount(0);
});

test('the command line changes what the open window shows', async ({ commonplace }) => {
  const { window, library } = commonplace;
  const id = await onlyArticle(commonplace);
  const added = await runCommand([
    '--library',
    library,
    'highlight',
    id,
    '--quote',
    QUOTE,
    '--note',
    'from afar',
    '--color',
    'purple',
    '--json',
  ]);
  expect(added).toMatchObject({ code: 0, stderr: '' });
  await expect(margin(window).getByRole('region', { name: 'Purple highlight' })).toContainText('from afar');
  const { id: highlightId } = JSON.parse(added.stdout) as { readonly id: string };
  expect(await runCommand(['--library', library, 'remove', highlightId])).toMatchObject({ code: 0 });
  await expect(marks(window)).toHaveCount(0);
});

test('notes are exported where the person says', async ({ commonplace, folder }) => {
  const { app, window } = commonplace;
  await highlight(commonplace, QUOTE, 'Yellow');
  const path = join(folder, 'notes.md');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await window.getByRole('button', { name: 'Export notes' }).click();
  await expect(window.getByText(`Notes written to ${path}`)).toBeVisible();
  const notes = await readFile(path, 'utf8');
  expect(notes).toContain(`\n> ${QUOTE}\n`);
  expect(notes).toMatch(/\n\^h-[0-9a-f-]{36}\n/);
});

test('articles are shelved and deleted by key, and taken back', async ({ commonplace: { window } }) => {
  const row = window.getByRole('option', { name: TITLE });
  await window.keyboard.press('e');
  await expect(row).toHaveCount(0);
  await expect(window.getByText('Nothing in the inbox.')).toBeVisible();
  await window.getByRole('button', { name: /^Archive 1/ }).click();
  await row.click();
  await window.keyboard.press('i');
  await window.getByRole('button', { name: /^Inbox 1/ }).click();
  await row.click();
  await window.keyboard.press('Delete');
  await expect(window.getByText(/is in the trash/)).toBeVisible();
  await expect(row).toHaveCount(0);
  await window.keyboard.press('Control+z');
  await expect(row).toBeVisible();
});

test('in a narrow pane a note shows a sign beside its line, and opens at the foot', async ({
  commonplace,
}) => {
  const { app, window } = commonplace;
  await highlight(commonplace, QUOTE, 'Yellow');
  await margin(window).getByRole('textbox', { name: 'Note' }).fill('Why I keep this book.');
  await window.keyboard.press('Escape');
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.isVisible())
      ?.setContentSize(900, 700);
  });
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(900);
  const sign = margin(window).getByRole('button', { name: QUOTE });
  await expect
    .poll(async () => {
      const [box, line] = [await sign.boundingBox(), await marks(window).first().boundingBox()];
      return box === null || line === null ? null : Math.abs(box.y - line.y) < 8 && box.width;
    })
    .toBe(24);
  await sign.press('Enter');
  await expect(margin(window).getByRole('textbox', { name: 'Note' })).toHaveValue('Why I keep this book.');
  await expect(margin(window).getByRole('textbox', { name: 'Note' })).toBeInViewport();
});

test('the bar of selected text leaves the next line free', async ({ commonplace: { app, window } }) => {
  await selectWords(app, window, QUOTE);
  const bar = selectionBar(window);
  await expect(bar).toBeVisible();
  const first = await window.evaluate(() => {
    const frame = document.querySelector('iframe');
    const range = frame?.contentDocument?.getSelection()?.getRangeAt(0);
    return (frame?.getBoundingClientRect().top ?? 0) + (range?.getBoundingClientRect().top ?? 0);
  });
  const box = await bar.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(first);
});

test('a deletion that is taken back by key is opened again, and its message goes', async ({
  commonplace: { window, library },
  folder,
}) => {
  await saveSecond(folder, library);
  await window.getByRole('option', { name: TITLE }).click();
  await window.keyboard.press('Delete');
  const message = window.getByText(/“How to keep a commonplace book” is in the trash/);
  await expect(message).toBeVisible();
  await expect(heading(window)).toHaveText('The second');
  await window.keyboard.press('Control+z');
  await expect(heading(window)).toHaveText(TITLE);
  await expect(window.getByRole('option', { name: TITLE })).toHaveAttribute('aria-selected', 'true');
  await expect(message).toHaveCount(0);
});

test('when the open article is deleted elsewhere, the next in the list is opened', async ({
  commonplace: { window, library },
  folder,
}) => {
  const id = await saveSecond(folder, library);
  await window.getByRole('option', { name: 'The second' }).click();
  await expect(heading(window)).toHaveText('The second');
  expect(await runCommand(['--library', library, 'delete', id])).toMatchObject({ code: 0 });
  await expect(heading(window)).toHaveText(TITLE);
  await expect(window.getByRole('option')).toHaveCount(1);
});

test('a window that crashes comes back with its article and says so', async ({ commonplace: { app } }) => {
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().find((each) => each.isVisible())?.webContents;
    if (contents === undefined) throw new Error('no window is shown');
    // Scripts sent to a page that is going down are never answered, so its successor is waited for here.
    const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
    contents.forcefullyCrashRenderer();
    await loaded;
  });
  // Playwright lets go of a page that has crashed, so main looks at the new one.
  const seen = (): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((each) => each.isVisible())
        ?.webContents.executeJavaScript(
          `[document.querySelector('iframe')?.contentDocument?.querySelector('h1')?.textContent,
            document.body.textContent.includes('The window stopped working and was opened again.')]`,
        ),
    );
  await expect.poll(seen).toEqual([TITLE, true]);
});

function heading(window: Page): Locator {
  return article(window).getByRole('heading', { level: 1 });
}

/** Saves another article by the command line; gives its id. */
async function saveSecond(folder: string, library: string): Promise<string> {
  await writeFile(join(folder, 'second.txt'), 'The second\n\nIt came after the first, by another door.\n');
  const saved = await runCommand(['--library', library, 'save', join(folder, 'second.txt'), '--json']);
  return (JSON.parse(saved.stdout) as { readonly id: string }).id;
}

async function onlyArticle({ library }: RunningApp): Promise<string> {
  const { stdout } = await runCommand(['--library', library, 'list', '--json']);
  const [first] = JSON.parse(stdout) as readonly { readonly id: string }[];
  if (first === undefined) throw new Error('the library is empty');
  return first.id;
}
