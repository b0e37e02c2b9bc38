import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tombstoneOf } from '#core/merge/tombstone';
import { articleRecordSchema, type ArticleRecord } from '#core/article/article';
import type { HighlightRecord } from '#core/highlight/highlight';
import { newArticleId } from '#core/ids';
import { writeTombstone } from '../../../electron/library/tombstones';
import type { FaultKind } from '#contract/faults';
import { quietStore, type FilledLibrary } from '../support/filled-library';
import { valueOf } from '../support/value-of';

/** One way to damage a library, and what should come of it. */
export interface Broken {
  readonly what: string;
  /** Found before a repair, each kind once. */
  readonly faults: readonly FaultKind[];
  /** Found after it. */
  readonly left: readonly FaultKind[];
  readonly damage: (library: FilledLibrary) => Promise<void>;
}

type Json = Readonly<Record<string, unknown>>;

const EARLIER = '2020-01-01T00:00:00.000Z';
const LATER = '2099-01-01T00:00:00.000Z';

export const BROKEN: readonly Broken[] = [
  broken('a record that is torn', ['document-damaged'], ['set-aside'], ({ folder, read }) =>
    tear(record(folder, read)),
  ),
  broken('a record that is missing', ['document-missing'], [], ({ folder, read }) =>
    rm(record(folder, read)),
  ),
  broken('a record that is torn with its copy', ['document-lost'], ['set-aside'], ({ folder, read }) =>
    tearBoth(record(folder, read)),
  ),
  broken(
    'a text that is torn with its copy',
    ['document-lost'],
    ['set-aside', 'version-missing'],
    (library) => tearBoth(version(library)),
  ),
  broken('a library file that is torn with its copy', ['document-lost'], ['set-aside'], ({ folder }) =>
    tearBoth(join(folder, 'library.json')),
  ),
  broken('a copy that is missing', ['copy-missing'], [], ({ folder, read }) =>
    rm(`${record(folder, read)}.last-good`),
  ),
  broken('a copy that is torn', ['copy-damaged'], [], ({ folder, read }) =>
    tear(`${record(folder, read)}.last-good`),
  ),
  broken('a copy of an older state', ['copy-differs'], [], ({ folder, read }) =>
    editOne(record(folder, read), (old) => ({ ...old, shelf: 'later', updatedAt: LATER })),
  ),
  broken('a copy of a newer state', ['copy-differs'], ['set-aside'], ({ folder, read }) =>
    editOne(`${record(folder, read)}.last-good`, (old) => ({ ...old, shelf: 'later', updatedAt: LATER })),
  ),
  broken('a record of a newer format', ['newer-format'], ['newer-format'], (library) =>
    editRecord(library, (old) => ({ ...old, format: 99 })),
  ),
  broken('a record of another id', ['wrong-id'], ['wrong-id'], (library) =>
    editRecord(library, (old) => ({ ...old, id: newArticleId() })),
  ),
  broken('a folder in the wrong place', ['wrong-place'], [], ({ folder, read }) =>
    rename(join(folder, 'articles', read), join(folder, 'trash', read)),
  ),
  broken('an article in both places', ['in-both-places', 'wrong-place'], ['set-aside'], copyToTrash),
  broken('a tombstone of an article that outlived it', ['tombstone-and-article'], ['set-aside'], (library) =>
    bury(library, EARLIER),
  ),
  broken(
    'a tombstone of an article whose folder is still there',
    ['tombstone-and-article'],
    ['tombstone-and-article'],
    (library) => bury(library, LATER),
  ),
  broken('a tombstone of another id', ['wrong-id'], ['wrong-id'], async ({ folder, read }) => {
    const found = await recordOf(folder, read);
    const other = newArticleId();
    valueOf(await writeTombstone(quietStore(folder), tombstoneOf({ ...found, id: other }, LATER)));
    for (const ending of ['.json', '.json.last-good']) {
      const path = join(folder, 'tombstones', other);
      await rename(`${path}${ending}`, join(folder, 'tombstones', `${newIdOnce(other)}${ending}`));
    }
  }),
  broken('a text that is missing', ['version-missing'], ['version-missing'], async (library) => {
    await rm(version(library));
    await rm(`${version(library)}.last-good`);
  }),
  broken('a text of another number', ['version-mismatch'], ['version-mismatch'], (library) =>
    editBoth(version(library), (old) => ({ ...old, number: 7 })),
  ),
  broken('a text of another article', ['version-mismatch'], ['version-mismatch'], (library) =>
    editBoth(version(library), (old) => ({ ...old, articleId: newArticleId() })),
  ),
  broken('two versions of one number', ['version-duplicate'], ['version-duplicate'], (library) =>
    editRecord(library, (old) => ({ ...old, versions: [...old.versions, ...old.versions] })),
  ),
  broken('a text that no record names', ['version-orphan'], ['version-orphan'], (library) =>
    copyFile(version(library), version(library, 2)),
  ),
  broken('a shown version that there isn’t', ['current-version-unknown'], [], (library) =>
    editRecord(library, (old) => ({ ...old, version: 9 })),
  ),
  broken('a wrong hash in the record', ['hash-wrong'], [], (library) =>
    editRecord(library, (old) => ({
      ...old,
      versions: old.versions.map((entry) => ({ ...entry, hash: '0'.repeat(64) })),
    })),
  ),
  broken('a wrong hash in the text', ['hash-wrong'], [], (library) =>
    editBoth(version(library), (old) => ({ ...old, hash: '0'.repeat(64) })),
  ),
  broken('a text that was changed', ['document-damaged'], ['set-aside'], (library) =>
    editOne(version(library), (old) => ({ ...old, html: '<p>Changed</p>' })),
  ),
  broken('a text that was changed with its copy', ['hash-wrong'], ['hash-wrong'], (library) =>
    editBoth(version(library), (old) => ({ ...old, html: '<p>Changed</p>' })),
  ),
  broken('a wrong count of words', ['words-wrong'], [], (library) =>
    editRecord(library, (old) => ({ ...old, words: old.words + 1 })),
  ),
  broken('a page that is missing', ['original-missing'], ['original-missing'], (library) =>
    rm(original(library)),
  ),
  broken('a page that is damaged', ['original-damaged'], ['original-damaged'], (library) =>
    tear(original(library)),
  ),
  broken('a page that no version names', ['original-orphan'], ['original-orphan'], (library) =>
    copyFile(original(library), original(library, 2)),
  ),
  broken('an image that is missing', ['asset-missing'], ['asset-missing'], async (library) => {
    const html = `<img src="assets/${'a'.repeat(64)}.png">`;
    const hash = createHash('sha256').update(html).digest('hex');
    await editBoth(version(library), (old) => ({ ...old, html, hash }));
    await editRecord(library, (old) => ({
      ...old,
      versions: old.versions.map((entry) => ({ ...entry, hash })),
    }));
  }),
  broken('an image that came late and is missing', ['asset-missing'], ['asset-missing'], (library) =>
    editRecord(library, (old) => ({
      ...old,
      lateImages: [{ address: 'https://harbour.example/late.png', name: `${'b'.repeat(64)}.png` }],
    })),
  ),
  broken('an image that is damaged', ['asset-damaged'], ['set-aside'], async ({ folder, read }) => {
    await mkdir(join(folder, 'articles', read, 'assets'));
    await writeFile(join(folder, 'articles', read, 'assets', `${'a'.repeat(64)}.png`), 'no image');
  }),
  broken('a highlight that is there twice', ['highlight-duplicate'], [], (library) =>
    editRecord(library, (old) => ({ ...old, highlights: [...old.highlights, ...old.highlights] })),
  ),
  broken('two highlights of one id', ['highlight-duplicate'], ['highlight-duplicate'], (library) =>
    editRecord(library, (old) => ({
      ...old,
      highlights: [...old.highlights, ...old.highlights.map((each) => ({ ...each, note: 'Another' }))],
    })),
  ),
  broken(
    'one highlight in two articles',
    ['highlight-duplicate'],
    ['highlight-duplicate'],
    async (library) => {
      const { highlights } = await recordOf(library.folder, library.read);
      await editBoth(join(library.folder, 'trash', library.trashed, 'article.json'), (old) => ({
        ...old,
        updatedAt: LATER,
        highlights: highlights.map((each) => ({ ...each, articleId: library.trashed })),
      }));
    },
  ),
  broken('a highlight of another article', ['highlight-article'], [], (library) =>
    editHighlight(library, (old) => ({ ...old, articleId: newArticleId() })),
  ),
  broken(
    'a highlight of a version that there isn’t',
    ['highlight-version'],
    ['highlight-version'],
    (library) => editHighlight(library, (old) => ({ ...old, version: 4 })),
  ),
  broken('a highlight made at another place', ['highlight-place'], [], (library) =>
    editHighlight(library, (old) => ({ ...old, start: 0, end: old.end - old.start })),
  ),
  broken('a highlight shown at another place', ['anchor-wrong'], [], (library) =>
    editHighlight(library, (old) => ({ ...old, anchor: { ...old.anchor, start: old.anchor.start + 1 } })),
  ),
  broken('a highlight shown past the end of the text', ['anchor-wrong'], [], (library) =>
    editHighlight(library, (old) => ({
      ...old,
      anchor: { ...old.anchor, state: 'fuzzy', start: 9e6, end: 9e6 + 1 },
    })),
  ),
  broken('a highlight shown in a version that there isn’t', ['anchor-wrong'], [], (library) =>
    editHighlight(library, (old) => ({ ...old, anchor: { ...old.anchor, version: 4 } })),
  ),
  broken(
    'a highlight whose words are nowhere',
    ['anchor-wrong', 'highlight-place'],
    ['highlight-place'],
    (library) => editHighlight(library, (old) => ({ ...old, exact: 'Nobody wrote this' })),
  ),
  broken('a highlight that is called moved where it was made', ['anchor-state'], [], (library) =>
    editHighlight(library, (old) => ({ ...old, anchor: { ...old.anchor, state: 'moved' } })),
  ),
  broken('a highlight changed before it was made', ['time-order'], [], (library) =>
    editHighlight(library, (old) => ({ ...old, updatedAt: EARLIER })),
  ),
  broken('a record older than its highlight', ['time-order'], [], (library) =>
    editRecord(library, (old) => ({ ...old, updatedAt: EARLIER })),
  ),
  broken('leftovers of writes', ['stray'], [], async ({ folder, read }) => {
    const name = `article.json.${newArticleId()}.tmp`;
    await writeFile(join(folder, name), 'half');
    await writeFile(join(folder, 'articles', read, 'versions', name), 'half');
    await mkdir(join(folder, 'articles', `.incoming-${newArticleId()}`));
  }),
  broken('files of others', ['foreign'], ['foreign'], async ({ folder }) => {
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await writeFile(join(folder, 'articles', 'desktop.ini'), 'theirs');
  }),
  broken('copies that sync programs left', ['conflict-copy'], ['conflict-copy'], async ({ folder, read }) => {
    await writeFile(join(folder, 'articles', read, 'article (1).json'), '{}');
    await mkdir(join(folder, 'articles', `${read} 2`));
  }),
  broken('what was put out of the way earlier', ['set-aside'], ['set-aside'], async ({ folder, read }) => {
    const date = '2026-03-01T08-00-00-000Z-0123abcd';
    await writeFile(`${record(folder, read)}.damaged-${date}`, 'torn');
    await writeFile(join(folder, 'articles', read, `article (1).json.merged-${date}`), '{}');
  }),
];

