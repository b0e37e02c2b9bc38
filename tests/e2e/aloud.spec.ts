import type { Page } from 'playwright';
import { expect, launchApp, test } from './launch';
import { axeFaults } from './axe-faults';
import { article, openSaved, storedWords } from './reading-room';

const PAGE =
  '<!doctype html><html lang="en"><title>The ferry</title><article><h1>The ferry</h1>' +
  '<p>The ferry left at six. Nobody had told the pilot. He rowed after it.</p>' +
  '<pre>rows = 12</pre><p>It was dark by then.</p></article></html>';

/** Stands in for the system's voices, which the machine of a test may not have: it is told when it has said a word. */
interface FakeVoice {
  readonly said: { readonly words: string; readonly rate: number; readonly voice: string | undefined }[];
  readonly word: (at: number, length: number) => void;
  readonly end: () => void;
}

async function giveVoices(window: Page): Promise<void> {
  await window.evaluate(() => {
    class Utterance extends EventTarget {
      rate = 1;
      lang = '';
      voice: { readonly voiceURI: string } | null = null;
      readonly text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    let current: Utterance | null = null;
    const said: FakeVoice['said'][number][] = [];
    const voice = (voiceURI: string, name: string, lang: string, localService: boolean) => ({
      voiceURI,
      name,
      lang,
      localService,
      default: false,
    });
    const voices = [
      voice('anna', 'Anna', 'de-DE', true),
      voice('kate', 'Kate', 'en-GB', true),
      voice('cloud', 'Cloud', 'en-GB', false),
      voice('fred', 'Fred', 'en-US', true),
    ];
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      cancel: () => {
        current = null;
      },
      speak: (utterance: Utterance) => {
        current = utterance;
        said.push({ words: utterance.text, rate: utterance.rate, voice: utterance.voice?.voiceURI });
      },
    });
    const fake: FakeVoice = {
      said,
      word: (at, length) =>
        current?.dispatchEvent(
          Object.assign(new Event('boundary'), { name: 'word', charIndex: at, charLength: length }),
        ),
      end: () => current?.dispatchEvent(new Event('end')),
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, fake });
  });
}

declare global {
  // In the window, once it has been given voices.
  var fake: FakeVoice;
}

const said = (window: Page) => window.evaluate(() => globalThis.fake.said);
const lastSaid = async (window: Page) => (await said(window)).at(-1)?.words;
const hear = (window: Page, at: number, length: number) =>
  window.evaluate((place) => globalThis.fake.word(...place), [at, length] as const);
const hearOut = (window: Page) => window.evaluate(() => globalThis.fake.end());

/** The words that are painted under a name of the CSS Custom Highlight API. */
function painted(window: Page, name: string): Promise<string> {
  return window.evaluate((named) => {
    const view = document.querySelector('iframe')?.contentWindow as (Window & typeof globalThis) | null;
    const ranges = [...(view?.CSS.highlights.get(named) ?? [])];
    return ranges
      .map((each) => {
        const range = new Range();
        range.setStart(each.startContainer, each.startOffset);
        range.setEnd(each.endContainer, each.endOffset);
        return range.toString();
      })
      .join('|');
  }, name);
}

test('an article is read aloud sentence by sentence, and the word is followed', async ({
  commonplace,
  folder,
}) => {
  const { window } = commonplace;
  await giveVoices(window);
  await openSaved(commonplace, folder, PAGE, 'The ferry');
  await window.locator('#scroller').focus();
  await window.keyboard.press('Shift+S');
  const bar = window.getByRole('group', { name: 'Reading aloud' });
  await expect(bar).toBeVisible();
  // A voice of the article's language that needs no network.
  await expect
    .poll(() => said(window))
    .toEqual([{ words: 'The ferry left at six.', rate: 1, voice: 'kate' }]);
  await hear(window, 4, 5);
  await expect.poll(() => painted(window, 'spoken-word')).toBe('ferry');
  expect((await painted(window, 'spoken-sentence')).trim()).toBe('The ferry left at six.');
  expect(await axeFaults(window)).toEqual([]);

  await window.keyboard.press('Space');
  await expect(bar.getByRole('button', { name: 'Go on' })).toBeVisible();
  await window.keyboard.press('Space');
  await expect.poll(() => lastSaid(window)).toBe('ferry left at six.');
  await window.keyboard.press('.');
  await expect.poll(() => lastSaid(window)).toBe('Nobody had told the pilot.');
  await window.keyboard.press(',');
  await expect.poll(() => lastSaid(window)).toBe('The ferry left at six.');
  await bar.getByRole('button', { name: 'Faster' }).click();
  await expect.poll(async () => (await said(window)).at(-1)?.rate).toBe(1.1);
  await bar.getByRole('combobox', { name: 'Voice' }).selectOption('fred');
  await expect.poll(async () => (await said(window)).at(-1)?.voice).toBe('fred');
  // Code is passed over; after the last sentence the player goes.
  for (const words of ['Nobody had told the pilot.', 'He rowed after it.', 'It was dark by then.']) {
    await hearOut(window);
    await expect.poll(() => lastSaid(window)).toBe(words);
  }
  await hearOut(window);
  await expect(bar).toBeHidden();
  expect(await painted(window, 'spoken-sentence')).toBe('');
});

