import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HighlightView } from '../../electron/core/highlight/highlight-view';
import type { ArticleId, HighlightId } from '../../electron/core/ids';
import { seededRandom } from '../bench/storage/random';
import { expect, launchApp, test, type RunningApp } from './launch';
import {
  coveredTexts,
  farthestMove,
  expectedCover,
  markupOf,
  misplacedMarks,
  wordPlaces,
  wrongUnits,
} from './painted-article';
import { paintingPage, SCRIPTS } from './painting-page';

// One app and one article for all: each test takes its highlights away again.
test.describe.configure({ mode: 'serial' });

const TITLE = 'The painted page';
const OVERLAPS = 200;
/** CSS pixels: the widths of pieces of a line are rounded each by itself. */
const MOST_MOVED = 0.5;

let folder = '';
let running: RunningApp;
let article: ArticleId;
let text = '';
/** The article without marks. */
let html = '';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-painting-'));
  running = await launchApp(folder);
  const { window: page } = running;
  const read = await page.evaluate(async (markup) => {
    const saved = await window.commonplace.commands['article.save']({
      source: { kind: 'html', html: markup },
    });
    if (!saved.ok) throw new Error(saved.error.message);
    const { id } = saved.value.value;
    const content = await window.commonplace.queries['article.read']({ id });
    if (!content.ok) throw new Error(content.error.message);
    return { id, text: content.value.text };
  }, paintingPage(TITLE));
  article = read.id;
  text = read.text;
  await page.getByRole('option', { name: TITLE }).click();
  await expect(page.frameLocator('iframe').getByText('Last sentence of the whole.')).toBeVisible();
  html = (await page.evaluate(markupOf)).html;
});

