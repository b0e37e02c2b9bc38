import { z } from 'zod';
import { libraryIdSchema } from '#core/ids';
import type { DocumentKind } from '../document/document-kind';
import { isTemporaryName } from '../document/durable-write';
import { isIncoming, LIBRARY_FILE } from '../layout';

/** Says what else is in the zip. The last file to go in: it holds the hashes of all the others. */
export const MANIFEST = 'manifest.json';
/** Far above any article; larger files are left out, and told of. In bytes. */
export const LARGEST_FILE = 512 * 1024 * 1024;

const ARCHIVE_FORMAT = 1;
const FOLDERS = ['articles', 'trash', 'tombstones'];
const TWIN = '.last-good';

const fileSchema = z.object({
  /** Below the library's folder, with slashes. */
  path: z.string().refine((path) => isArchivePath(path)),
  size: z.int().nonnegative().max(LARGEST_FILE),
  /** Hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ArchivedFile = Readonly<z.infer<typeof fileSchema>>;

const manifestSchema = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  app: z.literal('commonplace'),
  libraryId: libraryIdSchema,
  createdAt: z.iso.datetime(),
  /** With those in the trash. */
  articles: z.int().nonnegative(),
  files: z.array(fileSchema).readonly(),
});
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

export const manifestKind: DocumentKind<Manifest> = {
  format: ARCHIVE_FORMAT,
  schema: manifestSchema,
  migrations: [],
  label: () => 'an archive',
};

export function newManifest(content: Omit<Manifest, 'format' | 'app' | 'articles'>): Manifest {
  const articles = countArticles(content.files);
  return { format: ARCHIVE_FORMAT, app: 'commonplace', ...content, articles };
}

/** How many folders of articles there are among some files. */
export function countArticles(files: readonly ArchivedFile[]): number {
  return files.filter(({ path }) => /^(articles|trash)\/[^/]+\/article\.json$/.test(path)).length;
}

/**
 * Whether a name belongs to what a library keeps for itself alone: copies of documents, which are made anew where the
 * archive is unpacked, and what unfinished writes left.
 */
export function staysBehind(name: string): boolean {
  return name.endsWith(TWIN) || isTemporaryName(name) || isIncoming(name);
}

/** Whether a path can be carried from one system to any other and names something in a library's folder there. */
export function isArchivePath(path: string): boolean {
  const steps = path.split('/');
  if (!steps.every(isPortableName) || steps.some(staysBehind)) return false;
  return path === LIBRARY_FILE || (steps.length > 1 && FOLDERS.includes(steps[0] ?? ''));
}

function isPortableName(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false;
  // A colon begins a drive or a hidden stream on Windows, and a backslash parts folders there.
  return !/[\\:\p{Cc}\p{Cs}\uFFFD]/u.test(name);
}
