import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newArticleId } from '#core/ids';
import { backUp } from '../../../electron/library/backup/back-up';
import { compareBackup } from '../../../electron/library/backup/compare-backup';
import { extractBackup } from '../../../electron/library/backup/extract-backup';
import { listBackups } from '../../../electron/library/backup/list-backups';
import { restoreBackup } from '../../../electron/library/backup/restore-backup';
import { articleRecord } from '../../support/records';
import { temporaryFolder } from '../support/temporary-folder';
import { valueOf } from '../support/value-of';
import { checked } from './support/backed-up';
import {
  contentsOf,
  LATER,
  watch,
  writeDocument,
  writtenLibrary,
  type WrittenLibrary,
} from './support/written-library';

const IDS = Array.from({ length: 3 }, () => newArticleId());

type Step =
  | { readonly kind: 'record'; readonly article: number; readonly title: string }
  | { readonly kind: 'asset'; readonly article: number; readonly name: string; readonly content: string }
  | { readonly kind: 'move' | 'purge'; readonly article: number }
  | { readonly kind: 'backup'; readonly days: number };

const article = fc.nat({ max: IDS.length - 1 });
// Of one length, and few: files that change without changing their size, and contents that come back.
const word = fc.constantFrom('ferry', 'clock', 'shore');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('record' as const), article, title: word }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('asset' as const), article, name: word, content: word }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('move' as const, 'purge' as const), article }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('backup' as const), days: fc.nat({ max: 20 }) }) },
);

async function attempt(work: Promise<unknown>): Promise<void> {
  // Some steps have nothing to work on: an article that isn't there.
  await work.catch(() => undefined);
}

let ticks = 0;

/** Gives a file a time of its own: two writes within one tick of the disk's clock are another test's matter. */
async function stamp(path: string): Promise<void> {
  ticks += 1;
  await utimes(path, 0, ticks);
}

async function change({ folder }: WrittenLibrary, made: Exclude<Step, { kind: 'backup' }>): Promise<void> {
  const id = IDS[made.article] ?? newArticleId();
  const [live, trash] = [join(folder, 'articles', id), join(folder, 'trash', id)];
  switch (made.kind) {
    case 'record':
      await rm(trash, { recursive: true, force: true });
      await writeDocument(join(live, 'article.json'), articleRecord({ id, title: made.title }));
      return stamp(join(live, 'article.json'));
    case 'asset': {
      const path = join(live, 'assets', made.name);
      await attempt(mkdir(dirname(path)));
      return attempt(writeFile(path, made.content).then(() => stamp(path)));
    }
    case 'move':
      return attempt(rename(live, trash).catch(() => rename(trash, live)));
    case 'purge':
      return rm(trash, { recursive: true, force: true });
  }
}

it(
  'gives back exactly the state of its time, from any backup of any series of changes',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), fc.nat(), async (steps, choice) => {
        let time = LATER.getTime();
        const library = await writtenLibrary({ now: () => new Date(time) });
        const states = new Map<string, Awaited<ReturnType<typeof contentsOf>>>();
        for (const each of [...steps, { kind: 'backup' as const, days: 0 }]) {
          if (each.kind !== 'backup') {
            await change(library, each);
            continue;
          }
          time += each.days * 24 * 60 * 60 * 1000;
          const made = valueOf(
            await backUp(library.context, { backups: library.backups, reason: 'daily' }, watch()),
          );
          states.set(made.id, await contentsOf(library.folder));
        }
        const listed = valueOf(await listBackups(library.context, library.backups));
        expect(listed.length).toBeGreaterThan(0);
        for (const { id } of listed) {
          const into = join(await temporaryFolder(), 'extracted');
          valueOf(await extractBackup(library.context, { backups: library.backups, id, into }, watch()));
          expect(await contentsOf(into)).toEqual(states.get(id));
        }
        expect(await checked(library)).toEqual({ broken: [], unreadable: [] });
        const { id = '' } = listed[choice % listed.length] ?? {};
        valueOf(
          await restoreBackup(library.context, { backups: library.backups, id, articles: null }, watch()),
        );
        expect(await contentsOf(library.folder)).toEqual(states.get(id));
        const after = valueOf(
          await compareBackup(library.context, { backups: library.backups, id }, watch()),
        );
        expect(after.articles).toEqual([]);
        expect(library.notices).toEqual([]);
      }),
      { numRuns: 25 },
    );
  },
);
