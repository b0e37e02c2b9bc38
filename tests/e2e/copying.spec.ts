import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect, launchApp, test, type RunningApp } from './launch';
import { axeFaults } from './axe-faults';
import { runCommand } from './run-command';
import { selectWords } from './select-text';

const TITLE = 'The lamp & the <ledger>';
const URL = 'https://lamp.example/ledger';
const QUOTE = 'Nobody counted the oil.';
const PARAGRAPHS = Array.from(
  { length: 24 },
  (_, index) =>
    `<p>On night ${index + 1} the keeper wrote down the hour at which each ship went by, its course and its lights, ` +
    'and beside it in a smaller hand what he had thought while it was still in sight of the rock.</p>',
).join('\n');
const PAGE = `<!doctype html><html lang="en"><head><title>x</title>
<meta name="author" content="Ada Lund"><meta property="article:published_time" content="2023-05-06">
<meta property="og:site_name" content="Lamp Review"></head>
<body><article><h1>x</h1><p>The ledger lay open. ${QUOTE} It burned until four.</p>${PARAGRAPHS}
<p>That is where the ledger ends.</p></article></body></html>`;
const LINK = `${URL}#:~:text=ledger%20lay%20open.-,Nobody%20counted%20the%20oil.,-It%20burned%20until`;
const CITED = `Ada Lund, “${TITLE}”, Lamp Review, 6 May 2023`;

function bar(window: Page): Locator {
  return window.getByRole('toolbar', { name: 'Selected text' });
}

function card(window: Page): Locator {
  return window.getByRole('complementary', { name: 'Highlights and notes' }).getByRole('region');
}

async function withLedger(folder: string): Promise<RunningApp> {
  const file = join(folder, 'ledger.html');
  await writeFile(file, PAGE);
  const words = ['save', file, '--title', TITLE, '--url', URL];
  const saved = await runCommand(['--library', join(folder, 'library'), ...words]);
  expect(saved.code, saved.stderr).toBe(0);
  return launchApp(folder);
}

async function copied({ app }: RunningApp): Promise<{ readonly text: string; readonly html: string }> {
  // Electron 33 and 45 differ in how markup is read and in what comes as a promise: `main/clipboard.ts`.
  return app.evaluate(async ({ clipboard }) => {
    const board = clipboard as unknown as Pick<Clipboard, 'read' | 'readText'> & {
      readonly readHTML?: () => string;
    };
    const text = await board.readText();
    if (board.readHTML !== undefined) return { text, html: board.readHTML() };
    const markup = (await board.read()).find(({ types }) => types.includes('text/html'));
    return { text, html: markup === undefined ? '' : await (await markup.getType('text/html')).text() };
  });
}

async function emptyClipboard({ app }: RunningApp): Promise<void> {
  await app.evaluate(({ clipboard }) => clipboard.writeText('nothing'));
}

async function saysCopied({ window }: RunningApp, what: string): Promise<void> {
  await expect(window.getByText(`${what} copied.`).last()).toBeVisible();
}

async function resize({ app, window }: RunningApp, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()
        .find((each) => each.isVisible())
        ?.setContentSize(size.width, size.height),
    { width, height },
  );
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
}

const FORMATS = [
  { key: 'c', item: 'Quote', said: 'Quote', text: QUOTE },
  {
    key: 'Shift+C',
    item: 'With citation',
    said: 'Quote with citation',
    text: `${QUOTE}\n— ${CITED}\n${LINK}`,
  },
  {
    key: 'Shift+M',
    item: 'As Markdown',
    said: 'Markdown',
    text: `> ${QUOTE}\n\n— Ada Lund, [The lamp & the \\<ledger>](${LINK}), Lamp Review, 6 May 2023`,
  },
  {
    key: 'Shift+H',
    item: 'As HTML',
    said: 'HTML',
    text:
      `<blockquote cite="${LINK}" lang="en"><p dir="auto">${QUOTE}</p></blockquote>\n` +
      `<p>— Ada Lund, <a href="${LINK}"><cite>The lamp &amp; the &lt;ledger&gt;</cite></a>, Lamp Review, 6 May 2023</p>`,
  },
  { key: 'Shift+L', item: 'Link to the passage', said: 'Link to the passage', text: LINK },
] as const;

