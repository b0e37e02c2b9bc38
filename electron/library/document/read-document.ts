import { Low } from 'lowdb';
import type { Failure } from '#core/result';
import { checkDocument, type DocumentKind } from './document-kind';
import { DamagedFile, DurableJsonFile, type JsonObject } from './durable-json-file';
import { storageFailure } from './storage-failure';
import type { StoreContext } from './store-context';

/** What a path turned out to hold. */
export type Found<Data> =
  | { readonly state: 'good'; readonly data: Data }
  | { readonly state: 'missing' }
  /** Not to be used, by its content; `reason` completes “The file … ”. */
  | { readonly state: 'unusable'; readonly code: 'damaged' | 'unsupported'; readonly reason: string }
  /** The disk wouldn't give the bytes, so nothing is known of them. */
  | { readonly state: 'refused'; readonly error: Failure };

/** lowdb keeps its default when there is no file: this one can be told from anything that was read. */
const NOTHING: JsonObject = Object.freeze({});

/** Reads one file as a document of a kind. Changes nothing on the disk. */
export async function readDocument<Data extends JsonObject>(
  context: StoreContext,
  kind: DocumentKind<Data>,
  path: string,
): Promise<Found<Data>> {
  const low = new Low<JsonObject>(new DurableJsonFile(context.files, path), NOTHING);
  try {
    await low.read();
  } catch (error) {
    if (error instanceof DamagedFile) return { state: 'unusable', code: 'damaged', reason: error.message };
    const failed = storageFailure(error, `The file “${path}” could not be read`, context.folder);
    return { state: 'refused', error: failed.error };
  }
  if (low.data === NOTHING) return { state: 'missing' };
  const checked = checkDocument(kind, low.data);
  if (checked.ok) return { state: 'good', data: checked.value };
  const code = checked.error.code === 'unsupported' ? 'unsupported' : 'damaged';
  return { state: 'unusable', code, reason: checked.error.message };
}
