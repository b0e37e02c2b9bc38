import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright';
import { expect, launchApp, test } from './launch';
import { axeFaults } from './axe-faults';
import { runCommand } from './run-command';
import { selectWords } from './select-text';

const TITLE = 'How to keep a commonplace book';
const QUOTE = 'What is copied is chosen, and what is chosen is remembered.';

function row(window: Page): Locator {
  return window.getByRole('listbox', { name: 'Inbox' }).getByRole('option', { name: TITLE });
}

function places(window: Page): Locator {
  return window.getByRole('navigation', { name: 'Library' });
}

function dialog(window: Page): Locator {
  return window.getByRole('dialog', { name: 'Library' });
}

function note(window: Page): Locator {
  return window.getByRole('textbox', { name: 'Note' });
}

async function openTab(window: Page, name: string): Promise<Locator> {
  await window.getByRole('button', { name: 'Backups, check, export and import' }).click();
  await dialog(window).getByRole('tab', { name }).click();
  return dialog(window);
}

async function deleteOpenArticle(window: Page): Promise<void> {
  await window.getByRole('toolbar', { name: 'Article' }).getByRole('button', { name: 'More' }).click();
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(row(window)).toBeHidden();
}

/** What a person would choose in the system's file dialogs. */
async function willChoose(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog: dialogs }, chosen) => {
    dialogs.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialogs.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

async function onlyArticle(library: string): Promise<string> {
  const [id] = await readdir(join(library, 'articles'));
  if (id === undefined) throw new Error('There is no article.');
  return join(library, 'articles', id);
}

const SIZES = [
  { width: 1440, height: 900 },
  { width: 900, height: 700 },
  { width: 480, height: 800 },
] as const;

async function resize(app: ElectronApplication, window: Page, size: (typeof SIZES)[number]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.isVisible())
      ?.setContentSize(width, height);
  }, size);
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(size.width);
}

/** From now on the article's document can be read and not written; root may write whatever its permissions say. */
async function blockWrites(article: string): Promise<void> {
  const twin = join(article, 'article.json.last-good');
  await rm(twin);
  await mkdir(join(twin, 'in the way'), { recursive: true });
}

async function allowWrites(article: string): Promise<void> {
  await rm(join(article, 'article.json.last-good'), { recursive: true });
}

