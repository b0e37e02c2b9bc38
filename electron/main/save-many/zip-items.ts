import { basename } from 'node:path';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { Source } from '#core/commands';
import { fail, ok, type Result } from '#core/result';
import { entryFault } from '#core/zip-entry';
import { LARGEST_SOURCE, tooLarge } from '../../capture/limits';
import { entryName } from '../../library/archive/entry-rules';
import { isMissing, isSystemError } from '../../library/document/system-error';
import { isSaved, MOST_ITEMS, type Collection } from './save-item';

/** Files of any kind: reading the list of more is what some zips are made for. */
const MOST_ENTRIES = 100_000;

/**
 * Lists the pages and texts in a zip file. Nothing is written to the disk, so no name in it leads anywhere; each is
 * read when it is its turn, and no further than the largest source that is taken.
 */
export async function zipItems(path: string): Promise<Result<Collection>> {
  const name = basename(path);
  let zip: ZipFile | null = null;
  try {
    const opened = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
    zip = opened;
    const found: Entry[] = [];
    let passedOver = 0;
    for await (const entry of opened.eachEntry()) {
      const inside = entryName(entry);
      if (inside.endsWith('/')) continue;
      if (isSaved(inside)) found.push(entry);
      else passedOver += 1;
      if (found.length > MOST_ITEMS || found.length + passedOver > MOST_ENTRIES) {
        opened.close();
        const most = MOST_ITEMS.toLocaleString('en-GB');
        return fail('too-large', `“${name}” holds over ${most} files. Nothing was saved; take it in parts.`);
      }
    }
    const items = found.map((entry) => ({
      name: entryName(entry),
      source: () => sourceIn(opened, entry, path),
    }));
    return ok({ items, passedOver, close: () => opened.close() });
  } catch (error) {
    zip?.close();
    return unreadable(error, name);
  }
}

async function sourceIn(zip: ZipFile, entry: Entry, path: string): Promise<Result<Source>> {
  const zipName = basename(path);
  const name = entryName(entry);
  const what = `“${name}” in “${zipName}”`;
  const fault = entryFault(entry);
  if (fault !== null) return fail('unsupported', `${what} ${fault}. It was not saved.`);
  if (entry.uncompressedSize > LARGEST_SOURCE) return tooLarge(what, entry.uncompressedSize);
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    // The zip's own word for the size was checked above; yauzl ends a stream that gives more.
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return ok({
      kind: 'bytes',
      base64: Buffer.concat(chunks).toString('base64'),
      name: name.slice(-1000),
      zip: { path, entry: name },
    });
  } catch (error) {
    return unreadable(error, zipName);
  }
}

function unreadable(error: unknown, name: string): Result<never> {
  if (isMissing(error)) return fail('not-found', `There is no file “${name}”. Nothing was saved.`);
  if (isSystemError(error)) return fail('storage', `“${name}” could not be read (${error.code}).`);
  // All else comes of the bytes: they aren't a zip's, or not any more.
  if (error instanceof Error) return fail('damaged', `“${name}” is not a zip file, or it is damaged.`);
  throw error;
}
