import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleView } from '#core/article/article-view';
import type { ArticleId } from '#core/ids';
import { ok } from '#core/result';
import type { Library } from '../../electron/library/library';
import { openLibrary } from '../../electron/library/open-library';
import { FAULTS, faultName, faultyFiles, type Fault } from './support/faulty-files';
import { opened } from './support/opened';
import { sampleArticle } from './support/sample-article';
import { temporaryFolder } from './support/temporary-folder';
import { valueOf } from './support/value-of';

interface Work {
  readonly what: string;
  /** Whether the article is in the trash before. */
  readonly fromTrash: boolean;
  readonly run: (library: Library, id: ArticleId) => Promise<{ readonly ok: boolean }>;
}

const WORKS: readonly Work[] = [
  { what: 'adding an article', fromTrash: false, run: (library) => library.add(sampleArticle('New')) },
  {
    what: 'changing one',
    fromTrash: false,
    run: (library, id) =>
      library.change(id, (record, now) => ok({ record: { ...record, shelf: 'archive', updatedAt: now } })),
  },
  { what: 'moving one to the trash', fromTrash: false, run: (library, id) => library.trash(id) },
  { what: 'restoring one', fromTrash: true, run: (library, id) => library.restore(id) },
];

interface State {
  readonly views: readonly (readonly [string, string])[];
}

/** What tells the old state from the new one. */
function state(articles: readonly ArticleView[]): State {
  return { views: articles.map(({ title, shelf }) => [title, shelf] as const) };
}

async function prepared(work: Work): Promise<{ readonly folder: string; readonly id: ArticleId }> {
  const folder = await temporaryFolder();
  const library = await opened(folder);
  const { id } = valueOf(await library.add(sampleArticle('Old')));
  if (work.fromTrash) valueOf(await library.trash(id));
  await library.close();
  return { folder, id };
}

async function statesOf(work: Work): Promise<{ readonly before: State; readonly after: State }> {
  const { folder, id } = await prepared(work);
  const library = await opened(folder);
  const before = state(library.articles());
  await work.run(library, id);
  return { before, after: state(library.articles()) };
}

/** Does the work with a fault at one step. False when the work has no such step. */
async function strikes(
  work: Work,
  fault: Fault,
  at: number,
  states: Awaited<ReturnType<typeof statesOf>>,
): Promise<boolean> {
  const { folder, id } = await prepared(work);
  const faulty = faultyFiles(fault);
  const library = valueOf(await openLibrary({ folder, files: faulty.files }));
  faulty.strikeAt(at);
  const outcome = await work.run(library, id);
  if (!faulty.struck()) return at < faulty.calls();
  const shown = state(library.articles());
  const again = await opened(folder);
  const stored = state(again.articles());

  expect([states.before, states.after]).toContainEqual(stored);
  if (outcome.ok) {
    expect(stored).toEqual(states.after);
    expect(shown).toEqual(states.after);
  } else if (fault.kind !== 'killed') {
    // The process lives on: what it shows is what the disk holds.
    expect(shown).toEqual(stored);
  }
  const names = await readdir(join(folder, 'articles'));
  expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  for (const { id: present } of again.articles()) {
    expect((await again.content(present)).ok).toBe(true);
    expect(
      (await readdir(join(folder, 'articles', present))).filter((name) => name.endsWith('.tmp')),
    ).toEqual([]);
  }
  return true;
}

describe.each(WORKS)('$what', (work) => {
  it.each(FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
    'leaves the old or the new state under the fault “$name”, whichever step it strikes',
    async ({ fault }) => {
      const states = await statesOf(work);
      expect(states.before).not.toEqual(states.after);
      let at = 0;
      while (await strikes(work, fault, at, states)) at += 1;
      expect(at).toBeGreaterThan(5);
    },
  );
});