test('what is heard is marked by key, goes on meanwhile, and waits while one writes', async ({
  commonplace,
  folder,
}) => {
  const { window } = commonplace;
  await giveVoices(window);
  await openSaved(commonplace, folder, PAGE, 'The ferry');
  await window.locator('#scroller').focus();
  await window.keyboard.press('Shift+S');
  await expect.poll(() => lastSaid(window)).toBe('The ferry left at six.');
  await window.keyboard.press('2');
  await expect.poll(() => storedWords(commonplace)).toEqual(['The ferry left at six.']);
  await hearOut(window);
  await expect.poll(() => lastSaid(window)).toBe('Nobody had told the pilot.');
  // The highlight before is still open; the key is for what is heard.
  await window.keyboard.press('3');
  await expect
    .poll(() => storedWords(commonplace))
    .toEqual(['The ferry left at six.', 'Nobody had told the pilot.']);
  await expect(article(window).locator('mark')).toHaveCount(2);
  await window.keyboard.press('.');
  await expect.poll(() => lastSaid(window)).toBe('He rowed after it.');
  await window.keyboard.press('a');
  const note = window.getByRole('textbox', { name: /^Note/ });
  await expect(note).toBeFocused();
  await expect(window.getByRole('button', { name: 'Go on' })).toBeVisible();
  await expect.poll(async () => (await storedWords(commonplace)).at(-1)).toBe('He rowed after it.');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('group', { name: 'Reading aloud' })).toBeHidden();
});

test('speed and voice are remembered', async ({ folder }) => {
  const first = await launchApp(folder);
  await giveVoices(first.window);
  await openSaved(first, folder, PAGE, 'The ferry');
  await first.window.locator('#scroller').focus();
  await first.window.keyboard.press('Shift+S');
  const bar = first.window.getByRole('group', { name: 'Reading aloud' });
  await bar.getByRole('combobox', { name: 'Voice' }).selectOption('fred');
  await first.window.locator('#scroller').focus();
  await first.window.keyboard.press('Shift+>');
  await expect(bar.getByRole('status', { name: 'Speed' })).toHaveText('1.1 ×');
  await first.quit();
  const second = await launchApp(folder);
  await giveVoices(second.window);
  await second.window.getByRole('option', { name: 'The ferry' }).click();
  await expect(article(second.window).getByRole('heading', { level: 1 })).toBeVisible();
  await second.window.locator('#scroller').focus();
  await second.window.keyboard.press('Shift+S');
  await expect
    .poll(() => said(second.window))
    .toEqual([{ words: 'The ferry left at six.', rate: 1.1, voice: 'fred' }]);
  await second.quit();
});

test('without a voice it is said, and nothing can be pressed but Stop', async ({ commonplace, folder }) => {
  const { app, window } = commonplace;
  await openSaved(commonplace, folder, PAGE, 'The ferry');
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('read-aloud')?.click();
  });
  const bar = window.getByRole('group', { name: 'Reading aloud' });
  test.skip(
    await window.evaluate(() => speechSynthesis.getVoices().some(({ localService }) => localService)),
    'this machine has a voice',
  );
  await expect(bar.getByRole('status')).toContainText(['1', 'no voice that speaks without a network']);
  for (const name of ['Go on', 'Next sentence', 'Previous sentence', 'Faster', 'Slower'])
    await expect(bar.getByRole('button', { name })).toBeDisabled();
  expect(await axeFaults(window)).toEqual([]);
  await bar.getByRole('button', { name: 'Stop reading aloud' }).click();
  await expect(bar).toBeHidden();
});
