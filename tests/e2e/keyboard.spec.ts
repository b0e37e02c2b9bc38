import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'playwright/test';
import { expect, launchApp, type RunningApp } from './launch';
import {
  article,
  card,
  caret,
  caretLeft,
  caretTop,
  chooseInMenu,
  endsInParagraphOf,
  expectCaret,
  expectCaretInView,
  expectDrawnAtSelection,
  expectSelected,
  heading,
  isTicked,
  openSaved,
  pressAll,
  resize,
  scrollTop,
  selectedWords,
  selectionBar,
  selectionInView,
  storedWords,
} from './reading-room';
import { clickWords } from './select-text';

const WORDS = 'apple bread chalk drift eagle flint grape heron ivory jewel kayak lemon mango north'.split(
  ' ',
);
const first = (word: string): string => `A note on ${word} comes first in this paragraph.`;
const second = (word: string): string =>
  `The second sentence goes on about ${word} for long enough to break into another line of the page.`;
const third = (word: string): string => `With ${word} it ends.`;
const paragraph = (word: string): string => `${first(word)} ${second(word)} ${third(word)}`;

const ADDRESS = 'https://lamp.example/ledger';
const ENGLISH = page(
  'en',
  'Selecting by key',
  WORDS.map(paragraph).concat(`A last paragraph has but one <a href="${ADDRESS}">sentence</a>.`),
);
const ARABIC = page(
  'ar" dir="rtl',
  'دفتر الاقتباس',
  WORDS.map(
    (_, index) =>
      `كان القراء يحتفظون بدفتر بجانب الكتاب رقم ${index}. إذا أعجبتهم جملة نسخوها بأيديهم ثم واصلوا القراءة. سموه دفتر الاقتباس واحتفظ به بعضهم خمسين عاما.`,
  ),
);

let folder: string;
let commonplace: RunningApp;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-e2e-'));
  commonplace = await launchApp(folder);
  await openSaved(commonplace, folder, ENGLISH, 'Selecting by key');
});

