// @vitest-environment jsdom
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HIGHLIGHT_COLORS, type HighlightColor } from '#core/highlight/colors';
import { highlightView, liveHighlights, type HighlightView } from '#core/highlight/highlight-view';
import type { SafeHtml } from '#core/html';
import type { ArticleId } from '#core/ids';
import { assertNever } from '#core/result';
import { readText } from '#core/text/read-text';
import { normalisedOffset, toRawRange, type TextRange } from '#core/text/text-model';
import { answer } from '../../../electron/library/answer';
import type { Library } from '../../../electron/library/library';
import { perform } from '../../../electron/library/perform';
import { opened } from '../../library/support/opened';
import { sampleArticle } from '../../library/support/sample-article';
import { valueOf } from '../../library/support/value-of';
import { stubBrowser, stubChannel, whenIdle } from '../support/library-channel';

const HTML =
  '<p>The first boat left at <em>seven</em>, whatever the weather said of it.</p>' +
  '<ul><li>A timetable is a <a href="https://harbour.example/p">promise</a>.</li><li>To strangers.</li></ul>' +
  '<table><tbody><tr><td>First</td><td>7.00</td></tr><tr><td>Second</td><td>9.30</td></tr></tbody></table>' +
  '<p>Nobody could say when the <strong>clock <em>had</em></strong> stopped, 👩‍👩‍👧 or cafe\u0301.</p>';

type Step =
  | { readonly do: 'add'; readonly from: number; readonly length: number; readonly color: HighlightColor }
  | { readonly do: 'recolour' | 'elsewhere'; readonly which: number; readonly color: HighlightColor }
  | { readonly do: 'note'; readonly which: number; readonly note: string }
  | { readonly do: 'tag'; readonly which: number; readonly tags: readonly string[] }
  | { readonly do: 'underline' | 'remove'; readonly which: number }
  | { readonly do: 'mark another article' | 'undo' | 'redo' };

const color = fc.constantFrom(...HIGHLIGHT_COLORS);
const which = fc.nat(99);
const step = <Name extends Step['do'], Rest extends object>(name: Name, rest: fc.Arbitrary<Rest>) =>
  rest.map((values) => ({ do: name, ...values }));
const OWN = [
  { weight: 5, arbitrary: step('add', fc.record({ from: fc.nat(180), length: fc.nat(80), color })) },
  { weight: 2, arbitrary: step('recolour', fc.record({ which, color })) },
  { weight: 1, arbitrary: step('underline', fc.record({ which })) },
  {
    weight: 2,
    arbitrary: step('note', fc.record({ which, note: fc.constantFrom('', 'Why?', 'A *promise*.') })),
  },
  { weight: 1, arbitrary: step('tag', fc.record({ which, tags: fc.subarray(['time', 'law', 'bread']) })) },
  { weight: 2, arbitrary: step('remove', fc.record({ which })) },
  { weight: 1, arbitrary: step('mark another article', fc.constant({})) },
] as const;
const RETRACING = [
  { weight: 4, arbitrary: step('undo', fc.constant({})) },
  { weight: 3, arbitrary: step('redo', fc.constant({})) },
  { weight: 1, arbitrary: step('elsewhere', fc.record({ which, color })) },
] as const;

let folder: string;
let library: Library;
let otherId: ArticleId;
let page: Awaited<ReturnType<typeof importPage>>;

/** The window's modules, which look for the channel as soon as they are read. */
async function importPage() {
  return {
    ...(await import('../../../renderer/app/history-store')),
    ...(await import('../../../renderer/app/take-back')),
    ...(await import('../../../renderer/app/reader-store')),
    ...(await import('../../../renderer/highlights/highlight-commands')),
    ...(await import('../../../renderer/highlights/paint-store')),
    ...(await import('../../../renderer/highlights/write-note')),
    ...(await import('../../../renderer/highlights/note-subject')),
    ...(await import('../../../renderer/reader/shown-article')),
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(await realpath(tmpdir()), 'commonplace-test-'));
  library = await opened(folder);
  otherId = valueOf(await library.add(sampleArticle('Another'))).id;
  stubChannel(() => library);
  stubBrowser();
  page = await importPage();
  page.startPainting();
});

afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

describe('whatever is done to highlights, and taken back, and done again', () => {
  it('what is stored, what the window holds and what is painted agree after each step', async () => {
    const steps = fc.array(fc.oneof(...OWN, ...RETRACING), { maxLength: 18 });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const id = await openNewArticle();
        for (const one of all) {
          await take(one, id);
          await expectAgreement(id);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('taking back everything gives what was, and doing it all again gives what had become of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...OWN), { maxLength: 14 }), async (all) => {
        const id = await openNewArticle();
        const before = [await stored(id), await stored(otherId)];
        for (const one of all) await take(one, id);
        const after = [await stored(id), await stored(otherId)];
        while (page.useHistory.getState().done.length > 0) await page.takeBack();
        expect([await stored(id), await stored(otherId)]).toEqual(before);
        await seen(id);
        await expectAgreement(id);
        while (page.useHistory.getState().undone.length > 0) await page.doAgain();
        expect([await stored(id), await stored(otherId)]).toEqual(after);
        await seen(id);
        await expectAgreement(id);
      }),
      { numRuns: 40 },
    );
  });

  it('it is there after a restart', async () => {
    const id = await openNewArticle();
    for (const from of [0, 30, 60]) await take({ do: 'add', from, length: 40, color: 'blue' }, id);
    await take({ do: 'note', which: 1, note: 'Why?' }, id);
    await take({ do: 'remove', which: 0 }, id);
    const before = await stored(id);
    await library.close();
    library = await opened(folder);
    expect(await stored(id)).toEqual(before);
    expect(before).toHaveLength(2);
  });
});

