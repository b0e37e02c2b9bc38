import { posix } from 'node:path';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { entryFault } from '#core/zip-entry';
import type { FileBeside, ReadBeside } from './images-beside';
import { pathsBeside } from './path-beside';

/** Files of any kind: reading the list of more is what some zips are made for. */
const MOST_ENTRIES = 100_000;

/**
 * Reads what lies beside a file in a zip, from the zip itself: no name in it becomes a path. The zip is opened when the
 * first file is asked for; `close` lets it go.
 * @param entry the name of the file in the zip, with its folders
 */
export function readInZip(
  zip: string,
  entry: string,
): { readonly read: ReadBeside; readonly close: () => void } {
  let opened: Promise<OpenZip | null> | null = null;
  return {
    async read(address, most) {
      opened ??= openZip(zip);
      const open = await opened;
      if (open === null) return { kind: 'missing' };
      let outside = true;
      for (const path of pathsBeside(address)) {
        const name = posix.join(posix.dirname(entry), path);
        if (name.startsWith('../')) continue;
        outside = false;
        const found = open.entries.get(name);
        if (found !== undefined) return readEntry(open.file, found, most);
      }
      return outside ? { kind: 'outside' } : { kind: 'missing' };
    },
    close: () => void opened?.then((open) => open?.file.close()),
  };
}

interface OpenZip {
  readonly file: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** The page was read from this zip a moment ago; one that can't be read now holds nothing. */
async function openZip(path: string): Promise<OpenZip | null> {
  let file: ZipFile | null = null;
  try {
    file = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
    const entries = new Map<string, Entry>();
    let count = 0;
    for await (const entry of file.eachEntry()) {
      count += 1;
      if (count > MOST_ENTRIES) break;
      const name = getFileNameLowLevel(
        entry.generalPurposeBitFlag,
        entry.fileNameRaw,
        entry.extraFields,
        true,
      );
      if (!name.endsWith('/') && !entries.has(name)) entries.set(name, entry);
    }
    return { file, entries };
  } catch (error) {
    file?.close();
    if (error instanceof Error) return null;
    throw error;
  }
}

async function readEntry(file: ZipFile, entry: Entry, most: number): Promise<FileBeside> {
  if (entryFault(entry) !== null) return { kind: 'missing' };
  if (entry.uncompressedSize > most) return { kind: 'too-large' };
  try {
    const chunks: Buffer[] = [];
    // yauzl ends a stream that gives more than the size that was checked.
    for await (const chunk of await file.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    return { kind: 'found', bytes: new Uint8Array(Buffer.concat(chunks)) };
  } catch (error) {
    if (error instanceof Error) return { kind: 'missing' };
    throw error;
  }
}
