import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openLibrary } from '../../../electron/library/open-library';
import { JobThread } from '../../../electron/library/jobs/job-thread';
import { scanInThreads } from '../../../electron/library/jobs/scan-in-threads';
import {
  articleFolder,
  articleIdOf,
  placeFolder,
  PLACES,
  recordFile,
} from '../../../electron/library/layout';

/*
 * For each line that comes, does what it says and answers how many milliseconds that took: `FOLDER CACHES
 * THREAD_SCRIPT`. `read`: reads and parses every article's document, one after the other, in the quickest way that
 * Node has. `rebuild`: opens the library without an index as the app does, until all articles are known and the index
 * is written.
 */
const [folder = '', caches = '', threadScript = ''] = process.argv.slice(2);

for await (const line of createInterface({ input: process.stdin })) {
  const started = performance.now();
  const articles = line === 'read' ? readAll() : await rebuild();
  process.stdout.write(`${performance.now() - started} ${articles}\n`);
  rmSync(caches, { recursive: true, force: true });
}

function readAll(): number {
  let articles = 0;
  for (const place of PLACES) {
    for (const name of readdirSync(placeFolder(folder, place))) {
      const id = articleIdOf(name);
      if (id === null) continue;
      const record: unknown = JSON.parse(readFileSync(recordFile(articleFolder(folder, place, id)), 'utf8'));
      if (record !== null) articles += 1;
    }
  }
  return articles;
}

async function rebuild(): Promise<number> {
  // As many as the app starts on four processors.
  const threads = [
    new JobThread(threadScript),
    new JobThread(threadScript),
    new JobThread(threadScript),
  ] as const;
  const opened = await openLibrary({
    folder,
    caches,
    scan: (context) => scanInThreads(threads, context),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const library = opened.value;
  const complete = await library.complete();
  if (!complete.ok) throw new Error(complete.error.message);
  const articles = library.articles().length + library.trashed().length;
  await library.close();
  await Promise.all(threads.map((thread) => thread.close()));
  return articles;
}
