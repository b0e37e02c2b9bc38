import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { writeHostileFiles } from '../hostile/files';
import { armed } from '../hostile/payload';
import { BatchProcess, type BatchAnswer } from './batch-process';
import { recordHarm, showUncleaned, type Harm } from './harm-recorder';
import { HOSTILE_PAGES, HostileServer } from './hostile-server';
import { inspectArticle } from './inspect-article';
import { expect, launchApp, test } from './launch';

/** What may become of a hostile page besides an article: a plain refusal. */
const REFUSALS = [
  'empty',
  'extraction-failed',
  'http-status',
  'not-article',
  'not-text',
  'timeout',
  'too-large',
  'unreachable',
  'unsupported',
  'damaged',
];

/** Resident, in MB: the largest process while the worst page is read, and all of them when it is over. */
const LARGEST_PROCESS = 3000;
const LARGEST_AFTERWARDS = 1500;

/** What no article may hold, of each kind that is looked for. */
const UNCLEANED =
  '<img src="{trap}" onerror="{run}"><iframe src="{trap}"></iframe><svg onload="{run}"></svg>' +
  '<p style="background:url({trap})" onmouseover="{run}">word</p><a href="javascript:{run}">word</a>' +
  '<a href="https://clicked.example/">word</a>';

interface Listed {
  readonly title: string;
  readonly url: string | null;
}

test('hostile pages run nothing, ask for nothing, and leave an app that works', async ({ folder }) => {
  test.setTimeout(300_000);
  expect(HOSTILE_PAGES.length).toBeGreaterThanOrEqual(300);
  const server = new HostileServer();
  await server.start();
  const { app, window, library, quit } = await launchApp(folder);
  const recorder = await recordHarm(app, window, server.origin);

  const batch = new BatchProcess(library);
  const files = join(folder, 'files');
  await mkdir(files);
  const sources = [
    ...HOSTILE_PAGES.map((_, index) => `${server.origin}/page/${index}`),
    ...(await writeHostileFiles(files, server.targets(9999))),
  ];
  const answers = await Promise.all(sources.map((source) => batch.run('save', source)));
  expect(sources.flatMap((source, index) => faultIn(source, answers[index]))).toEqual([]);
  const listed = (await batch.run('list')).result as readonly Listed[];
  expect(listed.length, 'most of them are articles all the same').toBeGreaterThan(sources.length / 2);

  expect(await readAll(window, listed)).toEqual([]);
  expect(await readdir(folder)).toEqual(['files', 'library', 'user-data']);

  await window.keyboard.press('Control+l');
  await window.getByRole('textbox', { name: 'Web address of the article' }).fill(`${server.origin}/ordinary`);
  await window.keyboard.press('Enter');
  await expect(window.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText(
    'An ordinary page',
  );
  // What is held, not what waits to be collected.
  const tools = await window.context().newCDPSession(window);
  await tools.send('HeapProfiler.collectGarbage');
  const harm = await recorder.harm();
  expect(faultsOf(harm)).toEqual([]);
  expect(server.unexpected).toEqual([]);
  expect(harm.largestProcess).toBeLessThan(LARGEST_PROCESS);
  expect(harm.sum).toBeLessThan(LARGEST_AFTERWARDS);

  // All of that says something only if harm would have been seen.
  await showUncleaned(window, armed(UNCLEANED, { number: 1, trap: server.trapOrigin }));
  expect(await window.evaluate(inspectArticle, true)).toEqual(
    expect.arrayContaining([
      'an element iframe',
      'an element svg',
      'img onerror',
      'p style',
      expect.stringMatching(/^img src=http/),
      'a href=javascript:pwned(1)',
    ]),
  );
  const proof = await recorder.prove(server.trapOrigin);
  expect(proof).toEqual(
    expect.arrayContaining([
      'ran: pwned in the extractor ran',
      'ran: pwned in the frame ran',
      'ran: pwned in the window ran',
      expect.stringMatching(/^stopped: .*connect/i),
      expect.stringMatching(/^stopped: .*the image/),
      expect.stringMatching(/^stopped: Blocked script execution in 'commonplace-app:\/\/bundle\/article/),
      expect.stringMatching(/^request: default failed http/),
      expect.stringMatching(/^request: extractor failed http/),
      expect.stringMatching(/^request: capture sent http/),
      expect.stringMatching(/^request: another sent http/),
      expect.stringMatching(/^move: navigation to http/),
      'opened: https://clicked.example/',
    ]),
  );
  expect(server.unexpected).toEqual(expect.arrayContaining(['trap connected', 'trap /']));
  expect(await batch.end()).toBe(0);
  await quit();
  server.stop();
});

/** A base is part of what a page says of its links; that it doesn't become the document's is for its policy to see to. */
function faultsOf({ ran, stopped, requests, moves, opened }: Harm): readonly string[] {
  return [
    ...ran,
    ...stopped.filter((what) => !/^\w+(?: to set)? the document's base URI/.test(what)),
    ...requests,
    ...moves,
    ...opened.filter((address) => !/^(?:https?|mailto):/.test(address)),
  ];
}

function faultIn(source: string, answer: BatchAnswer | undefined): readonly string[] {
  if (answer === undefined || answer.ok) return [];
  const { code = '', message = '' } = answer.error ?? {};
  return REFUSALS.includes(code) ? [] : [`${source}: ${code} ${message}`];
}

/** Opens every article in the reader, and tells what stands in one that may not. */
async function readAll(window: Page, listed: readonly Listed[]): Promise<readonly string[]> {
  const faults: string[] = [];
  await window.getByRole('option').first().click();
  for (const [index, { title, url }] of listed.entries()) {
    const found = await window.evaluate(inspectArticle, index === listed.length - 1);
    faults.push(...found.map((fault) => `${url ?? ''} “${title.slice(0, 60)}”: ${fault}`));
  }
  return faults;
}
