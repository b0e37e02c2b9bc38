// @ts-check
/** The main job, step by step, as somebody at the window would do it. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { ScriptError } from './script.mjs';

const TITLE = 'How to keep a commonplace book';
const QUOTE = 'What is copied is chosen, and what is chosen is remembered.';
const NOTE = 'This is why I keep a library of my own.';
const TAG = 'habits';
const PATIENCE_MS = 15_000;
const STEP_LIMIT_MS = 60_000;
const POLL_MS = 100;

/**
 * @typedef {object} Stage
 * @property {import('playwright').ElectronApplication} app
 * @property {import('playwright').Page} window
 * @property {string} folder - an empty place for files
 * @property {(line: string) => void} tell - says what is being done
 */

/**
 * Save, read, highlight, note, export. Rejects at the first step that doesn't work, naming it.
 * @param {Stage} stage
 * @returns {Promise<string>} the exported notes, Markdown
 */
export async function doMainJob({ app, window, folder, tell }) {
  window.setDefaultTimeout(PATIENCE_MS);
  /**
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  const step = async (name, work) => {
    tell(`${name}…`);
    try {
      return await Promise.race([work(), tooLong()]);
    } catch (error) {
      // Playwright's messages go on with a log of what it tried.
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      throw new ScriptError(`${name} did not work: ${reason}`);
    }
  };
  await step('Saving the welcome article', () =>
    window.getByLabel('Articles').getByText(TITLE).first().click(),
  );
  await step('Reading it', () => window.frameLocator('iframe').getByText(QUOTE).waitFor());
  await step('Highlighting a quote', () => highlight(window));
  await step('Writing a note and a tag', () => annotate(window));
  return step('Exporting the notes', () => exportNotes(app, window, join(folder, 'notes.md')));
}

/**
 * Mouse, keyboard and script calls have no limit of their own.
 * @returns {Promise<never>}
 */
async function tooLong() {
  await pause(STEP_LIMIT_MS, undefined, { ref: false });
  throw new Error(`nothing came of it in ${STEP_LIMIT_MS / 1000} seconds`);
}

/** @param {import('playwright').Page} window */
async function highlight(window) {
  const { from, to } = await window.evaluate(placeOf, QUOTE);
  // Not by dragging: Playwright watches drags with a script in every frame, and the article's frame runs none.
  await window.mouse.click(from.x, from.y);
  await window.keyboard.down('Shift');
  await window.mouse.click(to.x, to.y);
  await window.keyboard.up('Shift');
  await window.getByRole('toolbar', { name: 'Selected text' }).getByRole('button', { name: 'Note' }).click();
  await window.frameLocator('iframe').locator('mark').first().waitFor();
}

/** @param {import('playwright').Page} window */
async function annotate(window) {
  const margin = window.getByLabel('Highlights and notes');
  await margin.getByRole('button', { name: 'Green' }).click();
  await margin.getByRole('textbox', { name: 'Note' }).fill(NOTE);
  const tags = margin.getByRole('combobox', { name: 'Add a tag' });
  await tags.fill(TAG);
  await tags.press('Enter');
  await margin.getByRole('button', { name: 'Close' }).click();
  await margin.getByText(NOTE).waitFor();
  await margin.getByText(`#${TAG}`).waitFor();
}

/**
 * @param {import('playwright').ElectronApplication} app
 * @param {import('playwright').Page} window
 * @param {string} path
 */
async function exportNotes(app, window, path) {
  // The system's own dialog is out of a script's reach: it is answered in its place.
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await window.getByRole('button', { name: 'Export notes' }).click();
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const notes = await readFile(path, 'utf8').catch(() => '');
    if (notes !== '') {
      const lost = [QUOTE, NOTE, TAG].find((words) => !notes.includes(words));
      if (lost !== undefined) throw new Error(`the notes lack "${lost}"`);
      return notes;
    }
    await pause(POLL_MS);
  }
  throw new Error('no file was written');
}

/**
 * Runs in the window: where a quote begins and ends on the screen, for a mouse that selects it. Scrolls to it.
 * @param {string} quote
 */
function placeOf(quote) {
  const frame = document.querySelector('iframe');
  const article = frame?.contentDocument;
  if (frame == null || article == null) throw new Error('no article is shown');
  const texts = article.createTreeWalker(article.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    // Line breaks of the source are single spaces to a reader.
    const start = text.replace(/\s/g, ' ').indexOf(quote);
    if (start === -1) continue;
    const range = article.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + quote.length);
    node.parentElement?.scrollIntoView({ block: 'center' });
    const box = frame.getBoundingClientRect();
    const lines = [...range.getClientRects()];
    const first = lines[0];
    const last = lines.at(-1);
    if (first === undefined || last === undefined) break;
    return {
      from: { x: box.left + first.left + 1, y: box.top + first.top + first.height / 2 },
      to: { x: box.left + last.right - 1, y: box.top + last.top + last.height / 2 },
    };
  }
  throw new Error('the quote is not in the article');
}
