import type { Page } from 'playwright';
import { expect, launchApp, test, type RunningApp } from './launch';
import { article, openSaved, resize, scrollTop } from './reading-room';

const PARAGRAPHS = Array.from(
  { length: 60 },
  (_, index) =>
    `<p>Paragraph ${index + 1} of the harbour log tells of the weather, the boats that came and those that ` +
    'stayed away, and of the lamp that somebody forgot to light until the pilot rowed out and lit it.</p>',
);
const LONG = `<!doctype html><title>The harbour log</title><article><h1>The harbour log</h1>${PARAGRAPHS.join('')}</article>`;

function panel(window: Page) {
  return window.getByRole('dialog', { name: 'Reading settings' });
}

/** What a property of the article's first paragraph is, as it is drawn. */
function styleOf(window: Page, name: string): Promise<string> {
  return article(window)
    .locator('article p')
    .first()
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
}

function paperOf(window: Page): Promise<readonly string[]> {
  return window.evaluate(() => {
    const inner = document.querySelector('iframe')?.contentDocument?.documentElement;
    const outer = getComputedStyle(document.body).backgroundColor;
    return inner === undefined ? [outer] : [outer, getComputedStyle(inner).backgroundColor];
  });
}

async function openLong(commonplace: RunningApp, folder: string): Promise<void> {
  await openSaved(commonplace, folder, LONG, 'The harbour log');
}

const PAPERS = [
  ['Sepia', 'rgb(246, 234, 211)'],
  ['Dark', 'rgb(27, 26, 23)'],
  ['Black', 'rgb(0, 0, 0)'],
  ['Contrast', 'rgb(255, 255, 255)'],
  ['Light', 'rgb(255, 253, 248)'],
] as const;

test('every theme is the window’s and the article’s, and is there from the first frame of the next start', async ({
  folder,
}) => {
  const first = await launchApp(folder);
  await first.window.emulateMedia({ colorScheme: null });
  await first.window.keyboard.press('Control+,');
  await expect(panel(first.window)).toBeVisible();
  for (const [name, paper] of PAPERS) {
    await panel(first.window).getByRole('radio', { name }).click();
    await expect(panel(first.window).getByRole('radio', { name })).toBeChecked();
    await expect.poll(() => paperOf(first.window)).toEqual([paper, paper]);
  }
  await panel(first.window).getByRole('radio', { name: 'Sepia' }).click();
  await expect
    .poll(() =>
      first.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('theme-sepia')?.checked),
    )
    .toBe(true);
  await first.quit();

  const second = await launchApp(folder);
  expect(await paperOf(second.window)).toEqual(['rgb(246, 234, 211)', 'rgb(246, 234, 211)']);
  await second.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('theme-black')?.click();
  });
  await expect.poll(() => paperOf(second.window)).toEqual(['rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
  await second.quit();
});

