import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ArticleRecord } from '#core/article/article';
import { sha256Of } from '../archive/sha256';
import { storageFailure } from '../document/storage-failure';
import { isMissing } from '../document/system-error';
import type { Inquiry } from './inquiry';

/** More than any page; one that unpacks to more is no page. In bytes. */
const LARGEST_PAGE = 1024 * 1024 * 1024;

const unpack = promisify(gunzip);

/** Checks that the pages as they came are there and can be unpacked. */
export async function verifyOriginals(
  inquiry: Inquiry,
  folder: string,
  record: ArticleRecord,
): Promise<void> {
  for (const { number, original } of record.versions) {
    if (original === null) continue;
    const path = `${folder}/original/${original}`;
    const finding = { severity: 'fault', articleId: record.id, path } as const;
    const what = `The page that version ${number} of “${record.title}” was made of`;
    const bytes = original.includes('/') ? null : await readKept(inquiry, path, record);
    if (bytes === 'unreadable') continue;
    if (bytes === null) {
      await inquiry.found({ ...finding, kind: 'original-missing', message: `${what} is missing.` });
    } else if (original.endsWith('.gz') && !(await canUnpack(bytes))) {
      await inquiry.found({ ...finding, kind: 'original-damaged', message: `${what} is damaged.` });
    }
  }
}

/** Checks that assets are what their names say, and that all that texts refer to are there. */
export async function verifyAssets(
  inquiry: Inquiry,
  folder: string,
  record: ArticleRecord,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const names = await inquiry.names(`${folder}/assets`);
  for (const name of names.filter(isAssetName)) {
    const path = `${folder}/assets/${name}`;
    const bytes = await readKept(inquiry, path, record);
    if (bytes === null || bytes === 'unreadable' || name.startsWith(`${sha256Of(bytes)}.`)) continue;
    const message = `An image or font of “${record.title}” is not what its name says.`;
    const finding = {
      kind: 'asset-damaged',
      severity: 'fault',
      articleId: record.id,
      path,
      message,
    } as const;
    await inquiry.found(finding, async () => ({
      mended: 'It was put out of the way.',
      setAside: await inquiry.setAside(path),
    }));
  }
  const missing = [...wanted].filter((name) => !names.includes(name));
  for (const name of missing) {
    const path = `${folder}/assets/${name}`;
    const message = `An image or font that “${record.title}” shows is missing.`;
    await inquiry.found({ kind: 'asset-missing', severity: 'fault', articleId: record.id, path, message });
  }
}

export function isAssetName(name: string): boolean {
  return /^[0-9a-f]{64}\.[a-z0-9]+$/.test(name);
}

/** Null when it isn't there; what the disk won't give is taken down. */
async function readKept(
  inquiry: Inquiry,
  path: string,
  record: ArticleRecord,
): Promise<Uint8Array | null | 'unreadable'> {
  try {
    return await inquiry.context.files.readFile(inquiry.absolute(path));
  } catch (error) {
    if (isMissing(error)) return null;
    const { message } = storageFailure(error, `“${path}” can’t be read`, inquiry.context.folder).error;
    await inquiry.found({ kind: 'unreadable', severity: 'fault', articleId: record.id, path, message });
    return 'unreadable';
  }
}

async function canUnpack(bytes: Uint8Array): Promise<boolean> {
  try {
    await unpack(bytes, { maxOutputLength: LARGEST_PAGE });
    return true;
  } catch (error) {
    // Whatever zlib says of bytes, they aren't what was stored.
    if (error instanceof Error) return false;
    throw error;
  }
}
