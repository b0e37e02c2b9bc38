import type { Page } from 'playwright';
import { expect, launchApp, test } from './launch';
import { article, openSaved, resize, scrollTop } from './reading-room';
import { runCommand } from './run-command';

const SECTIONS = Array.from({ length: 8 }, (_, section) => {
  const paragraphs = Array.from(
    { length: 8 },
    (_each, index) =>
      `<p>Entry ${section * 8 + index + 1} of the keeper’s log: the wind went round to the north, two boats stayed ` +
      'in, and the third came back at dusk with a torn sail and nothing to say about how it had been torn.</p>',
  );
  return `<h2>Week ${section + 1}</h2>${paragraphs.join('')}`;
});
const LOG = `<!doctype html><title>The keeper’s log</title><article><h1>The keeper’s log</h1>${SECTIONS.join('')}</article>`;

/** The words of the paragraph that stands first in the pane. */
function firstInPane(window: Page): Promise<string> {
  return window.evaluate(() => {
    const frame = document.querySelector('iframe');
    const pane = document.querySelector('#scroller')?.getBoundingClientRect().top ?? 0;
    const top = frame?.getBoundingClientRect().top ?? 0;
    const paragraphs = [...(frame?.contentDocument?.querySelectorAll('article p') ?? [])];
    const first = paragraphs.find((each) => each.getBoundingClientRect().bottom + top > pane + 6);
    return first?.textContent.slice(0, 9) ?? '';
  });
}

async function scrollTo(window: Page, entry: number): Promise<void> {
  await window.evaluate((number) => {
    const frame = document.querySelector('iframe');
    const pane = document.querySelector('#scroller');
    const paragraph = frame?.contentDocument?.querySelectorAll('article p')[number - 1];
    if (frame == null || pane === null || paragraph === undefined) throw new Error('no such paragraph');
    const inPane = frame.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += paragraph.getBoundingClientRect().top + inPane - 2;
  }, entry);
  await expect.poll(() => firstInPane(window)).toBe(`Entry ${entry} `.slice(0, 9));
}

test('the same paragraph stands first after a resize, in another size of type, and at the next start', async ({
  folder,
}) => {
  const first = await launchApp(folder);
  const { window } = first;
  await resize(first, 1300);
  await openSaved(first, folder, LOG, 'The keeper’s log');
  await scrollTo(window, 31);
  await resize(first, 800);
  await expect.poll(() => firstInPane(window)).toBe('Entry 31 ');
  await window.locator('#scroller').focus();
  for (let step = 0; step < 4; step += 1) await window.keyboard.press('+');
  await expect
    .poll(() =>
      article(window)
        .locator('article p')
        .first()
        .evaluate((p) => getComputedStyle(p).fontSize),
    )
    .toBe('23.5px');
  await expect.poll(() => firstInPane(window)).toBe('Entry 31 ');
  const share = await window.locator('[data-share]').textContent();
  expect(share).toMatch(/^\d\d%$/);
  // At once, without waiting until the pane has rested.
  await first.quit();

  const listed = await runCommand(['--library', first.library, 'list', '--json']);
  const articles = JSON.parse(listed.stdout) as readonly { title: string; progress: number | null }[];
  const kept = articles.find(({ title }) => title === 'The keeper’s log')?.progress ?? 0;
  expect(`${Math.round(kept * 100)}%`).toBe(share);

  const second = await launchApp(folder);
  await second.window.getByRole('option', { name: 'The keeper’s log' }).click();
  await expect.poll(() => firstInPane(second.window)).toBe('Entry 31 ');
  // To look at another article and come back loses nothing either.
  await second.window.keyboard.press('j');
  await expect(article(second.window).getByRole('heading', { level: 1 })).not.toHaveText('The keeper’s log');
  await expect.poll(() => scrollTop(second.window)).toBe(0);
  await second.window.keyboard.press('k');
  await expect.poll(() => firstInPane(second.window)).toBe('Entry 31 ');
  await second.quit();
});

test('to look at an article isn’t to read in it, and what was read to the end begins anew', async ({
  commonplace,
  folder,
}) => {
  const { window } = commonplace;
  await openSaved(commonplace, folder, LOG, 'The keeper’s log');
  const row = window.getByRole('option', { name: 'The keeper’s log' });
  await window.keyboard.press('j');
  await window.keyboard.press('k');
  await expect(row).not.toContainText('% read');
  await window.locator('#scroller').focus();
  await window.keyboard.press('End');
  await expect(window.locator('[data-share]')).toHaveText('100%');
  await expect(row).toContainText('100 % read');
  await window.keyboard.press('j');
  await expect(article(window).getByRole('heading', { level: 1 })).not.toHaveText('The keeper’s log');
  await window.keyboard.press('k');
  await expect(article(window).getByRole('heading', { level: 1 })).toHaveText('The keeper’s log');
  await expect.poll(() => scrollTop(window)).toBe(0);
});

test('the contents go to a heading by keyboard, and tell where one is', async ({ commonplace, folder }) => {
  const { window } = commonplace;
  await openSaved(commonplace, folder, LOG, 'The keeper’s log');
  await window.locator('#scroller').focus();
  await window.keyboard.press('b');
  const panel = window.getByRole('dialog', { name: 'Contents' });
  await expect(panel.getByRole('option')).toHaveCount(8);
  await window.keyboard.press('Home');
  for (let step = 0; step < 4; step += 1) await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(panel).toBeHidden();
  await expect(article(window).getByRole('heading', { name: 'Week 5' })).toBeInViewport();
  await expect.poll(() => firstInPane(window)).toBe('Entry 33 ');
  await window.getByRole('toolbar', { name: 'Article' }).getByRole('button', { name: 'Contents' }).click();
  await expect(panel.getByRole('option', { selected: true })).toHaveText('Week 5');
  await window.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});