test('a quote is copied in every form, by key and by menu, while it is selected and while its card is open', async ({
  folder,
}) => {
  const running = await withLedger(folder);
  const { app, window } = running;
  await expect(window.frameLocator('iframe').getByText(QUOTE)).toBeVisible();
  await selectWords(app, window, QUOTE);
  for (const { key, item, said, text } of FORMATS) {
    await emptyClipboard(running);
    await window.keyboard.press(key);
    await expect.poll(() => copied(running)).toMatchObject({ text });
    await saysCopied(running, said);
    await emptyClipboard(running);
    await bar(window).getByRole('button', { name: 'Copy' }).click();
    await window.getByRole('menuitem', { name: item, exact: true }).click();
    await expect.poll(() => copied(running)).toMatchObject({ text });
    await expect(window.getByRole('menu')).toHaveCount(0);
  }
  // What takes styled text gets it.
  await window.keyboard.press('Shift+H');
  await expect.poll(async () => (await copied(running)).html).toMatch(/<blockquote .*<cite>/s);

  // The application's menu asks for the same.
  await app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('copy-citation');
    (item?.click as (() => void) | undefined)?.();
  });
  await expect.poll(() => copied(running)).toMatchObject({ text: FORMATS[1].text });

  // Nothing is selected any more, but its highlight is open.
  await window.keyboard.press('h');
  await expect(bar(window)).toHaveCount(0);
  for (const { key, item, text } of FORMATS) {
    await emptyClipboard(running);
    await window.keyboard.press(key);
    await expect.poll(() => copied(running)).toMatchObject({ text });
    await emptyClipboard(running);
    await card(window).getByRole('button', { name: 'Copy' }).click();
    await window.getByRole('menuitem', { name: item, exact: true }).click();
    await expect.poll(() => copied(running)).toMatchObject({ text });
  }
  await window.keyboard.press('Escape');
  await expect(card(window).getByRole('textbox', { name: 'Note' })).toHaveCount(0);

  await emptyClipboard(running);
  await window.keyboard.press('c');
  await expect(window.getByText('Select some text first, or open a highlight')).toBeVisible();
  expect((await copied(running)).text).toBe('nothing');
  await running.quit();
});

