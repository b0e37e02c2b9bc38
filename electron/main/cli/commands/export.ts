import { join, resolve } from 'node:path';
import type { NotesFile } from '#contract/views';
import { fail, ok, type Result } from '#core/result';
import { makeFolders } from '../../../library/document/make-folders';
import { storageFailure } from '../../../library/document/storage-failure';
import { writeTextFile } from '../../write-file';
import { valueOf, type CliCommand, type CommandOutput } from '../command';
import { articleIdsOf } from '../ids';
import { isFolder, namesFolder } from '../out-path';

const FORMATS = ['md'] as const;

/** Where the notes of one article are to go, or went. */
type Placed = NotesFile & { readonly path: string };

export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'Export the notes of articles',
  operands: {
    usage: '[ID…]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    about: 'the ids of articles; without any, all that have highlights',
  },
  options: {
    format: { value: 'FORMAT', about: 'md (Markdown), which is also the default', choices: FORMATS },
    out: {
      value: 'PATH',
      about: 'a file for one article, or a folder (there already, or ending in /) for a file each',
    },
  },
  details: 'Without --out the notes go to standard output. A file of the same name is replaced.',
  lane: () => ({ kind: 'everything' }),
  async run(words, { door, folder }) {
    const ids = articleIdsOf(words.operands);
    if (!ids.ok) return ids;
    const notes = await door.query('notes.export', { ids: ids.value, format: 'md' });
    if (!notes.ok) return notes;
    const out = valueOf(words, 'out');
    if (out !== undefined) return writeAll(notes.value, out, folder);
    return ok({
      json: notes.value,
      text: notes.value.map(({ text }) => text).join('\n'),
      ...(notes.value.length === 0 && { remark: 'No article has highlights yet.' }),
    });
  },
};

async function writeAll(
  files: readonly NotesFile[],
  out: string,
  folder: string,
): Promise<Result<CommandOutput>> {
  const placed = await placeAll(files, out, resolve(folder, out));
  if (!placed.ok) return placed;
  const written: string[] = [];
  for (const { path, text } of placed.value) {
    const done = await writeTextFile(path, text);
    if (!done.ok) {
      const { code, message } = done.error;
      return written.length === 0 ? done : fail(code, message, `Written before that: ${written.join(', ')}.`);
    }
    written.push(path);
  }
  return ok({
    json: placed.value.map(({ articleId, name, path }) => ({ articleId, name, path })),
    text: '',
    remark:
      written.length === 0
        ? 'No article has highlights yet. Nothing was written.'
        : written.map((path) => `Wrote ${path}`).join('\n'),
  });
}

async function placeAll(
  files: readonly NotesFile[],
  out: string,
  path: string,
): Promise<Result<readonly Placed[]>> {
  if (path.includes('\0')) return fail('bad-request', '--out can’t hold a NUL character.');
  if (namesFolder(out) || (await isFolder(path))) {
    try {
      await makeFolders(path);
    } catch (error) {
      return storageFailure(error, 'The notes could not be written', path);
    }
    return ok(files.map((file) => ({ ...file, path: join(path, file.name) })));
  }
  const [file, ...more] = files;
  if (file === undefined) return ok([]);
  return more.length === 0
    ? ok([{ ...file, path }])
    : fail(
        'bad-request',
        `The notes of ${files.length} articles don’t go into one file. Name a folder: --out ${out}/`,
      );
}
