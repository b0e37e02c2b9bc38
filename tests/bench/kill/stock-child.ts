import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { v7 } from 'uuid';
import { z } from 'zod';
import { SHELVES } from '#core/article/shelves';
import { stockRecordSchema, type StockRecord } from './stock-record';

/*
 * A store on lowdb as it comes, for comparison: `FOLDER`. It takes the lines of `commonplace batch`, keeps one
 * `JSONFile` an article, and acknowledges a change when lowdb's `write` has ended.
 */
const [, , folder = ''] = process.argv;
mkdirSync(folder, { recursive: true });

const articles = new Map<string, Low<StockRecord>>();
for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) await openArticle(name);

const requestSchema = z.object({ id: z.number(), command: z.string(), args: z.array(z.string()) });
for await (const line of createInterface({ input: process.stdin })) {
  const { id, command, args } = requestSchema.parse(JSON.parse(line));
  void answer(command, args).then(
    (result) => say({ id, ok: true, result }),
    (error: unknown) => say({ id, ok: false, error: { code: 'storage', message: String(error) } }),
  );
}

/** What it can't read isn't there for it, as for anybody who starts on lowdb's defaults. */
async function openArticle(name: string): Promise<void> {
  try {
    const low = new Low<StockRecord>(new JSONFile(join(folder, name)), emptyRecord('', '', ''));
    await low.read();
    articles.set(stockRecordSchema.parse(low.data).id, low);
  } catch (error) {
    process.stderr.write(`${name}: ${String(error)}\n`);
  }
}

async function answer(command: string, [first = '', ...rest]: readonly string[]): Promise<unknown> {
  switch (command) {
    case 'list':
      return [...articles.values()]
        .filter(({ data }) => !data.trashed)
        .map(({ data: { id, title, shelf } }) => ({ id, title, shelf }));
    case 'show':
      return article(first).data.text;
    case 'highlights':
      return article(first).data.highlights;
    case 'save':
      return save(readFileSync(first, 'utf8'));
    case 'highlight': {
      const highlight = { id: v7(), note: rest[rest.indexOf('--note') + 1] ?? '' };
      await change(article(first), ({ highlights }) => highlights.push(highlight));
      return highlight;
    }
    case 'remove':
      return change(holderOf(first), (record) => {
        record.highlights = record.highlights.filter(({ id }) => id !== first);
      });
    case 'shelve':
      return change(article(first), (record) => {
        record.shelf = z.enum(SHELVES).parse(rest[0]);
      });
    case 'delete':
    case 'restore':
      return change(article(first), (record) => {
        record.trashed = command === 'delete';
      });
    default:
      throw new Error(`There is no command ${command}.`);
  }
}

async function save(text: string): Promise<{ readonly id: string }> {
  const [title = ''] = text.split('\n');
  const id = v7();
  const low = new Low<StockRecord>(new JSONFile(join(folder, `${id}.json`)), emptyRecord(id, title, text));
  await low.write();
  articles.set(id, low);
  return { id };
}

async function change(low: Low<StockRecord>, edit: (record: StockRecord) => unknown): Promise<null> {
  edit(low.data);
  await low.write();
  return null;
}

function article(id: string): Low<StockRecord> {
  const low = articles.get(id);
  if (low === undefined) throw new Error(`There is no article ${id}.`);
  return low;
}

function holderOf(highlightId: string): Low<StockRecord> {
  const low = [...articles.values()].find(({ data }) => data.highlights.some(({ id }) => id === highlightId));
  if (low === undefined) throw new Error(`There is no highlight ${highlightId}.`);
  return low;
}

function emptyRecord(id: string, title: string, text: string): StockRecord {
  return { id, title, text, shelf: 'inbox', trashed: false, highlights: [] };
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