test.afterAll(async () => {
  await running.quit();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('two hundred random overlaps paint no wrong character, move no word, and leave nothing behind', async () => {
  const { window: page } = running;
  const places = await page.evaluate(wordPlaces);
  const random = seededRandom(200);
  const ranges = Array.from({ length: OVERLAPS }, () => {
    const start = random.below(text.length - 2);
    return { start, end: Math.min(text.length, start + 1 + random.below(random.below(4) === 0 ? 900 : 60)) };
  });
  await addAll(ranges);
  await isPaintedRight();
  expect((await listed()).length).toBeGreaterThan(OVERLAPS * 0.9);
  expect(await page.evaluate(misplacedMarks)).toBe(0);
  expect(farthestMove(places, await page.evaluate(wordPlaces))).toBeLessThan(MOST_MOVED);

  await removeAll();
  expect(await page.evaluate(markupOf)).toEqual({ html, normal: true });
});

test('marks stay when the shelf changes and the window is resized', async () => {
  const { app, window: page } = running;
  const start = text.indexOf('First edge');
  await addAll([
    { start, end: start + 90 },
    { start: start + 20, end: start + 200 },
  ]);
  await isPaintedRight();
  await page.evaluate(() => {
    const mark = document.querySelector('iframe')?.contentDocument?.querySelector('mark');
    mark?.setAttribute('data-seen', 'before');
  });
  await page.evaluate(async (id) => {
    await window.commonplace.commands['article.shelve']({ id, shelf: 'later' });
    await window.commonplace.commands['article.shelve']({ id, shelf: 'inbox' });
  }, article);
  await app.evaluate(({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    shown?.setSize(900, 640);
  });
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(1000);
  await isPaintedRight();
  await expect(page.frameLocator('iframe').locator('mark[data-seen]')).toHaveCount(1);
  await removeAll();
});

const EDGES: readonly {
  readonly name: string;
  readonly from: Place;
  readonly to: Place;
  readonly quote: string;
}[] = [
  {
    name: 'a triple click, which ends at the next block',
    from: { words: 'First edge', by: 0 },
    to: { block: 'Second edge', child: 0 },
    quote: 'First edge sentence, alone in its paragraph.',
  },
  {
    name: 'an end at offset 0 of the next block’s text',
    from: { words: 'First edge', by: 6 },
    to: { words: 'Second edge', by: 0 },
    quote: 'edge sentence, alone in its paragraph.',
  },
  {
    name: 'a start and an end in an element rather than a text',
    from: { block: 'Second edge', child: 1 },
    to: { block: 'Second edge', child: 2 },
    quote: 'sentence with a strong link',
  },
  {
    name: 'from within a link to past its emphasis',
    from: { words: 'sentence ', by: 3 },
    to: { words: ' link', by: 3 },
    quote: 'tence with a strong li',
  },
  {
    name: 'across list items',
    from: { words: 'Item one of edges', by: 5 },
    to: { words: 'Item two of edges', by: 8 },
    quote: 'one of edges\nItem two',
  },
  {
    name: 'across cells and out of the table',
    from: { words: 'Cell alpha', by: 5 },
    to: { words: 'Third edge sentence', by: 5 },
    quote: 'alpha Cell beta\nThird',
  },
];

for (const { name, from, to, quote } of EDGES) {
  test(`a selection from the edge of an element marks what it shows: ${name}`, async () => {
    await select(from, to);
    expect(await markSelection()).toBe(quote);
  });
}

test('a selection of the whole article marks all of it', async () => {
  await running.window.evaluate(() => {
    const inner = document.querySelector('iframe')?.contentDocument;
    const root = inner?.querySelector('article');
    if (inner == null || root == null) throw new Error('no article is shown');
    inner.getSelection()?.selectAllChildren(root);
  });
  expect(await markSelection()).toBe(text);
});

const SNAPPED: readonly {
  readonly script: keyof typeof SCRIPTS;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}[] = [
  { script: 'arabic', from: 5, to: 17, quote: SCRIPTS.arabic.slice(5, 17).trim() },
  { script: 'hebrew', from: 1, to: 4, quote: 'בְּרֵ' },
  { script: 'chinese', from: 4, to: 9, quote: SCRIPTS.chinese.slice(4, 9) },
  { script: 'japanese', from: 3, to: 8, quote: SCRIPTS.japanese.slice(3, 8) },
  { script: 'thai', from: 1, to: 2, quote: 'ผู้' },
  { script: 'devanagari', from: 0, to: 1, quote: 'पा' },
  { script: 'emoji', from: 13, to: 14, quote: '👨‍👩‍👧‍👦' },
  { script: 'combining', from: 9, to: 11, quote: 'cô' },
  { script: 'hyphens', from: 3, to: 20, quote: 'extraordinary' },
  { script: 'nfd', from: 3, to: 4, quote: 'é' },
];

for (const { script, from, to, quote } of SNAPPED) {
  test(`whole characters of ${script} are marked and kept as they are spelt`, async () => {
    const words = SCRIPTS[script];
    await select({ words: words.slice(0, 12), by: from }, { words: words.slice(0, 12), by: to });
    expect(await markSelection()).toBe(quote);
  });
}

/** Offsets in a text node that holds some words, counted from them; or before a child of the block they are in. */
type Place =
  { readonly words: string; readonly by: number } | { readonly block: string; readonly child: number };

async function select(from: Place, to: Place): Promise<void> {
  await running.window.evaluate(
    ([start, end]) => {
      const inner = document.querySelector('iframe')?.contentDocument;
      const root = inner?.querySelector('article');
      if (inner == null || root == null) throw new Error('no article is shown');
      const textWith = (words: string): Node => {
        const walker = inner.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
          if (node.nodeValue?.includes(words) === true) return node;
        throw new Error(`the article lacks “${words}”`);
      };
      const point = (place: Place): readonly [Node, number] => {
        if ('child' in place) {
          const block = textWith(place.block).parentElement?.closest('p');
          if (block == null) throw new Error('no block');
          return [block, place.child];
        }
        const node = textWith(place.words);
        return [node, (node.nodeValue ?? '').indexOf(place.words) + place.by];
      };
      inner.getSelection()?.setBaseAndExtent(...point(start), ...point(end));
    },
    [from, to] as const,
  );
}

/** Marks the selection by key, looks that the marks are right, takes them away, and gives the stored quote. */
async function markSelection(): Promise<string> {
  const { window: page } = running;
  await page.keyboard.press('h');
  await expect.poll(async () => (await listed()).length).toBe(1);
  const quote = (await listed())[0]?.quote ?? '';
  await isPaintedRight();
  expect(await page.evaluate(misplacedMarks)).toBe(0);
  await page.keyboard.press('Escape');
  await removeAll();
  expect(await page.evaluate(markupOf)).toEqual({ html, normal: true });
  return quote;
}

/** Waits until each unit of the text is under the marks that it should be under, and only those. */
async function isPaintedRight(): Promise<void> {
  const expected = expectedCover(html, await listed());
  await expect
    .poll(async () => wrongUnits(await running.window.evaluate(coveredTexts), expected).slice(0, 5))
    .toEqual([]);
}

function listed(): Promise<readonly HighlightView[]> {
  return running.window.evaluate(async (articleId) => {
    const list = await window.commonplace.queries['highlight.list']({ articleId });
    if (!list.ok) throw new Error(list.error.message);
    return list.value;
  }, article);
}

async function addAll(ranges: readonly { readonly start: number; readonly end: number }[]): Promise<void> {
  await running.window.evaluate(
    async ([articleId, all]) => {
      const adding = all.map(async (range) => {
        const at = { version: 1, ...range };
        // A range of nothing but white space is refused.
        const added = await window.commonplace.commands['highlight.add']({ articleId, at });
        if (!added.ok && added.error.code !== 'bad-request') throw new Error(added.error.message);
      });
      await Promise.all(adding);
    },
    [article, ranges] as const,
  );
}

async function removeAll(): Promise<void> {
  const ids: readonly HighlightId[] = (await listed()).map(({ id }) => id);
  await running.window.evaluate(async (all) => {
    await Promise.all(all.map((id) => window.commonplace.commands['highlight.remove']({ id })));
  }, ids);
  await expect(running.window.frameLocator('iframe').locator('mark')).toHaveCount(0);
}