test('the type is as it was chosen, after a restart too', async ({ folder }) => {
  const first = await launchApp(folder);
  const { window } = first;
  await expect(article(window).locator('article p').first()).toBeVisible();
  await window
    .getByRole('toolbar', { name: 'Article' })
    .getByRole('button', { name: 'Reading settings' })
    .click();
  const faces = [
    ['Source Serif', 'Source Serif 4 Variable'],
    ['Inter', 'Inter Variable'],
    ['Atkinson', 'Atkinson Hyperlegible Next Variable'],
    ['OpenDyslexic', 'OpenDyslexic'],
    ['Literata', 'Literata Variable'],
  ] as const;
  for (const [name, family] of faces) {
    await panel(window).getByRole('radio', { name, exact: true }).click();
    await expect.poll(() => styleOf(window, 'font-family')).toContain(family);
    // It is the bundled face that is drawn, not one that stands in for it.
    await expect
      .poll(() =>
        window.evaluate((face) => {
          const fonts = document.querySelector('iframe')?.contentDocument?.fonts;
          return [...(fonts ?? [])].some(
            (each) => each.family.replaceAll(/["']/g, '') === face && each.status === 'loaded',
          );
        }, family),
      )
      .toBe(true);
  }
  await panel(window).getByRole('radio', { name: 'Atkinson' }).click();
  const slide = async (name: string, key: string, times: number): Promise<void> => {
    await panel(window).getByRole('slider', { name }).focus();
    for (let done = 0; done < times; done += 1) await window.keyboard.press(key);
  };
  await slide('Size', 'ArrowRight', 5);
  await slide('Line height', 'End', 1);
  await slide('Letter spacing', 'ArrowRight', 2);
  await slide('Line length', 'Home', 1);
  await panel(window).getByRole('radio', { name: 'Indented' }).click();
  await panel(window).getByText('Justify and hyphenate').click();
  await expect(panel(window).getByRole('switch', { name: 'Justify and hyphenate' })).toBeChecked();
  const expected = {
    'font-size': '22px',
    'line-height': '48.4px',
    'letter-spacing': '0.44px',
    'text-align': 'justify',
  };
  for (const [name, value] of Object.entries(expected))
    await expect.poll(() => styleOf(window, name)).toBe(value);
  const width = () => window.evaluate(() => document.querySelector('iframe')?.clientWidth ?? 0);
  await expect.poll(width).toBe(22 * 22);
  await first.quit();

  const second = await launchApp(folder);
  await expect(article(second.window).locator('article p').first()).toBeVisible();
  for (const [name, value] of Object.entries(expected))
    expect(await styleOf(second.window, name)).toBe(value);
  expect(await styleOf(second.window, 'font-family')).toContain('Atkinson');
  await second.window.keyboard.press('Control+,');
  await panel(second.window).getByRole('button', { name: 'Set type as it came' }).click();
  await expect.poll(() => styleOf(second.window, 'font-size')).toBe('19.5px');
  await second.quit();
});

test('keys and the menu change size and theme', async ({ commonplace }) => {
  const { app, window } = commonplace;
  await expect(article(window).locator('article p').first()).toBeVisible();
  await window.keyboard.press('+');
  await expect.poll(() => styleOf(window, 'font-size')).toBe('20.5px');
  await window.keyboard.press('-');
  await window.keyboard.press('-');
  await expect.poll(() => styleOf(window, 'font-size')).toBe('18.5px');
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('larger-text')?.click();
  });
  await expect.poll(() => styleOf(window, 'font-size')).toBe('19.5px');
  await window.keyboard.press('y');
  await expect.poll(() => window.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
});

test('pages are turned by keys and by wheel, and no line is cut or left out', async ({
  commonplace,
  folder,
}) => {
  const { window } = commonplace;
  await openLong(commonplace, folder);
  await resize(commonplace, 1100);
  await window.keyboard.press('v');
  // The list has the keyboard still, and its own use for the arrows.
  await window.locator('#scroller').focus();
  const page = window.locator('[data-page]');
  await expect(page).toContainText('Page 1 of');
  const seen: string[] = [];
  for (let turned = 0; turned < 40; turned += 1) {
    seen.push(...(await linesOnPage(window)));
    const before = await scrollTop(window);
    await window.keyboard.press(turned % 2 === 0 ? 'PageDown' : 'ArrowRight');
    if ((await scrollTop(window)) === before) break;
  }
  const all = await window.evaluate(() =>
    [...(document.querySelector('iframe')?.contentDocument?.querySelectorAll('article p') ?? [])]
      .map((each) => each.textContent)
      .join(' '),
  );
  // Every word once, in its order: what a page begins with is what the one before it left out.
  expect(seen.join(' ').replace(/\s+/g, ' ')).toContain(all.slice(0, 200));
  const counted = PARAGRAPHS.map((_, index) =>
    seen.filter((line) => line.startsWith(`Paragraph ${index + 1} `)),
  );
  expect(counted.map((lines) => lines.length)).toEqual(PARAGRAPHS.map(() => 1));

  await window.keyboard.press('Home');
  await expect.poll(() => scrollTop(window)).toBe(0);
  await window.locator('#scroller').hover();
  await window.mouse.wheel(0, 120);
  await expect.poll(() => scrollTop(window)).toBeGreaterThan(300);
  const second = await scrollTop(window);
  await window.keyboard.press('Space');
  await expect.poll(() => scrollTop(window)).toBeGreaterThan(second + 300);
  await window.keyboard.press('PageUp');
  await expect.poll(() => scrollTop(window)).toBeLessThan(second + 40);
  await window.keyboard.press('v');
  await expect(page).toBeHidden();
});

/** The words of each line that is seen whole on the page, as the eye would read them. */
function linesOnPage(window: Page): Promise<readonly string[]> {
  return window.evaluate(() => {
    const frame = document.querySelector('iframe');
    const pane = document.querySelector('#scroller')?.getBoundingClientRect();
    const cover = document.querySelector('[data-page]')?.parentElement?.getBoundingClientRect();
    const inner = frame?.contentDocument;
    if (frame == null || inner == null || pane === undefined || cover === undefined) return [];
    const head = document.querySelector('[data-page]')?.parentElement?.previousElementSibling;
    const headBottom = head?.getBoundingClientRect().bottom ?? pane.top;
    const { top } = frame.getBoundingClientRect();
    const lines: string[] = [];
    for (const paragraph of inner.querySelectorAll('article p')) {
      const text = paragraph.firstChild;
      if (!(text instanceof (inner.defaultView?.Text ?? Text))) continue;
      let line = '';
      let at = -1;
      const put = (): void => {
        if (line !== '') lines.push(line.trim());
        line = '';
      };
      for (const { index, 0: word } of text.data.matchAll(/\S+\s*/g)) {
        const range = inner.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.trimEnd().length);
        const box = range.getBoundingClientRect();
        const isSeen =
          box.top + top >= Math.max(pane.top, headBottom) - 1 && box.bottom + top <= cover.top + 1;
        if (!isSeen) continue;
        if (Math.abs(box.top - at) > 4) put();
        at = box.top;
        line += word;
      }
      put();
    }
    return lines;
  });
}

