import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkDocument, type DocumentKind } from '../../../electron/library/document/document-kind';
import { lastGoodPath, type JsonObject } from '../../../electron/library/document/durable-json-file';
import { articleKind, contentKind } from '../../../electron/library/document-kinds';
import {
  articleFolder,
  originalFolder,
  placeOf,
  recordFile,
  versionFile,
  versionsFolder,
} from '../../../electron/library/layout';
import { madeUpArticle } from './made-up-article';

/*
 * Writes made-up articles into a library, as the store lays them out but without waiting for the disk:
 * `FOLDER SEED FROM TO STEP` makes each STEP-th article from number FROM, below TO.
 */
const [folder = '', seed = '', from = '', to = '', step = ''] = process.argv.slice(2);
for (let index = Number(from); index < Number(to); index += Number(step)) writeArticle(Number(seed), index);

function writeArticle(seedNumber: number, index: number): void {
  const { record, content } = madeUpArticle(seedNumber, index);
  const place = articleFolder(folder, placeOf(record), record.id);
  mkdirSync(place);
  mkdirSync(versionsFolder(place));
  mkdirSync(originalFolder(place));
  writeDocument(contentKind, versionFile(place, content.number), content);
  writeFileSync(join(originalFolder(place), '1.html.gz'), gzipSync(content.html, { level: 1 }));
  writeDocument(articleKind, recordFile(place), record);
}

/** With its last good copy. Throws when the store would not take the document. */
function writeDocument<Data extends JsonObject>(kind: DocumentKind<Data>, path: string, data: Data): void {
  const checked = checkDocument(kind, data);
  if (!checked.ok) throw new Error(`${path} ${checked.error.message}`);
  const bytes = JSON.stringify(checked.value);
  writeFileSync(path, bytes);
  writeFileSync(lastGoodPath(path), bytes);
}
