import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright';
import { expect, type RunningApp } from './launch';
import { runCommand } from './run-command';

// What the tests of selecting by key look at and do in the reading room.

export function article(window: Page): FrameLocator {
  return window.frameLocator('iframe');
}

export function heading(window: Page): Locator {
  return article(window).getByRole('heading', { level: 1 });
}

export function caret(window: Page): Locator {
  return window.locator('[data-caret]');
}

export function card(window: Page, color: string): Locator {
  return window
    .getByRole('complementary', { name: 'Highlights and notes' })
    .getByRole('region', { name: `${color} highlight` });
}

export function selectionBar(window: Page): Locator {
  return window.getByRole('toolbar', { name: 'Selected text' });
}

/** Saves markup by the command line, and opens it in the window when it is in the list. */
export async function openSaved(
  { window, library }: RunningApp,
  folder: string,
  html: string,
  title: string,
): Promise<void> {
  const path = join(folder, 'article.html');
  await writeFile(path, html);
  const saved = await runCommand(['--library', library, 'save', path, '--anyway']);
  expect(saved).toMatchObject({ code: 0 });
  await window.getByRole('option', { name: title }).click();
  await expect(heading(window)).toHaveText(title);
}

export async function pressAll(window: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.keyboard.press(key);
}

/** The words of the open article's highlights as they are stored, in reading order. */
export async function storedWords({ window, library }: RunningApp): Promise<readonly string[]> {
  const title = await heading(window).textContent();
  const list = await runCommand(['--library', library, 'list', '--json']);
  const articles = JSON.parse(list.stdout) as readonly { readonly id: string; readonly title: string }[];
  const id = articles.find((each) => each.title === title)?.id ?? '';
  const { stdout } = await runCommand(['--library', library, 'highlights', id, '--json']);
  return (JSON.parse(stdout) as readonly { readonly quote: string }[]).map(({ quote }) => quote);
}

export function selectedWords(window: Page): Promise<string> {
  return window.evaluate(() =>
    (document.querySelector('iframe')?.contentDocument?.getSelection()?.toString() ?? '').replace(
      /\s+/g,
      ' ',
    ),
  );
}

export async function expectSelected(window: Page, words: string): Promise<void> {
  await expect.poll(() => selectedWords(window)).toBe(words);
}

/** What stands before and after the caret in its paragraph; `end`: only the end of what stands before is told. */
export async function expectCaret(
  window: Page,
  before: string,
  after: string,
  which: 'all' | 'end' = 'all',
): Promise<void> {
  const around = () =>
    window.evaluate(() => {
      const selection = document.querySelector('iframe')?.contentDocument?.getSelection();
      const node = selection?.focusNode;
      const block = node?.parentElement?.closest('p');
      if (selection == null || node == null || block == null || !selection.isCollapsed) return null;
      const range = block.ownerDocument.createRange();
      range.selectNodeContents(block);
      range.setEnd(node, selection.focusOffset);
      const text = block.textContent;
      return [range.toString(), text.slice(range.toString().length)] as const;
    });
  await expect
    .poll(async () => {
      const found = await around();
      if (found === null) return null;
      const [left, right] = found;
      return [which === 'end' ? left.slice(-before.length) : left, right.slice(0, after.length)];
    })
    .toEqual([before, after]);
}

/** The caret is drawn where Chromium has the selection's end. */
export async function expectDrawnAtSelection(window: Page): Promise<void> {
  await expect
    .poll(() =>
      window.evaluate(() => {
        const frame = document.querySelector('iframe');
        const range = frame?.contentDocument?.getSelection()?.getRangeAt(0);
        const place = range?.getClientRects()[0];
        const drawn = document.querySelector('[data-caret]')?.getBoundingClientRect();
        const box = frame?.getBoundingClientRect();
        if (place === undefined || drawn === undefined || box === undefined) return null;
        const aside = Math.abs(drawn.left + drawn.width / 2 - place.left - box.left);
        return aside < 1 && Math.abs(drawn.top - place.top - box.top) < 1 && drawn.height > 10;
      }),
    )
    .toBe(true);
}

export async function expectCaretInView(window: Page): Promise<void> {
  await expect(caret(window)).toBeInViewport({ ratio: 1 });
}

export async function caretLeft(window: Page): Promise<number> {
  return (await caret(window).boundingBox())?.x ?? -1;
}

/** From the top of the text, in CSS pixels. */
export function caretTop(window: Page): Promise<number> {
  return caret(window).evaluate((element: HTMLElement) => element.offsetTop);
}

export function scrollTop(window: Page): Promise<number> {
  return window.evaluate(() => document.querySelector('#scroller')?.scrollTop ?? -1);
}

export function selectionInView(window: Page): Promise<boolean> {
  return window.evaluate(() => {
    const frame = document.querySelector('iframe');
    const range = frame?.contentDocument?.getSelection()?.getRangeAt(0).getBoundingClientRect();
    const pane = document.querySelector('#scroller')?.getBoundingClientRect();
    if (frame === null || range === undefined || pane === undefined) return false;
    const { top } = frame.getBoundingClientRect();
    return range.top + top >= pane.top && range.bottom + top <= pane.bottom;
  });
}

/** Runs in the window: the paragraph that the selection's end stands in. */
export function endsInParagraphOf(): string {
  const range = document.querySelector('iframe')?.contentDocument?.getSelection()?.getRangeAt(0);
  const end = range?.endContainer;
  return (
    (end instanceof (end?.ownerDocument?.defaultView?.Text ?? Text) ? end.parentElement : end)?.textContent ??
    ''
  );
}

export function isTicked({ app }: RunningApp): Promise<boolean | undefined> {
  return app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('caret-browsing')?.checked);
}

export function chooseInMenu({ app }: RunningApp): Promise<void> {
  return app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('caret-browsing')?.click();
  });
}

export async function resize({ app, window }: RunningApp, width: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, wide) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.isVisible())
      ?.setContentSize(wide, 800);
  }, width);
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
}