/** Saves the article and shows it, as the frame does; nothing can be taken back yet. */
async function openNewArticle(): Promise<ArticleId> {
  const text = readText(new DOMParser().parseFromString(HTML, 'text/html').body).text;
  const article = { ...sampleArticle(), html: HTML as SafeHtml, text };
  const { id } = valueOf(await library.add(article));
  await page.readArticle(id);
  const { content } = page.useReader.getState();
  if (content === null) throw new Error('the article wasn’t read');
  page.setShown(page.showArticle(document, content));
  page.useHistory.setState({ done: [], undone: [] });
  return id;
}

async function take(one: Step, id: ArticleId): Promise<void> {
  await carryOut(one);
  await seen(id);
}

/** What the event about a change does in the window. */
async function seen(id: ArticleId): Promise<void> {
  await page.refreshHighlights(id);
  await whenIdle();
}

function carryOut(one: Step): Promise<unknown> {
  if ('which' in one) {
    const chosen = chosenHighlight(one.which);
    return chosen === undefined ? Promise.resolve() : change(one, chosen);
  }
  switch (one.do) {
    case 'add':
      return select(one.from, one.length) ? page.ink(one.color) : Promise.resolve();
    case 'mark another article':
      return page.run('highlight.add', { articleId: otherId, at: { quote: 'a promise made to strangers' } });
    case 'undo':
      return page.takeBack();
    case 'redo':
      return page.doAgain();
    default:
      return assertNever(one);
  }
}

function change(one: Extract<Step, { readonly which: number }>, chosen: HighlightView): Promise<unknown> {
  switch (one.do) {
    case 'recolour':
      return page.recolour(chosen.id, one.color);
    case 'underline':
      return page.restyle(chosen.id, chosen.style === 'ink' ? 'underline' : 'ink');
    case 'tag':
      return one.tags.length === 0
        ? page.removeTags(chosen.id, chosen.tags)
        : page.addTag(chosen.id, one.tags[0] ?? '');
    case 'remove':
      return page.remove(chosen.id);
    case 'note': {
      const subject = { articleId: chosen.articleId, highlightId: chosen.id };
      return page.writeNote(subject, one.note).then(() => page.endStep(page.noteStep(subject)));
    }
    case 'elsewhere':
      return perform(library, { name: 'highlight.edit', args: { id: chosen.id, color: one.color } });
    default:
      return assertNever(one);
  }
}

function chosenHighlight(which: number): HighlightView | undefined {
  const { highlights } = page.useReader.getState();
  return highlights[which % Math.max(1, highlights.length)];
}

/** Selects in the document; false where that leaves no words. */
function select(from: number, length: number): boolean {
  const shown = shownArticle();
  const end = Math.min(from + length, shown.model.text.length);
  if (from >= end) return false;
  page.selectRange(shown, { start: normalisedOffset(from), end: normalisedOffset(end) });
  return page.selectedRange(shown) !== null;
}

function shownArticle() {
  const { shown } = page.useReader.getState();
  if (shown === null) throw new Error('no article is shown');
  return shown;
}

/** As the file has it, with what a person sees of it. */
async function stored(id: ArticleId): Promise<readonly HighlightView[]> {
  const views = liveHighlights(valueOf(await library.record(id))).map(highlightView);
  return views.map((view) => ({ ...view, created: '', updated: '' }));
}

async function expectAgreement(id: ArticleId): Promise<void> {
  const listed = valueOf(await answer(library, 'highlight.list', { articleId: id }));
  const record = valueOf(await library.record(id));
  const { highlights } = page.useReader.getState();
  expect(highlights).toEqual(listed);
  expect(highlights).toEqual(liveHighlights(record).map(highlightView));
  expect(page.usePaint.getState().loose).toEqual([]);
  expect(painted()).toEqual(wanted(highlights));
}

/** For each visible character, by its place in the text content, which highlights are painted there. */
function painted(): readonly string[] {
  const walker = document.createTreeWalker(shownArticle().root, NodeFilter.SHOW_TEXT);
  const inks: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    const ids = parentElement?.closest<HTMLElement>('mark')?.dataset['highlights']?.split(' ') ?? [];
    for (const unit of textContent ?? '') inks.push(...Array<string>(unit.length).fill(inkOf(unit, ids)));
  }
  return inks;
}

function wanted(highlights: readonly HighlightView[]): readonly string[] {
  const { model, root } = shownArticle();
  const ranges = highlights.map(({ id, anchor }) => ({
    id,
    ...toRawRange(model, { start: anchor.start, end: anchor.end } as TextRange),
  }));
  const inks: string[] = [];
  for (const unit of root.textContent) {
    const at = inks.length;
    const ids = ranges.filter(({ start, end }) => start <= at && at < end).map(({ id }) => id);
    inks.push(...Array<string>(unit.length).fill(inkOf(unit, ids)));
  }
  return inks;
}

function inkOf(unit: string, ids: readonly string[]): string {
  return /\s/.test(unit) ? '' : [...ids].sort().join(' ');
}
