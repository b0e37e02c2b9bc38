import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mapBounded } from '../../../electron/library/bounded';
import { finishRestore } from '../../../electron/library/backup/finish-restore';
import { DISTINCT_FAULTS, faultName, faultyFiles, type Fault } from '../support/faulty-files';
import { opened } from '../support/opened';
import { valueOf } from '../support/value-of';
import { changed, partOf, restore } from './support/changed-library';
import { contentsOf } from './support/written-library';

const STRIKES_AT_ONCE = 6;

it.each(DISTINCT_FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
  'leaves each article old or new, whichever step “$name” strikes',
  { timeout: 120_000 },
  async ({ fault }) => {
    const steps = await stepsOfRestoring();
    const struck = await mapBounded(steps, STRIKES_AT_ONCE, (at) => strikes(fault, at));
    expect(struck.filter((each) => each).length).toBeGreaterThan(fault.kind === 'short' ? 5 : 20);
  },
);

/** Restores with a fault at one step. False when the fault has nothing to strike there. */
async function strikes(fault: Fault, at: number): Promise<boolean> {
  const state = await changed();
  const { library, before, now } = state;
  const faulty = faultyFiles(fault);
  faulty.strikeAt(at);
  const outcome = await restore(state, null, { ...library.context, files: faulty.files });
  if (!faulty.struck()) return false;
  if (outcome.ok) expect(await contentsOf(library.folder)).toEqual(before);
  valueOf(await finishRestore(library.context));
  const after = await contentsOf(library.folder);
  for (const { id } of [state.edited, state.purged, state.trashed, state.added]) {
    expect([partOf(before, id), partOf(now, id)]).toContainEqual(partOf(after, id));
  }
  for (const place of ['articles', 'trash']) {
    const left = (await readdir(join(library.folder, place))).filter((name) => name.startsWith('.'));
    // An incoming folder is swept when the library is opened.
    expect(left.filter((name) => !name.startsWith('.incoming-'))).toEqual([]);
  }
  await (await opened(library.folder)).close();
  return true;
}

/** The numbers of the calls with which a restore changes the library. Those before are its backup’s, tested there. */
async function stepsOfRestoring(): Promise<readonly number[]> {
  const state = await changed();
  const faulty = faultyFiles({ kind: 'killed' });
  const firsts: number[] = [];
  const files = {
    ...faulty.files,
    remove: (path: string) => {
      if (path.includes('.incoming-')) firsts.push(faulty.calls());
      return faulty.files.remove(path);
    },
  };
  valueOf(await restore(state, null, { ...state.library.context, files }));
  const first = Math.min(...firsts);
  return Array.from({ length: faulty.calls() - first }, (_, step) => first + step);
}