test('an article without an address has no link to copy, and says so', async ({ commonplace }) => {
  const { app, window } = commonplace;
  await selectWords(app, window, 'What is copied is chosen, and what is chosen is remembered.');
  await emptyClipboard(commonplace);
  await window.keyboard.press('Shift+L');
  await expect(window.getByText('has no address on the web')).toBeVisible();
  expect((await copied(commonplace)).text).toBe('nothing');
  await bar(window).getByRole('button', { name: 'Copy' }).click();
  await expect(window.getByRole('menuitem', { name: 'Link to the passage' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('Ctrl+C copies as ever while the toolbar shows, wherever the keyboard is', async ({ commonplace }) => {
  const { app, window } = commonplace;
  const words = 'What is copied is chosen';
  await selectWords(app, window, words);
  await expect(bar(window)).toBeVisible();
  const press = async (): Promise<void> => {
    await emptyClipboard(commonplace);
    await window.keyboard.press('Control+c');
    await expect.poll(async () => (await copied(commonplace)).text).toBe(words);
  };
  await press();
  await window.keyboard.press('Alt+F10');
  await expect(bar(window).getByRole('button', { name: 'Yellow' })).toBeFocused();
  await press();
  await window.getByRole('option').first().focus();
  await press();
  await expect(bar(window)).toBeVisible();
});

test('the toolbar is used by keyboard, and Escape gives it back to the text with the selection as it was', async ({
  commonplace,
}) => {
  const { window } = commonplace;
  await window.keyboard.press('s');
  await expect(bar(window)).toBeVisible();
  const before = await selectedText(window);
  expect(before.length).toBeGreaterThan(5);
  await window.keyboard.press('Alt+F10');
  await expect(bar(window).getByRole('button', { name: 'Yellow' })).toBeFocused();
  for (const name of ['Green', 'Blue', 'Pink', 'Purple', 'Underline', 'Note', 'Tag', 'Copy']) {
    await window.keyboard.press('ArrowRight');
    await expect(bar(window).getByRole('button', { name })).toBeFocused();
  }
  expect(await selectedText(window)).toBe(before);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('menuitem', { name: 'Quote', exact: true })).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await saysCopied(commonplace, 'Quote with citation');
  await expect(bar(window).getByRole('button', { name: 'Copy' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('menu')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('menu')).toHaveCount(0);
  await expect(bar(window).getByRole('button', { name: 'Copy' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect.poll(() => window.evaluate(() => document.activeElement?.id)).toBe('frame');
  expect(await selectedText(window)).toBe(before);
  await expect(bar(window)).toBeVisible();
});

test('Ctrl+C over marked words copies what the author wrote, without our marks', async ({ commonplace }) => {
  const { app, window } = commonplace;
  await selectWords(app, window, 'What is copied is chosen');
  await window.keyboard.press('2');
  await expect(window.frameLocator('iframe').locator('mark')).toHaveText('What is copied is chosen');
  await window.keyboard.press('Escape');
  await selectWords(app, window, 'copied is chosen, and what is chosen');
  await emptyClipboard(commonplace);
  await window.keyboard.press('Control+c');
  await expect
    .poll(async () => (await copied(commonplace)).text)
    .toBe('copied is chosen, and what is chosen');
  const { html } = await copied(commonplace);
  expect(html).toContain('copied is chosen, and what is chosen');
  expect(html).not.toMatch(/mark|data-|aria-/);
});

test('U underlines, T tags and A notes what is selected', async ({ commonplace }) => {
  const { app, window, library } = commonplace;
  const words = 'What is copied is chosen';
  await selectWords(app, window, words);
  await window.keyboard.press('u');
  await expect(card(window).getByRole('button', { name: 'Underline' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await window.keyboard.press('u');
  await expect(card(window).getByRole('button', { name: 'Underline' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await card(window).getByRole('button', { name: 'Underline' }).click();
  await expect(card(window).getByRole('button', { name: 'Underline' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await window.keyboard.press('t');
  await expect(card(window).getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
  await window.keyboard.type('habits,');
  await window.keyboard.press('Escape');
  await window.keyboard.press('a');
  await expect(card(window).getByRole('textbox', { name: 'Note' })).toBeFocused();
  await window.keyboard.press('Escape');

  // Straight from words that aren't marked yet.
  await selectWords(app, window, 'what is chosen is remembered');
  await window.keyboard.press('t');
  await expect(card(window).getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
  await window.keyboard.type('memory,');
  await window.keyboard.press('Escape');
  const listed = await runCommand(['--library', library, 'highlights', '--json']);
  const highlights = JSON.parse(listed.stdout) as readonly { quote: string; style: string; tags: string[] }[];
  expect(highlights.map(({ quote, style, tags }) => ({ quote, style, tags }))).toEqual([
    { quote: words, style: 'underline', tags: ['habits'] },
    { quote: 'what is chosen is remembered', style: 'ink', tags: ['memory'] },
  ]);
});

test('tags are completed from those of the library, by keyboard and by mouse', async ({ commonplace }) => {
  const { app, window, library } = commonplace;
  const offers = window.getByRole('listbox', { name: 'Tags in use' }).getByRole('option');
  const [listed] = JSON.parse((await runCommand(['--library', library, 'list', '--json'])).stdout) as [
    { readonly id: string },
  ];
  const tagged = [
    'highlight',
    listed.id,
    '--quote',
    'commonplace book',
    '--color',
    'blue',
    '--tag',
    'habits',
    '--tag',
    'Hand writing',
  ];
  expect((await runCommand(['--library', library, ...tagged])).code).toBe(0);

  await selectWords(app, window, 'What is copied is chosen');
  await window.keyboard.press('t');
  const field = card(window).getByRole('combobox', { name: 'Add a tag' });
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await window.keyboard.press('ArrowDown');
  await expect(offers).toHaveText(['habits', 'Hand writing']);
  await window.keyboard.type('wr');
  await expect(offers).toHaveText(['Hand writing']);
  expect(await axeFaults(window)).toEqual([]);
  await window.keyboard.press('ArrowDown');
  await expect(offers.first()).toHaveAttribute('aria-selected', 'true');
  expect(await field.getAttribute('aria-activedescendant')).toBe(await offers.first().getAttribute('id'));
  await window.keyboard.press('Enter');
  await expect(card(window).getByRole('row', { name: 'Hand writing' })).toBeVisible();
  await expect(offers).toHaveCount(0);

  // What it has isn't offered again; what is typed counts while nothing is chosen.
  await window.keyboard.type('ha');
  await expect(offers).toHaveText(['habits']);
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Escape');
  await expect(offers).toHaveCount(0);
  await expect(field).toHaveValue('ha');
  await window.keyboard.press('Enter');
  await expect(card(window).getByRole('row', { name: 'ha', exact: true })).toBeVisible();
  await window.keyboard.type('hab');
  await offers.first().click();
  await expect(card(window).getByRole('row', { name: 'habits' })).toBeVisible();
  await expect(field).toBeFocused();

  const tags = await runCommand(['--library', library, 'tags']);
  expect(tags.stdout).toMatch(
    /^#habits +0 articles +2 highlights\n#Hand writing +0 articles +2 highlights\n/m,
  );
});

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 900, height: 700 },
  { width: 480, height: 800 },
]) {
  test(`at ${width} px the toolbar stays in the pane and over no selected word, scrolled, resized and zoomed`, async ({
    folder,
  }) => {
    const running = await withLedger(folder);
    const { app, window } = running;
    await resize(running, width, height);
    if (width < 720) await window.getByRole('option', { name: 'The lamp' }).click();
    await expect(window.locator('[data-scroller] iframe')).toBeVisible();
    await expect(window.frameLocator('iframe').getByText(QUOTE)).toBeVisible();
    await selectWords(app, window, QUOTE);
    await expect(bar(window)).toBeVisible();
    expect(await axeFaults(window)).toEqual([]);
    for (const where of ['top', 'middle', 'bottom'] as const) {
      await scrollSelection(window, where);
      await expectClear(window);
    }
    await bar(window).getByRole('button', { name: 'Copy' }).click();
    await expect(window.getByRole('menu')).toBeVisible();
    await expect(window.getByRole('menu')).toBeInViewport({ ratio: 1 });
    expect(await axeFaults(window)).toEqual([]);
    await window.keyboard.press('Escape');

    await window.evaluate(selectParagraphs, [0, 3] as const);
    await expectClear(window);
    await resize(running, width === 480 ? 520 : width - 60, height);
    await expectClear(window);
    await zoom(running, width === 480 ? 2 : 1.15);
    await expectClear(window);
    await zoom(running, 1);

    // Taller than the pane: an edge, in the pane still.
    await window.evaluate(selectParagraphs, [0, 24] as const);
    await scrollSelection(window, 'top');
    await expect.poll(() => window.evaluate(toolbarFacts).then(({ inPane }) => inPane)).toBe(true);
    await running.quit();
  });
}

async function zoom({ app, window }: RunningApp, factor: number): Promise<void> {
  const before = await window.evaluate(() => innerWidth);
  await app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.isVisible())
      ?.webContents.setZoomFactor(to);
  }, factor);
  await expect.poll(() => window.evaluate(() => innerWidth)).not.toBe(before);
}

async function expectClear(window: Page): Promise<void> {
  await expect(bar(window)).toBeVisible();
  await expect.poll(() => window.evaluate(toolbarFacts)).toEqual({ inPane: true, covered: '' });
}

async function selectedText(window: Page): Promise<string> {
  return window.evaluate(() => String(document.querySelector('iframe')?.contentDocument?.getSelection()));
}

/** Runs in the window: whether the toolbar stands in its pane, and which selected words it stands over. */
function toolbarFacts(): { readonly inPane: boolean; readonly covered: string } {
  const bar = document.querySelector('[data-selection-toolbar]')?.getBoundingClientRect();
  const pane = document.querySelector('#scroller')?.getBoundingClientRect();
  const frame = document.querySelector('iframe');
  const selection = frame?.contentDocument?.getSelection();
  if (bar === undefined || pane === undefined || frame == null || selection == null)
    throw new Error('nothing is selected');
  const at = frame.getBoundingClientRect();
  const range = selection.getRangeAt(0);
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
  const covered = lines.filter(
    (line) =>
      line.left + at.left < bar.right &&
      line.right + at.left > bar.left &&
      line.top + at.top < bar.bottom &&
      line.bottom + at.top > bar.top,
  );
  return {
    inPane:
      bar.left >= pane.left && bar.right <= pane.right && bar.top >= pane.top && bar.bottom <= pane.bottom,
    covered: covered.map((line) => `${line.top}–${line.bottom}`).join(' '),
  };
}

/** Selects paragraphs of the open article as a script would. */
function selectParagraphs([from, to]: readonly [number, number]): void {
  const article = document.querySelector('iframe')?.contentDocument;
  const paragraphs = article?.querySelectorAll('article p');
  const first = paragraphs?.[from];
  const last = paragraphs?.[to];
  if (article == null || first === undefined || last === undefined) throw new Error('too few paragraphs');
  first.scrollIntoView({ block: 'center' });
  article.getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
}

/** Scrolls the pane so that the selection's first line is near its top, in its middle, or near its foot. */
async function scrollSelection(window: Page, where: 'top' | 'middle' | 'bottom'): Promise<void> {
  await window.evaluate((place) => {
    const pane = document.querySelector('#scroller');
    const frame = document.querySelector('iframe');
    const range = frame?.contentDocument?.getSelection()?.getRangeAt(0);
    if (pane == null || frame == null || range === undefined) throw new Error('nothing is selected');
    const top = range.getBoundingClientRect().top + frame.getBoundingClientRect().top;
    const box = pane.getBoundingClientRect();
    const wanted = { top: box.top + 8, middle: box.top + box.height / 2, bottom: box.bottom - 60 }[place];
    pane.scrollBy(0, top - wanted);
  }, where);
}