test('a deleted article lies in the trash, comes back from there, and goes for good when the trash is emptied', async ({
  commonplace: { window, library },
}) => {
  await expect(places(window).getByRole('button', { name: /^Trash/ })).toBeHidden();
  await deleteOpenArticle(window);
  await places(window).getByRole('button', { name: 'Trash, 1 article' }).click();
  const trash = window.getByRole('list', { name: 'Trash' });
  await expect(trash.getByRole('listitem')).toContainText(TITLE);
  await expect(trash.getByRole('listitem')).toContainText('Deleted');
  await trash.getByRole('button', { name: `Restore ${TITLE}` }).click();
  await expect(window.getByText('Nothing in the trash.')).toBeVisible();
  await places(window).getByRole('button', { name: 'Inbox' }).click();
  await row(window).click();

  await deleteOpenArticle(window);
  await window.keyboard.press('Control+Shift+D');
  await window.getByRole('button', { name: 'Empty trash…' }).click();
  const question = window.getByRole('alertdialog', { name: 'Delete 1 article for good?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(trash.getByRole('listitem')).toHaveCount(1);
  await window.getByRole('button', { name: 'Empty trash…' }).click();
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(window.getByText('Nothing in the trash.')).toBeVisible();
  expect(await readdir(join(library, 'trash'))).toEqual([]);
  expect(await readdir(join(library, 'tombstones'))).not.toEqual([]);
});

test('a backup shows what differs, is restored after the present was backed up, and Undo takes that back', async ({
  commonplace: { window },
}) => {
  await window.keyboard.press('Control+Shift+B');
  const backups = dialog(window).getByRole('listbox', { name: 'Backups' });
  await dialog(window).getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog(window).getByRole('status')).toContainText('Backed up 1 article');
  const asked = backups.getByRole('option').filter({ hasText: 'Made when asked' });
  await expect(asked).toHaveCount(1);
  await window.keyboard.press('Escape');
  await deleteOpenArticle(window);

  await openTab(window, 'Backups');
  await asked.click();
  const differences = dialog(window).getByRole('listbox', { name: 'What would change' });
  await expect(differences.getByRole('group', { name: 'Come back' }).getByRole('option')).toContainText(
    TITLE,
  );
  await differences.getByRole('option').click();
  await expect(dialog(window).getByRole('button', { name: 'Restore 0 of 1…' })).toBeDisabled();
  await differences.getByRole('option').click();
  await dialog(window)
    .getByRole('button', { name: /^Restore/ })
    .click();
  const question = window.getByRole('alertdialog', { name: 'Restore 1 article?' });
  await expect(question).toContainText('is backed up first');
  await question.getByRole('button', { name: 'Restore' }).click();
  await expect(window.getByText(/^1 article restored/)).toBeVisible();
  await expect(row(window)).toBeVisible();

  const told = window.getByRole('listitem').filter({ hasText: /1 article restored/ });
  await told.getByRole('button', { name: 'Undo' }).click();
  await expect(row(window)).toBeHidden();
  await openTab(window, 'Backups');
  await expect(backups.getByRole('option').filter({ hasText: 'Before a restore' }).first()).toBeVisible();
});

test('a check names what is wrong, and a repair mends it', async ({ commonplace: { window, library } }) => {
  const tab = await openTab(window, 'Check');
  await tab.getByRole('button', { name: 'Check now' }).click();
  await expect(tab.getByRole('status')).toContainText('Nothing is wrong.');

  const path = join(await onlyArticle(library), 'article.json');
  await writeFile(`${path}.last-good`, (await readFile(path, 'utf8')).slice(0, 40));
  await tab.getByRole('button', { name: 'Check now' }).click();
  await expect(tab.getByRole('status')).toContainText('1 fault found');
  await expect(tab.getByRole('group', { name: 'What was found' })).toContainText(TITLE);
  await tab.getByRole('button', { name: 'Repair…' }).click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Repair' }).click();
  await expect(tab.getByRole('status')).toContainText('Mended: 1 fault.');
  expect(await readFile(`${path}.last-good`, 'utf8')).toBe(await readFile(path, 'utf8'));
});

test('the library is written to one file, and another library is shown before it is merged', async ({
  commonplace: { app, window, library },
  folder,
}) => {
  const file = join(folder, 'all.zip');
  await willChoose(app, file);
  const tab = await openTab(window, 'Export and import');
  await tab.getByRole('button', { name: 'Export to a file…' }).click();
  await expect(tab.getByRole('status')).toContainText(`1 article written to ${file}`);
  await tab.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(tab).toContainText('Everything in it is here already.');
  await tab.getByRole('button', { name: 'Choose something else' }).click();

  const copy = join(folder, 'copy');
  await cp(library, copy, { recursive: true, filter: (path) => !path.includes('library.lock') });
  const text = join(folder, 'lighthouse.txt');
  await writeFile(text, 'What the lighthouse keepers read\n\nThey read the log of the year before.\n');
  expect(await runCommand(['--library', copy, 'save', text])).toEqual(expect.objectContaining({ code: 0 }));
  await willChoose(app, copy);
  await tab.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(tab.getByRole('group', { name: 'What would change' })).toContainText('lighthouse keepers');
  await tab.getByRole('button', { name: 'Merge 1 article' }).click();
  await expect(window.getByText('Merged “copy”: 1 added.')).toBeVisible();
  const taken = window.getByRole('option', { name: 'What the lighthouse keepers read' });
  await expect(taken).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(taken).toBeHidden();
});

test('a note that can’t be stored outlives the window and is stored when it can be', async ({ folder }) => {
  const first = await launchApp(folder);
  await selectWords(first.app, first.window, QUOTE);
  await first.window
    .getByRole('toolbar', { name: 'Selected text' })
    .getByRole('button', { name: 'Note' })
    .click();
  await expect(note(first.window)).toBeFocused();
  const article = await onlyArticle(first.library);
  await blockWrites(article);
  await first.window.keyboard.type('Kept, whatever happens.');
  await expect(first.window.getByText('Not stored yet: it stays here and is tried again.')).toBeVisible();
  await first.quit();
  expect(await readFile(join(article, 'article.json'), 'utf8')).not.toContain('Kept');

  await allowWrites(article);
  const second = await launchApp(folder);
  await expect
    .poll(() => readFile(join(article, 'article.json'), 'utf8'))
    .toContain('Kept, whatever happens.');
  await expect(second.window.getByText('Kept, whatever happens.')).toBeVisible();
  await second.quit();
});

test('a highlight that can’t be stored is kept selected and offered once more', async ({
  commonplace: { app, window, library },
}) => {
  const article = await onlyArticle(library);
  await blockWrites(article);
  await selectWords(app, window, QUOTE);
  const toolbar = window.getByRole('toolbar', { name: 'Selected text' });
  await toolbar.getByRole('button', { name: 'Green' }).click();
  const again = window.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await expect(toolbar).toBeVisible();
  await allowWrites(article);
  await again.click();
  await expect(window.getByRole('region', { name: 'Green highlight' })).toBeVisible();
  expect(await readFile(join(article, 'article.json'), 'utf8')).toContain(QUOTE);
});

for (const scheme of ['light', 'dark'] as const) {
  for (const size of SIZES) {
    test(`${scheme}, ${size.width} px wide: trash, backups, check and import can be reached and axe finds nothing`, async ({
      commonplace: { app, window },
    }) => {
      await window.emulateMedia({ colorScheme: scheme });
      await resize(app, window, size);
      const tab = await openTab(window, 'Check');
      await tab.getByRole('button', { name: 'Check now' }).click();
      await expect(tab.getByRole('status')).toContainText('Nothing is wrong.');
      expect(await axeFaults(window)).toEqual([]);
      await tab.getByRole('tab', { name: 'Export and import' }).click();
      expect(await axeFaults(window)).toEqual([]);
      await tab.getByRole('tab', { name: 'Backups' }).click();
      await tab.getByRole('button', { name: 'Back up now' }).click();
      await expect(tab.getByRole('status')).toContainText('Backed up 1 article');
      expect(await axeFaults(window)).toEqual([]);
      await window.keyboard.press('Escape');

      await row(window).click();
      await window.keyboard.press('Delete');
      await window.keyboard.press('Control+Shift+D');
      await expect(window.getByRole('list', { name: 'Trash' })).toBeVisible();
      expect(await axeFaults(window)).toEqual([]);
      await window.keyboard.press('Control+Shift+B');
      await tab.getByRole('option').filter({ hasText: 'Made when asked' }).click();
      await expect(tab.getByRole('listbox', { name: 'What would change' })).toBeVisible();
      expect(await axeFaults(window)).toEqual([]);
      const overflow = await window.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}
