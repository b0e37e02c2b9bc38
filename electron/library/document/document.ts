import { basename } from 'node:path';
import { Low } from 'lowdb';
import { fail, ok, type Result } from '#core/result';
import { checkDocument, type DocumentKind } from './document-kind';
import { DurableJsonFile, lastGoodPath, type JsonObject } from './durable-json-file';
import { readDocument } from './read-document';
import { setAside } from './set-aside';
import { storageFailure } from './storage-failure';
import type { StoreContext } from './store-context';
import { isSystemError } from './system-error';

const NOT_STORED = 'The change could not be stored';

/**
 * One small lowdb database: data of a known shape in a file of its own. The file is checked when it is read and the
 * data before it is written, so a document that was written can be read.
 */
export class Document<Data extends JsonObject> {
  readonly #context: StoreContext;
  readonly #kind: DocumentKind<Data>;
  readonly #low: Low<JsonObject>;
  #data: Data;

  private constructor(context: StoreContext, kind: DocumentKind<Data>, path: string, data: Data) {
    this.#context = context;
    this.#kind = kind;
    this.#low = new Low<JsonObject>(new DurableJsonFile(context.files, path), data);
    this.#data = data;
  }

  /**
   * Opens a document that must be there. One that can't be read is set aside under a dated name, its last good copy
   * takes its place, and `onNotice` is told.
   *
   * Fails with `not-found` when neither file nor copy is there; with `damaged` when neither can be read, or
   * `unsupported` when a newer Commonplace wrote one (both then stay as they are); with `storage` when the disk won't
   * give them.
   */
  static async open<Data extends JsonObject>(
    context: StoreContext,
    kind: DocumentKind<Data>,
    path: string,
  ): Promise<Result<Document<Data>>> {
    const found = await readDocument(context, kind, path);
    if (found.state === 'good') return ok(new Document(context, kind, path, found.data));
    if (found.state === 'refused') return { ok: false, error: found.error };
    const copy = await readDocument(context, kind, lastGoodPath(path));
    if (copy.state === 'refused') return { ok: false, error: copy.error };
    if (copy.state === 'good') {
      const document = new Document(context, kind, path, copy.data);
      await document.#comeBack(path, found.state === 'unusable' ? found.reason : null);
      return ok(document);
    }
    if (found.state === 'missing' && copy.state === 'missing') {
      return fail('not-found', `The file “${path}” is not there.`);
    }
    const newer = [found, copy].some((one) => one.state === 'unusable' && one.code === 'unsupported');
    const reason = found.state === 'unusable' ? found.reason : 'is missing';
    const copyReason = copy.state === 'unusable' ? `its copy ${copy.reason}` : 'it has no copy';
    const message = `The file “${path}” ${reason}, and ${copyReason}. Nothing was changed.`;
    return fail(newer ? 'unsupported' : 'damaged', message);
  }

  /**
   * Makes a document where there is none, or replaces what is there. Durable when it returns.
   *
   * @param doing - what to say if it fails: “The article could not be saved”
   */
  static async create<Data extends JsonObject>(
    context: StoreContext,
    kind: DocumentKind<Data>,
    path: string,
    data: Data,
    doing: string = NOT_STORED,
  ): Promise<Result<Document<Data>>> {
    const document = new Document(context, kind, path, data);
    const written = await document.#store(data, doing);
    return written.ok ? ok(document) : written;
  }

  /** As last read or durably written. */
  get data(): Data {
    return this.#data;
  }

  /** Replaces the data. Durable when it returns; when it fails, `data` is what it was. */
  write(next: Data): Promise<Result<Data>> {
    return this.#store(next, NOT_STORED);
  }

  async #store(next: Data, doing: string): Promise<Result<Data>> {
    const checked = checkDocument(this.#kind, next);
    if (!checked.ok) {
      return fail('internal', `${doing}: the new content of ${this.#kind.label(this.#data)} makes no sense.`);
    }
    this.#low.data = next;
    try {
      await this.#low.write();
    } catch (error) {
      return storageFailure(error, doing, this.#context.folder);
    }
    this.#data = next;
    return ok(next);
  }

  /** Puts the last good copy, which `data` already holds, in the place of a damaged (why) or missing (null) file. */
  async #comeBack(path: string, damage: string | null): Promise<void> {
    const what = `The file “${path}” of ${this.#kind.label(this.#data)} ${damage ?? 'was missing'}.`;
    try {
      const aside = damage === null ? null : await setAside(this.#context, path);
      await this.#low.write();
      const kept = aside === null ? '' : ` The damaged file was kept as “${basename(aside)}”.`;
      this.#context.onNotice(`${what} Its last good copy has taken its place.${kept}`);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.#context.onNotice(
        `${what} Its last good copy is used, but the disk won’t take it back (${error.code}).`,
      );
    }
  }
}
