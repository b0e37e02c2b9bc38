import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { metadataSchema, type ArticleRecord } from '#core/article/article';
import { assetNameOf, type LateImage, type NewAsset } from '#core/article/assets';
import { ORIGINALS, type NewArticle } from '#core/article/new-article';
import type { SafeHtml } from '#core/html';
import { ok, type Result } from '#core/result';
import { attributeOf, imagesIn } from '#core/sanitize/image-tags';
import { Document } from './document/document';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { isMissing } from './document/system-error';
import { contentKind } from './document-kinds';
import { assetsFolder, originalFolder, versionFile } from './layout';
import { readLog } from './read-log';

const unpack = promisify(gunzip);

/**
 * Reads the version of an article that is shown as its capture gave it. An image or an original that is gone is left
 * out: what is told of them is `verify`'s. @param folder - the article's
 */
export async function readCaptured(
  context: StoreContext,
  folder: string,
  record: ArticleRecord,
): Promise<Result<NewArticle>> {
  const document = await Document.open(context, contentKind, versionFile(folder, record.version));
  if (!document.ok) return document;
  const log = await readLog(context, folder, record.version);
  if (!log.ok) return log;
  const entry = record.versions.find(({ number }) => number === record.version);
  const { html, text } = document.value.data;
  const { title, tags, words, image, lateImages = [] } = record;
  const leadImage = lateImages.find(({ address }) => address === image);
  try {
    return ok({
      metadata: metadataSchema.parse(record),
      tags,
      html,
      text,
      words,
      fingerprint: entry?.fingerprint ?? null,
      assets: await assetsOf(context, folder, namesIn(html, leadImage)),
      ...(leadImage !== undefined && { leadImage }),
      ...(typeof entry?.fetchedFrom === 'string' && { fetchedFrom: entry.fetchedFrom }),
      ...(entry?.givenBy === 'person' && { givenBy: 'person' }),
      ...(entry?.validators != null && { validators: entry.validators }),
      ...(entry?.rendered === true && { rendered: true }),
      original: await originalOf(context, folder, entry?.original ?? null),
      log: log.value ?? { steps: [] },
    });
  } catch (error) {
    return storageFailure(error, `“${title}” could not be read`, context.folder);
  }
}

function namesIn(html: SafeHtml, leadImage: LateImage | undefined): ReadonlySet<string> {
  return new Set([
    ...imagesIn(html).flatMap((image) => assetNameOf(attributeOf(image, 'src') ?? '') ?? []),
    ...(leadImage === undefined ? [] : [leadImage.name]),
  ]);
}

async function assetsOf(
  context: StoreContext,
  folder: string,
  names: ReadonlySet<string>,
): Promise<readonly NewAsset[]> {
  const assets: NewAsset[] = [];
  for (const name of names) {
    const bytes = await bytesOf(context, join(assetsFolder(folder), name));
    if (bytes !== null) assets.push({ name, bytes });
  }
  return assets;
}

async function originalOf(
  context: StoreContext,
  folder: string,
  name: string | null,
): Promise<NewArticle['original']> {
  if (name === null) return null;
  const extension = ORIGINALS.find((each) => name.endsWith(`.${each}.gz`));
  const packed = await bytesOf(context, join(originalFolder(folder), name));
  return extension === undefined || packed === null ? null : { bytes: await unpack(packed), extension };
}

async function bytesOf({ files }: StoreContext, path: string): Promise<Uint8Array | null> {
  try {
    return await files.readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
