import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../electron/library/open-library';
import { perform } from '../../electron/library/perform';
import { FAULTS, faultName, faultyFiles, LASTING_FAULTS, type Fault } from './support/faulty-files';
import { SENTENCES } from './support/sample-article';
import { errorOf, valueOf } from './support/value-of';
import { listingOf, preparedFor, statesOf, storedIn, WORKS, type States, type Work } from './support/works';

const STEPS_AT_ONCE = 6;

/** Strikes at each step in turn until there is none. @returns how many there were */
async function atEveryStep(strike: (at: number) => Promise<boolean>): Promise<number> {
  for (let from = 0; ; from += STEPS_AT_ONCE) {
    const steps = Array.from({ length: STEPS_AT_ONCE }, (_, index) => strike(from + index));
    const last = (await Promise.all(steps)).indexOf(false);
    if (last !== -1) return from + last;
  }
}

/** What unfinished work leaves is gone when the library was opened anew. */
async function expectNothingUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  expect(names.filter((name) => name.endsWith('.tmp') || name.includes('.incoming-'))).toEqual([]);
}

/** Does the work with a fault at one step. False when the work has no such step. */
async function strikes(work: Work, fault: Fault, at: number, states: States): Promise<boolean> {
  const { folder, id } = await preparedFor(work);
  const faulty = faultyFiles(fault);
  const library = valueOf(await openLibrary({ folder, files: faulty.files }));
  faulty.strikeAt(at);
  const outcome = await work.run(library, id);
  if (!faulty.struck()) return at < faulty.calls();
  const shown = listingOf(library);
  const stored = await storedIn(folder, id);

  expect([states.before, states.after]).toContainEqual(stored);
  if (outcome.ok) {
    expect(stored).toEqual(states.after);
    expect(shown).toEqual(states.after.listing);
  } else if (fault.kind !== 'killed') {
    // The process lives on: what it shows is what the disk holds.
    expect(errorOf(outcome).code).toBe('storage');
    expect(shown).toEqual(stored.listing);
  }
  await expectNothingUnfinished(folder);
  return true;
}

/** Does the work with a trouble that begins at one step, and once more when it has ended. False without such a step. */
async function isMadeUpFor(work: Work, fault: Fault, at: number, states: States): Promise<boolean> {
  const { folder, id } = await preparedFor(work);
  const faulty = faultyFiles(fault);
  const library = valueOf(await openLibrary({ folder, files: faulty.files }));
  faulty.strikeAt(at);
  const outcome = await work.run(library, id);
  if (!faulty.struck()) return at < faulty.calls();
  faulty.mend();
  if (!outcome.ok) {
    const { message } = errorOf(outcome);
    expect(message).toContain(folder);
    valueOf(await work.run(library, id));
  }
  // As the app does when it looks at its folder again.
  valueOf(await library.reconcile());
  const shown = listingOf(library);
  await library.close();
  const stored = await storedIn(folder, id);
  // When the very last step fails, the new state may be there though nobody can vouch for it: then it is there twice.
  expect(outcome.ok ? [states.after] : [states.after, states.twice]).toContainEqual(stored);
  expect(shown).toEqual(stored.listing);
  await expectNothingUnfinished(folder);
  return true;
}

/** Asks for many notes at once with a fault at one step. False when there is no such step. */
async function keepsWhatItAcknowledged(fault: Fault, at: number): Promise<boolean> {
  const [work] = WORKS;
  if (work === undefined) throw new Error('There is no work.');
  const { folder, id } = await preparedFor(work);
  const faulty = faultyFiles(fault);
  const library = valueOf(await openLibrary({ folder, files: faulty.files }));
  faulty.strikeAt(at);
  const asked = ['one', 'two', 'three', 'four', 'five'];
  const outcomes = await Promise.all(
    asked.map((note) =>
      perform(library, {
        name: 'highlight.add',
        args: { articleId: id, at: { quote: SENTENCES[2] }, note },
      }),
    ),
  );
  if (!faulty.struck()) return at < faulty.calls();
  const { notes, listing } = await storedIn(folder, id);
  const acknowledged = asked.filter((_, index) => outcomes[index]?.ok === true);
  expect(notes).toEqual(expect.arrayContaining(['first', ...acknowledged]));
  expect(new Set(notes).size).toBe(notes.length);
  if (fault.kind !== 'killed') expect(listingOf(library)).toEqual(listing);
  return true;
}

const named = (faults: readonly Fault[]) => faults.map((fault) => ({ name: faultName(fault), fault }));

describe.each(WORKS)('$what', (work) => {
  it.each(named(FAULTS))(
    'leaves the old or the new state under the fault “$name”, whichever step it strikes',
    { timeout: 120_000 },
    async ({ fault }) => {
      const states = await statesOf(work);
      expect(states.before).not.toEqual(states.after);
      expect(await atEveryStep((at) => strikes(work, fault, at, states))).toBeGreaterThan(5);
    },
  );

  it.each(named(LASTING_FAULTS))(
    'is stored when it is tried again after the trouble “$name”, whichever step that began at',
    { timeout: 120_000 },
    async ({ fault }) => {
      const states = await statesOf(work);
      expect(await atEveryStep((at) => isMadeUpFor(work, fault, at, states))).toBeGreaterThan(5);
    },
  );
});

describe('a burst of highlights', () => {
  it.each(named([...FAULTS, ...LASTING_FAULTS]))(
    'keeps those that were acknowledged under the fault “$name”, whichever step it strikes',
    { timeout: 120_000 },
    async ({ fault }) => {
      expect(await atEveryStep((at) => keepsWhatItAcknowledged(fault, at))).toBeGreaterThan(5);
    },
  );
});
