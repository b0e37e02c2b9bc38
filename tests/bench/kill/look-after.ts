import { z } from 'zod';
import { SHELVES } from '#core/article/shelves';
import type { BatchClient } from './batch-client';
import { SENTENCES, type MixedWrites, type PendingSave } from './mixed-writes';
import type { ArticleState, Story } from './story';

/** What should not have happened, one line each. */
export interface Findings {
  /** Acknowledged changes that aren't there, or are undone. */
  readonly missing: string[];
  /** Documents on the disk. */
  readonly unreadable: string[];
  /** Commands that failed though nothing stood against them. */
  readonly refused: string[];
}

interface LookOptions {
  readonly client: BatchClient;
  readonly stored: (id: string) => Promise<ArticleState | null>;
  readonly writes: MixedWrites;
  readonly which: (story: Story) => boolean;
  readonly pending: readonly PendingSave[];
  readonly findings: Findings;
}

const rowsSchema = z.array(z.object({ id: z.string(), title: z.string(), shelf: z.enum(SHELVES) }));
type Row = z.infer<typeof rowsSchema>[number];
const highlightsSchema = z.array(z.object({ id: z.string(), note: z.string() }));

/**
 * Asks a store that was killed and started again for the articles that were worked on, and compares them with what was
 * acknowledged. What is found counts as known from then on.
 */
export async function lookAfter(options: LookOptions): Promise<void> {
  const { client, writes, which, pending } = options;
  const rows = rowsSchema.parse(await answerOf(client, 'list'));
  const listed = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(writes.stories.map(({ id }) => id));
  // A save that wasn't acknowledged may have been stored: then it is an article as any other.
  const unknown = rows.filter(({ id }) => !known.has(id));
  for (const { id, title } of unknown) {
    if (pending.some((save) => save.title === title)) writes.addArticle(id, title);
    else options.findings.missing.push(`“${title}” is there and nobody saved it`);
  }
  const stories = writes.stories.filter(which);
  await Promise.all(stories.map((story) => lookAt(story, listed.get(story.id), options)));
}

async function lookAt(story: Story, row: Row | undefined, options: LookOptions): Promise<void> {
  const { findings, stored, writes } = options;
  const found = row === undefined ? await stored(story.id) : await shown(story, row, options);
  if (found === null) {
    findings.missing.push(`“${story.title}” is gone: ${story.acknowledged()}`);
    writes.forget(story);
    return;
  }
  if (!story.allows(found)) {
    findings.missing.push(`“${story.title}” is ${JSON.stringify(found)}: ${story.acknowledged()}`);
  }
  story.settle(found);
}

/** An article as the store shows it, with its text. */
async function shown(story: Story, row: Row, { client, findings }: LookOptions): Promise<ArticleState> {
  const highlights = highlightsSchema.parse(await answerOf(client, 'highlights', story.id));
  const text = z.string().parse(await answerOf(client, 'show', story.id, '--format', 'text'));
  if (!SENTENCES.every((sentence) => text.includes(sentence))) {
    findings.missing.push(`“${story.title}” has lost its text`);
  }
  for (const { id, note } of highlights) story.highlightIds.set(note, id);
  return { trashed: false, shelf: row.shelf, notes: highlights.map(({ note }) => note).sort() };
}

async function answerOf(
  client: BatchClient,
  ...words: [command: string, ...args: string[]]
): Promise<unknown> {
  const answer = await client.ask(...words);
  if (answer === null) throw new Error(`The store ended before it had answered: ${words.join(' ')}`);
  if (!answer.ok) throw new Error(`${words.join(' ')}: ${answer.error.message}`);
  return answer.result;
}