function broken(
  what: string,
  faults: readonly FaultKind[],
  left: readonly FaultKind[],
  damage: (library: FilledLibrary) => Promise<void>,
): Broken {
  return { what, faults, left, damage };
}

function record(folder: string, id: string): string {
  return join(folder, 'articles', id, 'article.json');
}

function version({ folder, read }: FilledLibrary, number = 1): string {
  return join(folder, 'articles', read, 'versions', `${number}.json`);
}

function original({ folder, read }: FilledLibrary, number = 1): string {
  return join(folder, 'articles', read, 'original', `${number}.html.gz`);
}

async function recordOf(folder: string, id: string): Promise<ArticleRecord> {
  return articleRecordSchema.parse(JSON.parse(await readFile(record(folder, id), 'utf8')));
}

function tear(path: string): Promise<void> {
  return writeFile(path, '{"format":');
}

async function tearBoth(path: string): Promise<void> {
  await tear(path);
  await tear(`${path}.last-good`);
}

async function editOne(path: string, edit: (old: Json) => Json): Promise<void> {
  const old = JSON.parse(await readFile(path, 'utf8')) as Json;
  await writeFile(path, JSON.stringify(edit(old)));
}

async function editBoth(path: string, edit: (old: Json) => Json): Promise<void> {
  await editOne(path, edit);
  await copyFile(path, `${path}.last-good`);
}

async function editRecord(
  { folder, read }: FilledLibrary,
  edit: (old: ArticleRecord) => object,
): Promise<void> {
  const path = record(folder, read);
  await writeFile(path, JSON.stringify(edit(await recordOf(folder, read))));
  await copyFile(path, `${path}.last-good`);
}

function editHighlight(library: FilledLibrary, edit: (old: HighlightRecord) => object): Promise<void> {
  return editRecord(library, (old) => ({ ...old, highlights: old.highlights.map(edit) }));
}

async function copyToTrash({ folder, read }: FilledLibrary): Promise<void> {
  await cp(join(folder, 'articles', read), join(folder, 'trash', read), { recursive: true });
  await editBoth(record(folder, read), (old) => ({ ...old, updatedAt: LATER }));
}

async function bury({ folder, read }: FilledLibrary, purgedAt: string): Promise<void> {
  const found = await recordOf(folder, read);
  valueOf(await writeTombstone(quietStore(folder), tombstoneOf(found, purgedAt)));
}

/** The same other id for both files of a tombstone. */
function newIdOnce(id: string): string {
  return id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
}