test('focus mode leaves only the text, and Escape brings the window back', async ({ commonplace }) => {
  const { window } = commonplace;
  await expect(article(window).locator('article p').first()).toBeVisible();
  await window.keyboard.press('z');
  await expect(window.getByRole('option')).toBeHidden();
  await expect(window.getByRole('toolbar', { name: 'Article' })).toBeHidden();
  await expect(article(window).locator('article p').first()).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('option')).toBeVisible();
  await expect(window.getByRole('toolbar', { name: 'Article' })).toBeVisible();
});

test('the line guide follows the pointer and the arrows', async ({ commonplace, folder }) => {
  const { window } = commonplace;
  await openLong(commonplace, folder);
  await window.keyboard.press('x');
  const guide = window.locator('[data-line-guide]');
  await expect(guide).toBeVisible();
  await article(window)
    .locator('article p')
    .nth(2)
    .hover({ position: { x: 40, y: 10 } });
  const topOf = async () => (await guide.boundingBox())?.y ?? -1;
  const paragraph = await article(window).locator('article p').nth(2).boundingBox();
  await expect.poll(topOf).toBeGreaterThan((paragraph?.y ?? 0) - 6);
  const before = await topOf();
  await window.locator('#scroller').focus();
  await window.keyboard.press('ArrowDown');
  const after = await topOf();
  expect(after - before).toBeGreaterThan(20);
  expect(after - before).toBeLessThan(60);
  await window.keyboard.press('ArrowUp');
  expect(Math.abs((await topOf()) - before)).toBeLessThan(2);
  await window.keyboard.press('x');
  await expect(guide).toBeHidden();
});
