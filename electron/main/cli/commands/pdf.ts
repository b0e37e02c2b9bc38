import { join, resolve } from 'node:path';
import { fileNameFor } from '#core/export/file-name';
import { ok } from '#core/result';
import { writeBytes } from '../../write-file';
import { laneOfArticle, valueOf, type CliCommand } from '../command';
import { articleIdOf } from '../ids';
import { isFolder, namesFolder } from '../out-path';

export const pdf: CliCommand = {
  name: 'pdf',
  summary: 'Write an article with its highlights and notes as PDF',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: {
    out: { value: 'PATH', about: 'a file, or a folder that is there; without it, this folder' },
  },
  details: 'In a folder the file is named after the article. A file of the same name is replaced.',
  lane: laneOfArticle,
  async run(words, { folder, pdfOf }) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const made = await pdfOf(id.value);
    if (!made.ok) return made;
    const { title, bytes } = made.value;
    const out = valueOf(words, 'out') ?? './';
    const place = resolve(folder, out);
    const inFolder = namesFolder(out) || (await isFolder(place));
    const path = inFolder ? join(place, fileNameFor(title, '.pdf', new Set())) : place;
    const written = await writeBytes(path, bytes);
    return written.ok ? ok({ json: { id: id.value, path }, text: '', remark: `Wrote ${path}` }) : written;
  },
};
