import { basename, dirname } from 'node:path';
import type { Validators } from '#core/article/article';
import type { NewArticle } from '#core/article/new-article';
import type { CarriedImage } from '#core/extract/inline-images';
import { looksLikeWholePage, type SourceKind } from '#core/extract/kind-of';
import { assertNever, fail, ok, type Result } from '#core/result';
import type { Source } from '#core/commands';
import type { Encoded, ExtractorJob } from '#contract/extractor';
import { shortAddress, webAddress } from './address';
import { imagesBeside, type ReadBeside } from './beside/images-beside';
import { readInFolder } from './beside/read-folder';
import { readInZip } from './beside/read-zip';
import {
  fetchPage,
  refetchPage,
  type FetchedPage,
  type FetchOptions,
  type UnchangedPage,
} from './fetch-page';
import { LARGEST_SOURCE, tooLarge } from './limits';
import { parseMediaType, promisedKind } from './media-type';
import { readWebArchive } from './mhtml';
import { readSourceFile } from './read-file';
import { recognise } from './recognise';
import type { KnownPage } from './validators';

type SourceOf<Kind extends Source['kind']> = Extract<Source, { readonly kind: Kind }>;

/** A source's content, told apart but not yet parsed. */
export interface Loaded {
  readonly kind: 'html' | 'text' | 'markdown';
  readonly content: Encoded;
  /** Images that came with the page. */
  readonly images: readonly CarriedImage[];
  /** What is to be said of them. */
  readonly notes: readonly string[];
  /** The bytes as they came, to be kept with the article. */
  readonly bytes: Uint8Array;
  /** What those bytes are, for the name that they are kept by. */
  readonly extension: NonNullable<NewArticle['original']>['extension'];
  /** Where it was found; null when not on the web. */
  readonly url: string | null;
  /** What the page is known by at `url`; null when it wasn't fetched. */
  readonly validators: Validators | null;
  readonly scope: Extract<ExtractorJob, { readonly kind: 'page' }>['scope'];
}

/** The first step: gets the content from wherever it is. Nothing in it is parsed yet. */
export function loadSource(source: Source, options: FetchOptions): Promise<Result<Loaded>> {
  switch (source.kind) {
    case 'url':
      return loadPage(source.url, options);
    case 'file':
      return loadFile(source, options);
    case 'bytes':
      return loadBytes(source);
    case 'text':
      return Promise.resolve(fromCharacters('text', source.text));
    case 'html':
      return Promise.resolve(fromCharacters('html', source.html));
    default:
      return assertNever(source);
  }
}

/** The same for a source that was loaded before: a page that is still the known one isn't sent again. */
export async function reloadSource(
  source: Source,
  known: KnownPage | null,
  options: FetchOptions,
): Promise<Result<Loaded | UnchangedPage>> {
  if (source.kind !== 'url' || known === null) return loadSource(source, options);
  const address = webAddress(source.url);
  if (!address.ok) return address;
  const page = await refetchPage(address.value, known, options);
  if (!page.ok) return page;
  return page.value.kind === 'unchanged' ? ok(page.value) : loadedPage(page.value);
}

async function loadPage(given: string, options: FetchOptions): Promise<Result<Loaded>> {
  const address = webAddress(given);
  if (!address.ok) return address;
  const page = await fetchPage(address.value, options);
  return page.ok ? loadedPage(page.value) : page;
}

/** A page that was fetched, told apart. */
export function loadedPage({ bytes, contentType, url, validators }: FetchedPage): Result<Loaded> {
  const what = shortAddress(url);
  const type = parseMediaType(contentType);
  const promised = promisedKind(type, what);
  if (!promised.ok) return promised;
  const kind = recognise(bytes, what, { promised: promised.value, name: new URL(url).pathname });
  if (!kind.ok) return kind;
  const loaded = loadedBytes(kind.value, bytes, { what, charset: type.charset, url });
  return loaded.ok ? ok({ ...loaded.value, validators }) : loaded;
}

async function loadFile({ path, within }: SourceOf<'file'>, options: FetchOptions): Promise<Result<Loaded>> {
  const bytes = await readSourceFile(path, options.signal);
  if (!bytes.ok) return bytes;
  const loaded = fromBytes(bytes.value, path, basename(path));
  return loaded.ok ? ok(await withImages(loaded.value, readInFolder(path, within ?? dirname(path)))) : loaded;
}

async function loadBytes({ base64, name, zip }: SourceOf<'bytes'>): Promise<Result<Loaded>> {
  const loaded = fromBytes(Buffer.from(base64, 'base64'), name ?? 'What was piped in', name ?? null);
  if (!loaded.ok || zip === undefined) return loaded;
  const beside = readInZip(zip.path, zip.entry);
  try {
    return ok(await withImages(loaded.value, beside.read));
  } finally {
    beside.close();
  }
}

/** A web archive brings its images; a text names none. */
async function withImages(loaded: Loaded, read: ReadBeside): Promise<Loaded> {
  if (loaded.kind === 'text' || loaded.extension === 'mhtml') return loaded;
  return { ...loaded, ...(await imagesBeside(loaded.bytes, loaded.kind, read)) };
}

function fromBytes(given: Uint8Array, what: string, name: string | null): Result<Loaded> {
  if (given.byteLength > LARGEST_SOURCE) return tooLarge(what, given.byteLength);
  // A Buffer may be a window into a larger one, and it is the whole that would be sent to the page.
  const bytes = new Uint8Array(given);
  const kind = recognise(bytes, what, { promised: 'unknown', name });
  if (!kind.ok) return kind;
  return loadedBytes(kind.value, bytes, { what, charset: null, url: null });
}

function loadedBytes(
  kind: SourceKind,
  bytes: Uint8Array,
  {
    what,
    charset,
    url,
  }: { readonly what: string; readonly charset: string | null; readonly url: string | null },
): Result<Loaded> {
  const rest = { bytes, url, images: [], notes: [], scope: 'article', validators: null } as const;
  const content: Encoded = { kind: 'bytes', bytes, charset };
  switch (kind) {
    case 'html':
      return ok({ ...rest, kind, content, extension: 'html' });
    case 'text':
      return ok({ ...rest, kind, content, extension: 'txt' });
    case 'markdown':
      return ok({ ...rest, kind, content, extension: 'md' });
    case 'web-archive': {
      const archive = readWebArchive(bytes);
      if (archive === null) {
        return fail('extraction-failed', `There is no page in the web archive ${what}. Nothing was saved.`);
      }
      const page: Encoded = { kind: 'bytes', bytes: archive.page, charset: archive.charset };
      const { images } = archive;
      return ok({
        ...rest,
        kind: 'html',
        content: page,
        images,
        url: archive.url ?? url,
        extension: 'mhtml',
      });
    }
    default:
      return assertNever(kind);
  }
}

function fromCharacters(kind: 'html' | 'text', characters: string): Result<Loaded> {
  if (!/\S/.test(characters)) return fail('empty', 'There is nothing to save in what was pasted.');
  const bytes = new TextEncoder().encode(characters);
  if (bytes.byteLength > LARGEST_SOURCE) return tooLarge('What was pasted', bytes.byteLength);
  const scope = kind === 'html' && !looksLikeWholePage(characters) ? 'everything' : 'article';
  const content: Encoded = { kind: 'characters', characters };
  const extension = kind === 'html' ? 'html' : 'txt';
  return ok({ kind, content, bytes, extension, url: null, images: [], notes: [], scope, validators: null });
}
