import { expect, test, type RunningApp } from './launch';
import { axeFaults } from './axe-faults';
import { selectWords } from './select-text';

const QUOTE = 'What is copied is chosen, and what is chosen is remembered.';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 900, height: 700 },
  { width: 480, height: 800 },
] as const;

async function resize({ app, window }: RunningApp, size: (typeof SIZES)[number]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.isVisible())
      ?.setContentSize(width, height);
  }, size);
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(size.width);
}

for (const scheme of ['light', 'dark'] as const) {
  for (const size of SIZES) {
    test(`${scheme}, ${size.width} px wide: everything can be reached and axe finds nothing`, async ({
      commonplace,
    }) => {
      const { app, window } = commonplace;
      await window.emulateMedia({ colorScheme: scheme });
      await resize(commonplace, size);
      const narrow = size.width < 720;
      if (narrow) {
        await expect(window.getByRole('option')).toBeVisible();
        expect(await axeFaults(window)).toEqual([]);
        await window.getByRole('option').click();
      }
      await expect(window.locator('[data-scroller] iframe')).toBeVisible();
      expect(await axeFaults(window)).toEqual([]);
      await selectWords(app, window, QUOTE);
      await window
        .getByRole('toolbar', { name: 'Selected text' })
        .getByRole('button', { name: 'Note' })
        .click();
      const note = window.getByRole('textbox', { name: 'Note' });
      await expect(note).toBeFocused();
      await expect(note).toBeInViewport();
      expect(await axeFaults(window)).toEqual([]);
      await window.keyboard.press('Escape');

      await window.keyboard.press('Control+f');
      await window.keyboard.type('the');
      await expect(window.getByRole('search').getByRole('status')).toContainText(' of ');
      expect(await axeFaults(window)).toEqual([]);
      await window.keyboard.press('Escape');
      await window.keyboard.press('o');
      await expect(window.getByRole('dialog', { name: 'Highlights of this article' })).toBeVisible();
      expect(await axeFaults(window)).toEqual([]);
      await window.keyboard.press('Escape');
      if (narrow) await window.getByRole('button', { name: 'Back to the list' }).click();
      await expect(window.getByRole('option')).toBeVisible();

      await window.keyboard.press('?');
      await expect(window.getByRole('dialog', { name: 'Keys and commands' })).toBeVisible();
      expect(await axeFaults(window)).toEqual([]);
      await window.keyboard.press('Escape');
      await window.keyboard.press('Control+l');
      await expect(window.getByRole('dialog', { name: 'Save an address' })).toBeVisible();
      expect(await axeFaults(window)).toEqual([]);
      const overflow = await window.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}
