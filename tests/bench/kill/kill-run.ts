import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { seededRandom, type Random } from '../storage/random';
import { BatchClient, type Answer } from './batch-client';
import { lookAfter, type Findings } from './look-after';
import type { KillTarget } from './kill-target';
import { MixedWrites, SENTENCES, type PendingSave, type Write } from './mixed-writes';
import type { Step, Story } from './story';

export interface KillOptions {
  readonly target: KillTarget;
  /** An empty folder for the store and for what is saved into it. */
  readonly folder: string;
  readonly kills: number;
  /** Chooses the writes and the moments. What is under way at a moment is up to the machine. */
  readonly seed: number;
  readonly onRound?: (done: number) => void;
}

export interface KillOutcome extends Findings {
  readonly kills: number;
  /** Writes that were acknowledged before the kills. */
  readonly acknowledged: number;
}

const WRITES_AT_ONCE = 16;
/** Kills come at any moment of this stretch of writing. */
const LONGEST_WORK_MS = 900;
/** Or, one time in so many, at any moment of the opening. */
const ROUNDS_A_KILL_WHILE_OPENING = 8;
const LONGEST_OPENING_MS = 900;

/** How many times the kills that were asked for may go by without a reply. */
const LONGEST_WAIT = 5;

const idSchema = z.object({ id: z.string() });

/**
 * Kills a store again and again while it writes, and looks after each kill whether everything that it had
 * acknowledged is there and every document can be read. All kills strike one library.
 */
export async function killAgainAndAgain(options: KillOptions): Promise<KillOutcome> {
  const run = new KillRun(options);
  await mkdir(run.texts, { recursive: true });
  let kills = 0;
  // Where the machine is busy, kills may all come before the first reply: then nothing has been tried yet.
  const isTried = (): boolean => run.acknowledged > 0 || kills >= options.kills * LONGEST_WAIT;
  while (kills < options.kills || !isTried()) {
    await run.round();
    kills += 1;
    options.onRound?.(kills);
  }
  await run.last();
  return { ...run.findings, kills, acknowledged: run.acknowledged };
}

class KillRun {
  readonly texts: string;
  readonly findings: Findings = { missing: [], unreadable: [], refused: [] };
  acknowledged = 0;
  readonly #target: KillTarget;
  readonly #library: string;
  readonly #random: Random;
  readonly #writes: MixedWrites;
  /** Saves without an answer: their articles may be there or not. */
  #pending: PendingSave[] = [];

  constructor({ target, folder, seed }: KillOptions) {
    this.texts = join(folder, 'texts');
    this.#library = join(folder, 'library');
    this.#target = target;
    this.#random = seededRandom(seed);
    this.#writes = new MixedWrites(this.#random);
  }

  async round(): Promise<void> {
    const client = new BatchClient(this.#target.start(this.#library));
    if (this.#random.below(ROUNDS_A_KILL_WHILE_OPENING) === 0) {
      await pause(this.#random.number() * LONGEST_OPENING_MS);
    } else {
      await this.#look(client, (story) => story.isTouched());
      await this.#writeUntilKilled(client);
    }
    await client.kill();
    for (const story of this.#writes.stories.filter((each) => each.isTouched())) {
      this.findings.unreadable.push(...(await this.#target.unreadable(this.#library, story.id)));
    }
  }

  /** Looks at everything there is, and lets the store end in good order. */
  async last(): Promise<void> {
    this.findings.unreadable.push(...(await this.#target.unreadable(this.#library)));
    const client = new BatchClient(this.#target.start(this.#library));
    await this.#look(client, () => true);
    await client.end();
  }

  async #look(client: BatchClient, which: (story: Story) => boolean): Promise<void> {
    await lookAfter({
      client,
      stored: (id) => this.#target.stored(this.#library, id),
      writes: this.#writes,
      which,
      pending: this.#pending,
      findings: this.findings,
    });
    this.#pending = [];
  }

  async #writeUntilKilled(client: BatchClient): Promise<void> {
    const work = Array.from({ length: WRITES_AT_ONCE }, async () => {
      while (await this.#write(client, this.#writes.next()));
    });
    await pause(this.#random.number() * LONGEST_WORK_MS);
    await client.kill();
    await Promise.all(work);
  }

  /** @returns whether the store still answers */
  async #write(client: BatchClient, write: Write): Promise<boolean> {
    if (write.kind === 'save') return this.#save(client, write.save);
    const { story, step } = write;
    const acknowledge = story.ask(step);
    const answer = await client.ask(...wordsFor(story, step));
    if (!this.#isDone(answer, `${step.kind} on “${story.title}”`)) return answer !== null;
    acknowledge();
    if (step.kind === 'highlight') story.highlightIds.set(step.note, idSchema.parse(answer.result).id);
    return true;
  }

  async #save(client: BatchClient, save: PendingSave): Promise<boolean> {
    const file = join(this.texts, `${save.title}.txt`);
    await writeFile(file, save.text);
    this.#pending.push(save);
    const answer = await client.ask('save', file);
    if (!this.#isDone(answer, `save of “${save.title}”`)) return answer !== null;
    this.#pending.splice(this.#pending.indexOf(save), 1);
    this.#writes.addArticle(idSchema.parse(answer.result).id, save.title);
    return true;
  }

  #isDone(answer: Answer | null, what: string): answer is Extract<Answer, { readonly ok: true }> {
    if (answer?.ok === false) this.findings.refused.push(`${what}: ${answer.error.message}`);
    if (answer?.ok !== true) return false;
    this.acknowledged += 1;
    return true;
  }
}

function wordsFor(story: Story, step: Step): [command: string, ...args: string[]] {
  switch (step.kind) {
    case 'highlight': {
      const sentence = SENTENCES[story.highlights % SENTENCES.length] ?? SENTENCES[0];
      return ['highlight', story.id, '--quote', sentence, '--note', step.note];
    }
    case 'remove':
      return ['remove', story.highlightIds.get(step.note) ?? ''];
    case 'shelve':
      return ['shelve', story.id, step.shelf];
    case 'delete':
    case 'restore':
      return [step.kind, story.id];
  }
}