test.afterAll(async () => {
  await commonplace.quit();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('a walk goes by sentence and by paragraph, and its ends move to either side', async () => {
  const { app, window } = commonplace;
  const press = (...keys: readonly string[]) => pressAll(window, keys);
  await clickWords(app, window, second('bread'));
  await press('s');
  await expectSelected(window, second('bread'));
  await press('ArrowRight');
  await expectSelected(window, third('bread'));
  await press('ArrowLeft', 'ArrowLeft');
  await expectSelected(window, first('bread'));
  await press('ArrowDown');
  await expectSelected(window, paragraph('chalk'));
  await press('ArrowUp');
  await expectSelected(window, paragraph('bread'));
  await press('End');
  await expectSelected(window, third('bread'));
  await press('Home', 'ArrowRight');
  await expectSelected(window, second('bread'));
  await press('Shift+ArrowRight');
  await expectSelected(window, `${second('bread')} ${third('bread')}`);
  await press('Shift+ArrowLeft', 'Shift+ArrowLeft');
  await expectSelected(window, `${first('bread')} ${second('bread')}`);
  await press('Shift+ArrowUp');
  await expectSelected(window, `${paragraph('apple')} ${first('bread')} ${second('bread')}`);
  await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+End');
  await expectSelected(window, `${second('bread')} ${third('bread')}`);
  await press('Escape');
  await expectSelected(window, '');
  // The walk has ended: the arrows scroll again.
  await press('ArrowRight');
  await expectSelected(window, '');
});

test('after marking, the walk goes on at the next sentence', async () => {
  const { app, window } = commonplace;
  await clickWords(app, window, first('chalk'));
  await pressAll(window, ['s', '2']);
  await expect(card(window, 'Green')).toHaveCount(1);
  await expectSelected(window, '');
  await window.keyboard.press('s');
  await expectSelected(window, second('chalk'));
  await pressAll(window, ['Shift+ArrowRight', '3']);
  await expect(card(window, 'Blue')).toHaveCount(1);
  await window.keyboard.press('s');
  await expectSelected(window, first('drift'));
  await pressAll(window, ['Escape', 'Escape']);
  expect(await storedWords(commonplace)).toEqual([first('chalk'), `${second('chalk')} ${third('chalk')}`]);
});

test('what is selected is scrolled into view, and never further than needed', async () => {
  const { app, window } = commonplace;
  await clickWords(app, window, first('apple'));
  await window.evaluate(() => document.querySelector('#scroller')?.scrollTo(0, 0));
  await window.keyboard.press('s');
  const before = await scrollTop(window);
  await window.keyboard.press('ArrowRight');
  expect(await scrollTop(window)).toBe(before);
  for (let step = 0; step < 12; step += 1) await window.keyboard.press('ArrowDown');
  await expectSelected(window, paragraph('mango'));
  await expect.poll(() => selectionInView(window)).toBe(true);
  expect(await scrollTop(window)).toBeGreaterThan(before);
  for (let step = 0; step < 12; step += 1) await window.keyboard.press('ArrowUp');
  await expectSelected(window, paragraph('apple'));
  await expect.poll(() => selectionInView(window)).toBe(true);
  await window.keyboard.press('Escape');
});

test('a double click takes a word, a triple click a paragraph and nothing of the next', async () => {
  const { app, window } = commonplace;
  const before = await storedWords(commonplace);
  await clickWords(app, window, 'eagle comes', 2);
  await window.keyboard.press('1');
  await expect(card(window, 'Yellow')).toHaveCount(1);
  await window.keyboard.press('Escape');
  await clickWords(app, window, second('flint'), 3);
  // Chromium's own range ends in the next paragraph.
  expect(await window.evaluate(endsInParagraphOf)).toContain('grape');
  await window.keyboard.press('4');
  await expect(card(window, 'Pink')).toHaveCount(1);
  await window.keyboard.press('Escape');
  expect(await storedWords(commonplace)).toEqual([...before, 'eagle', paragraph('flint')]);
  await expect(
    article(window)
      .locator('p', { hasText: first('grape') })
      .locator('mark'),
  ).toHaveCount(0);
});

test('F7 shows a caret that the keys move, and text is selected and marked with it', async () => {
  const { app, window } = commonplace;
  const press = (...keys: readonly string[]) => pressAll(window, keys);
  await expect(caret(window)).toHaveCount(0);
  await press('F7');
  await expect(caret(window)).toBeVisible();
  await expect(caret(window)).toHaveAttribute('aria-hidden', 'true');
  expect(await isTicked(commonplace)).toBe(true);

  await clickWords(app, window, first('grape'));
  await expectCaret(window, '', 'A note on grape');
  await expectDrawnAtSelection(window);
  const scrolled = await scrollTop(window);
  await press('ArrowRight', 'ArrowRight');
  await expectCaret(window, 'A ', 'note on grape');
  await press('Control+ArrowRight');
  await expectCaret(window, 'A note', ' on grape');
  await press('Control+ArrowLeft', 'ArrowDown');
  await expectDrawnAtSelection(window);
  await press('ArrowUp');
  await expectCaret(window, 'A ', 'note on grape');
  await press('End', 'Home');
  await expectCaret(window, '', 'A note on grape');
  expect(await scrollTop(window)).toBe(scrolled);

  await press('Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'Shift+ArrowRight');
  await expectSelected(window, 'A note ');
  await press('Shift+ArrowLeft');
  await expectSelected(window, 'A note');
  await expect(selectionBar(window)).toBeVisible();
  await press('5');
  await expect(card(window, 'Purple')).toHaveCount(1);
  expect(await storedWords(commonplace)).toContain('A note');
  // The caret is there again, after what was marked, although its words stand in other nodes now.
  await press('Escape');
  await expectCaret(window, 'A note', ' on grape');
});

test('the caret goes to the ends of the text, by pages, and not out of the text', async () => {
  const { window } = commonplace;
  const press = (...keys: readonly string[]) => pressAll(window, keys);
  await press('Control+End');
  await expectCaret(window, 'A last paragraph has but one sentence.', '');
  await expectCaretInView(window);
  await press('ArrowDown', 'ArrowRight');
  await expectCaret(window, 'A last paragraph has but one sentence.', '');
  await press('Control+Home');
  await expectCaret(window, '', 'A note on apple');
  await expectCaretInView(window);
  await press('ArrowUp', 'ArrowLeft', 'Control+ArrowLeft', 'PageUp');
  await expectCaret(window, '', 'A note on apple');
  const top = await caretTop(window);
  await press('PageDown');
  await expect.poll(() => caretTop(window)).toBeGreaterThan(top + 300);
  await expectCaretInView(window);
  await press('PageUp');
  await expect.poll(() => caretTop(window)).toBe(top);
  await press('Control+Shift+End');
  expect(await selectedWords(window)).toMatch(/^A note on apple .* but one sentence\.$/);
  await press('Escape');
});

test('the caret follows its words when the window changes its width', async () => {
  const { app, window } = commonplace;
  await clickWords(app, window, third('heron'));
  await expectDrawnAtSelection(window);
  await resize(commonplace, 700);
  await expectDrawnAtSelection(window);
  await resize(commonplace, 1280);
  await expectDrawnAtSelection(window);
});

test('letters are the app’s keys in caret browsing, and a walk begins at the caret', async () => {
  const { app, window } = commonplace;
  await clickWords(app, window, second('jewel'));
  await window.keyboard.press('s');
  await expectSelected(window, second('jewel'));
  await window.keyboard.press('ArrowRight');
  await expectSelected(window, third('jewel'));
  await window.keyboard.press('Escape');
  await expectCaret(window, third('jewel'), '', 'end');
  await window.keyboard.press('ArrowLeft');
  await expectCaret(window, third('jewel').slice(0, -1), '.', 'end');
});

test('Enter opens the highlight that the caret stands in, N takes the caret along, and Enter follows a link', async () => {
  const { app, window } = commonplace;
  const press = (...keys: readonly string[]) => pressAll(window, keys);
  const note = window.getByRole('textbox', { name: 'Note' });
  await clickWords(app, window, 'sentence goes on about chalk');
  await press('Escape', 'Control+ArrowRight', 'Enter');
  await expect(card(window, 'Blue').getByRole('textbox', { name: 'Note' })).toBeFocused();
  await press('Escape');
  await expect(note).toHaveCount(0);
  await press('n');
  await expectCaret(window, '', first('chalk'));
  await press('n', 'ArrowRight');
  await expectCaret(window, `${first('chalk')} T`, 'he second sentence');
  await press('Escape');

  await app.evaluate(({ shell }) => {
    shell.openExternal = (address) => {
      process.env['COMMONPLACE_E2E_FOLLOWED'] = address;
      return Promise.resolve();
    };
  });
  await clickWords(app, window, 'A last paragraph');
  await press('End', 'ArrowLeft', 'ArrowLeft', 'Enter');
  await expect.poll(() => app.evaluate(() => process.env['COMMONPLACE_E2E_FOLLOWED'])).toBe(ADDRESS);
});

test('while the list has the keyboard the arrows are the list’s', async () => {
  const { window } = commonplace;
  await window.getByRole('option', { name: 'Selecting by key' }).click();
  await window.keyboard.press('ArrowDown');
  await expect(heading(window)).toHaveText('How to keep a commonplace book');
  await window.keyboard.press('ArrowUp');
  await expect(heading(window)).toHaveText('Selecting by key');
});

test('caret browsing is remembered; Escape leaves it', async () => {
  await commonplace.quit();
  commonplace = await launchApp(folder);
  const { window } = commonplace;
  await expect(caret(window)).toBeVisible();
  expect(await isTicked(commonplace)).toBe(true);
  await window.keyboard.press('Escape');
  await expect(caret(window)).toHaveCount(0);
  expect(await isTicked(commonplace)).toBe(false);
  await chooseInMenu(commonplace);
  await expect(caret(window)).toBeVisible();
  expect(await isTicked(commonplace)).toBe(true);
});

test('in Arabic the caret goes as seen, and a walk as read', async () => {
  const { app, window } = commonplace;
  const press = (...keys: readonly string[]) => pressAll(window, keys);
  await openSaved(commonplace, folder, ARABIC, 'دفتر الاقتباس');
  const sentences = ['رقم 1.', 'إذا أعجبتهم', 'سموه دفتر'];
  await clickWords(app, window, sentences[1] ?? '');
  await press('Home');
  await expectDrawnAtSelection(window);
  const start = await caretLeft(window);
  await press('ArrowLeft');
  await expect.poll(() => caretLeft(window)).toBeLessThan(start);
  await press('ArrowRight');
  await expect.poll(() => caretLeft(window)).toBe(start);
  await press('Control+Shift+ArrowLeft');
  const word = (await selectedWords(window)).trim();
  expect(word).toMatch(/^\p{Script=Arabic}+$/u);
  await expect(selectionBar(window)).toBeVisible();
  await press('1');
  await expect(card(window, 'Yellow')).toHaveCount(1);
  expect(await storedWords(commonplace)).toEqual([word]);
  await pressAll(window, ['Escape', 'F7']);
  await expect(caret(window)).toHaveCount(0);

  await clickWords(app, window, 'كان القراء يحتفظون بدفتر بجانب الكتاب رقم 2');
  await press('s', 'ArrowLeft');
  expect(await selectedWords(window)).toMatch(/^إذا .* القراءة\.$/u);
  await press('Shift+ArrowLeft');
  expect(await selectedWords(window)).toMatch(/^إذا .* عاما\.$/u);
  await press('Shift+ArrowRight', 'ArrowRight');
  expect(await selectedWords(window)).toMatch(/^كان .* رقم 2\.$/u);
  await press('3');
  await expect(card(window, 'Blue')).toHaveCount(1);
  expect((await storedWords(commonplace))[1]).toMatch(/^كان .* رقم 2\.$/u);
});

function page(language: string, title: string, paragraphs: readonly string[]): string {
  const text = paragraphs.map((each) => `<p>${each}</p>\n`).join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head>
    <body><article><h1>${title}</h1>\n${text}</article></body></html>`;
}
