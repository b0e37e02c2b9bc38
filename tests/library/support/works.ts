import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { liveHighlights } from '#core/highlight/highlight-view';
import type { ArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import type { Library } from '../../../electron/library/library';
import { perform } from '../../../electron/library/perform';
import { answer } from '../../../electron/library/answer';
import { keepLateImages } from '../../../electron/library/keep-late-images';
import { opened } from './opened';
import { illustratedArticle, PICTURE, sampleArticle, SENTENCES } from './sample-article';
import { temporaryFolder } from './temporary-folder';
import { valueOf } from './value-of';

/** Each kind of change of a library, for tests of what the disk does to it. */
export interface Work {
  readonly what: string;
  /** Whether the article is in the trash before. */
  readonly fromTrash: boolean;
  readonly run: (library: Library, id: ArticleId) => Promise<Result<unknown>>;
}

const LATE_ADDRESS = 'https://harbour.example/late.png';

export const WORKS: readonly Work[] = [
  { what: 'adding an article', fromTrash: false, run: (library) => library.add(sampleArticle('New')) },
  {
    what: 'adding one with images',
    fromTrash: false,
    run: (library) => library.add(illustratedArticle('New')),
  },
  {
    what: 'keeping an image that came late',
    fromTrash: false,
    run: (library, id) =>
      keepLateImages(library, id, [{ address: LATE_ADDRESS, name: PICTURE.name }], [PICTURE]),
  },
  {
    what: 'changing one',
    fromTrash: false,
    run: (library, id) =>
      library.change(id, (record, now) => ok({ record: { ...record, shelf: 'archive', updatedAt: now } })),
  },
  {
    what: 'highlighting in one',
    fromTrash: false,
    run: (library, articleId) =>
      perform(library, {
        name: 'highlight.add',
        args: { articleId, at: { quote: SENTENCES[1] }, note: 'second' },
      }),
  },
  {
    what: 'rewriting a note',
    fromTrash: false,
    run: async (library, articleId) => {
      const record = await library.record(articleId);
      if (!record.ok) return record;
      const [highlight] = record.value.highlights;
      if (highlight === undefined) throw new Error('The article has no highlight.');
      return perform(library, { name: 'highlight.edit', args: { id: highlight.id, note: 'rewritten' } });
    },
  },
  { what: 'moving one to the trash', fromTrash: false, run: (library, id) => library.trash(id) },
  { what: 'restoring one', fromTrash: true, run: (library, id) => library.restore(id) },
];

/** A library in a folder of its own, closed: one article with a highlight, ready for the work. */
export async function preparedFor(work: Work): Promise<{ readonly folder: string; readonly id: ArticleId }> {
  const folder = await temporaryFolder();
  const library = await opened(folder);
  const { id } = valueOf(await library.add(sampleArticle('Old')));
  const at = { quote: SENTENCES[0] };
  valueOf(await perform(library, { name: 'highlight.add', args: { articleId: id, at, note: 'first' } }));
  if (work.fromTrash) valueOf(await library.trash(id));
  await library.close();
  return { folder, id };
}

/** What the library shows without looking at the disk. */
export type Listing = readonly (readonly [title: string, shelf: string, highlights: number])[];

export function listingOf(library: Library): Listing {
  return library.articles().map(({ title, shelf, highlights }) => [title, shelf, highlights] as const);
}

/** All that tells the old state from the new one, as the disk has it. */
export interface Stored {
  readonly listing: Listing;
  /** Of the article that was there before, wherever it is now. */
  readonly trashed: boolean;
  readonly notes: readonly string[];
  /** Of images that came late. */
  readonly late: readonly string[];
}

/** Opens the library anew and reads it whole; fails when anything in it can't be read. */
export async function storedIn(folder: string, id: ArticleId): Promise<Stored> {
  const library = await opened(folder);
  const ids = [id, ...library.articles().map((view) => view.id)];
  for (const each of ids) {
    const content = valueOf(await library.content(each));
    if (content.text !== SENTENCES.join('\n')) throw new Error(`The text of ${each} is another one.`);
  }
  for (const each of ids) await expectImages(library, folder, each);
  const record = valueOf(await library.record(id));
  const stored = {
    listing: listingOf(library),
    trashed: record.deletedAt !== null,
    notes: liveHighlights(record).map(({ note }) => note),
    late: (record.lateImages ?? []).map(({ address }) => address),
  };
  await library.close();
  return stored;
}

/** What a text or a record names is there, whole. */
async function expectImages(library: Library, folder: string, id: ArticleId): Promise<void> {
  const record = valueOf(await library.record(id));
  if (record.deletedAt !== null) return;
  const images = valueOf(await answer(library, 'article.images', { id }));
  for (const name of images.flatMap(({ file }) => file ?? [])) {
    const bytes = await readFile(join(folder, 'articles', id, name));
    if (!bytes.equals(Buffer.from(PICTURE.bytes))) throw new Error(`The image ${name} is another one.`);
  }
}

/** The states around a work, when all goes well. */
export interface States {
  readonly before: Stored;
  readonly after: Stored;
  /** When it is done twice. */
  readonly twice: Stored;
}

export async function statesOf(work: Work): Promise<States> {
  const { folder, id } = await preparedFor(work);
  const before = await storedIn(folder, id);
  const after = await doneAnew(work, folder, id);
  return { before, after, twice: await doneAnew(work, folder, id) };
}

async function doneAnew(work: Work, folder: string, id: ArticleId): Promise<Stored> {
  const library = await opened(folder);
  valueOf(await work.run(library, id));
  await library.close();
  return storedIn(folder, id);
}
