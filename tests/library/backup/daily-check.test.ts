import { readFile, rm, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { ArticleRecord } from '#core/article/article';
import { backUp } from '../../../electron/library/backup/back-up';
import { errorOf, valueOf } from '../support/value-of';
import { checked } from './support/backed-up';
import {
  objectFiles,
  objectOf,
  removeArticle,
  watch,
  writeArticle,
  writtenLibrary,
  type WrittenLibrary,
} from './support/written-library';

const DAY_MS = 24 * 60 * 60 * 1000;
/** So many backups look at everything once. */
const ROUND = 28;

interface Kept extends WrittenLibrary {
  /** Makes the backups of so many days. */
  readonly days: (count: number) => Promise<void>;
}

async function kept(): Promise<Kept> {
  // The first backup is the last of its month, and stays for a year.
  let time = Date.parse('2099-05-30T10:00:00Z');
  const library = await writtenLibrary({ now: () => new Date(time) });
  const days = async (count: number): Promise<void> => {
    for (let day = 0; day < count; day += 1) {
      time += DAY_MS;
      valueOf(await backUp(library.context, { backups: library.backups, reason: 'daily' }, watch()));
    }
  };
  return { ...library, days };
}

function pageOf({ id }: ArticleRecord): string {
  return `The page of ${id}`;
}

it('tells nothing as long as all is whole', async () => {
  const library = await kept();
  await writeArticle(library);
  await library.days(ROUND);
  expect(library.notices).toEqual([]);
});

it('stores anew, within a round, what is damaged and still in the library, and says so', async () => {
  const library = await kept();
  const article = await writeArticle(library);
  await library.days(2);
  await writeFile(await objectOf(library, pageOf(article)), 'garbled');
  await library.days(ROUND);
  expect(library.notices).toEqual([
    expect.stringContaining('A file in the backups was damaged or missing. Today’s backup stored'),
  ]);
  expect(await checked(library)).toEqual({ broken: [], unreadable: [] });
});

it('tells once of what can’t be had any more, and keeps the damaged bytes', async () => {
  const library = await kept();
  const [gone, stays] = [await writeArticle(library), await writeArticle(library)];
  await library.days(1);
  await removeArticle(library, gone.id);
  await library.days(1);
  await writeFile(await objectOf(library, pageOf(gone)), 'garbled');
  await library.days(2 * ROUND);
  expect(library.notices).toEqual([expect.stringContaining(`articles/${gone.id}/original/1.html.gz`)]);
  expect(library.notices[0]).toContain('is damaged in the backup of');
  expect(library.notices[0]).not.toContain(stays.id);
});

it('notices within a round what is missing', async () => {
  const library = await kept();
  const article = await writeArticle(library);
  await library.days(2);
  await rm(await objectOf(library, pageOf(article)));
  await library.days(ROUND);
  expect(await checked(library)).toEqual({ broken: [], unreadable: [] });
  const pages = (await objectFiles(library.backups)).map((path) => readFile(path, 'utf8'));
  expect(await Promise.all(pages)).toContain(pageOf(article));
});

it('tells of what it put out of the way also when the backup of that day was stopped', async () => {
  const library = await kept();
  const [gone] = [await writeArticle(library), await writeArticle(library)];
  await library.days(1);
  await removeArticle(library, gone.id);
  await writeFile(await objectOf(library, pageOf(gone)), 'garbled');
  for (let day = 0; day < ROUND; day += 1) {
    const stop = new AbortController();
    let rounds = 0;
    // The contents are checked first; what comes then is the backup itself.
    const onProgress = (done: number): void => {
      if (done === 0) rounds += 1;
      if (rounds === 2) stop.abort();
    };
    const { context, backups } = library;
    const made = await backUp(context, { backups, reason: 'daily' }, { onProgress, signal: stop.signal });
    expect(errorOf(made).code).toBe('cancelled');
  }
  await library.days(1);
  expect(library.notices).toEqual([expect.stringContaining(gone.id)]);
});
