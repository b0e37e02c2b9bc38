import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { png } from '../support/images';
import { expect, test, type RunningApp } from './launch';
import { openSaved } from './reading-room';
import { runCommand } from './run-command';

const PARAGRAPHS = Array.from(
  { length: 40 },
  (_, index) =>
    `<p>Entry ${index + 1}: the harbour master weighed the mail, wrote the figure down, and went in to his soup.</p>`,
).join('');
const PAGE =
  '<!doctype html><html lang="en"><title>The harbour log</title><article><h1>The harbour log</h1>' +
  '<p>The log begins on a Monday. It was found in a drawer.</p><figure><img src="quay.png" alt="The quay"></figure>' +
  `<h2>The first winter</h2>${PARAGRAPHS}<h2>The second winter</h2><p>There was no second winter.</p></article></html>`;

interface Pdf {
  readonly text: string;
  readonly pages: number;
  readonly outline: readonly string[];
  readonly isTagged: boolean;
  readonly images: number;
  readonly title: string;
}

async function readPdf(path: string): Promise<Pdf> {
  const loading = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 });
  const pdf = await loading.promise;
  let text = '';
  let images = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    text += `${items.map((item) => ('str' in item ? item.str : '')).join(' ')}\n`;
    const { fnArray } = await page.getOperatorList();
    images += fnArray.filter((operator) => operator === OPS.paintImageXObject).length;
  }
  const outline = titlesOf(await pdf.getOutline());
  const { info } = await pdf.getMetadata();
  const found = {
    text: text.replace(/\s+/g, ' '),
    pages: pdf.numPages,
    outline,
    isTagged: (await pdf.getMarkInfo())?.Marked === true,
    images,
    title: String((info as { readonly Title?: unknown }).Title),
  };
  await loading.destroy();
  return found;
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

function titlesOf(items: readonly OutlineItem[]): readonly string[] {
  return items.flatMap((item) => [item.title, ...titlesOf(item.items)]);
}

/** Opens the log with an underlined, noted and tagged quote. Gives its id. */
async function openNoted(running: RunningApp, folder: string): Promise<string> {
  await writeFile(join(folder, 'quay.png'), png(60, 30, [40, 90, 120]));
  await openSaved(running, folder, PAGE, 'The harbour log');
  const { library } = running;
  const list = await runCommand(['--library', library, 'list', '--json']);
  const [article] = JSON.parse(list.stdout) as readonly { readonly id: string }[];
  const id = article?.id ?? '';
  const quote = ['--quote', 'It was found in a drawer.', '--note', 'Which drawer?', '--tag', 'finds'];
  expect(await runCommand(['--library', library, 'highlight', id, ...quote])).toMatchObject({ code: 0 });
  expect(
    await runCommand(['--library', library, 'note', id, '--text', 'Read with the chart.']),
  ).toMatchObject({
    code: 0,
  });
  return id;
}

test('an article becomes a PDF with its images, its notes, an outline and numbered pages', async ({
  commonplace,
  folder,
}) => {
  const id = await openNoted(commonplace, folder);
  const out = join(folder, 'log.pdf');
  const made = await runCommand(['--library', commonplace.library, 'pdf', id, '--out', out]);
  expect(made).toMatchObject({ code: 0, stderr: `Wrote ${out}\n` });
  const pdf = await readPdf(out);
  expect(pdf.title).toBe('The harbour log');
  expect(pdf.text).toContain('Entry 40: the harbour master');
  expect(pdf.text).toMatch(/It was found in a drawer\. ?1 /);
  expect(pdf.text).toMatch(/Notes Read with the chart\. 1\. It was found in a drawer\. Which drawer\? finds/);
  expect(pdf.text).toContain(`1 / ${pdf.pages}`);
  expect(pdf.pages).toBeGreaterThan(1);
  expect(pdf.outline).toEqual(['The harbour log', 'The first winter', 'The second winter', 'Notes']);
  expect(pdf).toMatchObject({ isTagged: true, images: 1 });
});

test('the window writes the PDF where it is told to, and prints', async ({ commonplace, folder }) => {
  const { app, window } = commonplace;
  await openNoted(commonplace, folder);
  const out = join(folder, 'from the window.pdf');
  await app.evaluate(({ app: own, dialog }, filePath) => {
    const answers = ['Print job canceled', 'No printers available on the network'];
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    own.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => done?.(false, answers.shift() ?? '');
    });
  }, out);
  await window.keyboard.press('Control+Shift+p');
  await expect(window.getByText(`Written to ${out}`)).toBeVisible();
  expect((await readPdf(out)).text).toContain('Which drawer?');

  // Whoever closes the printing dialog has no need to be told.
  await window.keyboard.press('Control+p');
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('print-article')?.click();
  });
  await expect(window.getByText('No printers available on the network')).toBeVisible();
  await expect(window.getByText('canceled')).toHaveCount(0);
});
