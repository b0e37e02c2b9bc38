import type { ArticleRecord, ContentVersion } from '#core/article/article';
import type { CaptureLog } from '#core/article/capture-log';
import type { NewArticle } from '#core/article/new-article';
import type { NewAsset } from '#core/article/assets';
import type { ArticleId } from '#core/ids';
import { stampChanges } from '#core/merge/stamp-changes';
import { fail, ok, type Result } from '#core/result';
import { addVersion } from './add-version';
import { Document } from './document/document';
import { isTemporaryName } from './document/durable-write';
import { Serial } from './document/serial';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { isSystemError } from './document/system-error';
import { articleKind, contentKind } from './document-kinds';
import type { FolderListener } from './folder-listener';
import { articleStamp } from './index/article-stamp';
import { articleFolder, placeFolder, placeOf, recordFile, versionFile, type Place } from './layout';
import type { Edit, Edited } from './library';
import { mergeOtherPlace } from './merge/both-places';
import { mergeConflictCopies } from './merge/conflict-copies';
import { readCaptured } from './read-captured';
import { readLog } from './read-log';
import { sweep } from './sweep';
import { timeAfter } from './time-after';
import type { WaitingEdit } from './waiting-edit';
import { keepAssets } from './write-assets';

/**
 * One article's folder. Everything done to it goes in order, so a read never meets a half-done move and edits never
 * work on an old state; other articles aren't waited for.
 */
export class ArticleFolder {
  readonly id: ArticleId;
  readonly #context: StoreContext;
  readonly #listener: FolderListener;
  readonly #serial = new Serial();
  #place: Place;
  #title: string;
  #waiting: WaitingEdit[] = [];

  /** @param title - for messages, when the record can't be read */
  constructor(
    context: StoreContext,
    { id, place, title }: { readonly id: ArticleId; readonly place: Place; readonly title: string },
    listener: FolderListener,
  ) {
    this.id = id;
    this.#context = context;
    this.#listener = listener;
    this.#place = place;
    this.#title = title;
  }

  record(): Promise<Result<ArticleRecord>> {
    return this.#serial.run(async () => {
      const document = await this.#open();
      return document.ok ? ok(document.value.data) : document;
    });
  }

  content(version: number): Promise<Result<ContentVersion>> {
    return this.#serial.run(async () => {
      const path = versionFile(this.#folder(), version);
      const document = await Document.open(this.#context, contentKind, path);
      if (document.ok) return ok(document.value.data);
      return document.error.code === 'not-found' ? this.#gone(`Version ${version} of the text`) : document;
    });
  }

  /** How a content version was captured; null when nobody took it down. */
  log(version: number): Promise<Result<CaptureLog | null>> {
    return this.#serial.run(() => readLog(this.#context, this.#folder(), version));
  }

  /** See `Library.captured`. */
  captured(): Promise<Result<NewArticle>> {
    return this.#serial.run(async () => {
      const document = await this.#open();
      return document.ok ? readCaptured(this.#context, this.#folder(), document.value.data) : document;
    });
  }

  /** See `Library.addVersion`. */
  addVersion(article: NewArticle): Promise<Result<ArticleRecord>> {
    return this.#serial.run(async () => {
      const document = await this.#open();
      if (!document.ok) return document;
      const folder = this.#folder();
      const before = document.value.data;
      const added = await addVersion(this.#context, { folder, document: document.value }, article);
      await (added.ok ? this.#tell(added.value) : this.#lookAgain(before));
      return added;
    });
  }

  /** Adds files of images; nothing names them yet. Durable on return. */
  addAssets(assets: readonly NewAsset[]): Promise<Result<null>> {
    return this.#serial.run(async () => {
      const record = await this.#open();
      return record.ok ? keepAssets(this.#context, this.#folder(), record.value.data.title, assets) : record;
    });
  }

  /** See `Library.change`. */
  change<Made extends Edited>(edit: Edit<Made>): Promise<Result<Made>> {
    return new Promise((resolve, reject) => {
      let made: Result<Made> | null = null;
      this.#waiting.push({
        attempt: (record) => {
          made = edit(record, timeAfter(record.updatedAt, this.#context.now()));
          if (made.ok) return made.value.record;
          resolve(made);
          return null;
        },
        stored: () => made !== null && resolve(made),
        failed: (error) => resolve({ ok: false, error }),
        threw: reject,
      });
      if (this.#waiting.length === 1) void this.#serial.run(() => this.#storeWaiting());
    });
  }

  /**
   * Sets the folder in order, where somebody else or a crash left it otherwise: a damaged record gives way to its last
   * good copy, what unfinished writes left is swept, copies that sync programs left in conflict are merged, and the
   * folder goes where the record says it belongs.
   *
   * Fails with `damaged`, `unsupported` or `storage`; then it stays as it is.
   */
  tend(place: Place): Promise<Result<null>> {
    return this.#serial.run(async () => {
      const folder = articleFolder(this.#context.folder, place, this.id);
      const document = await Document.open(this.#context, articleKind, recordFile(folder));
      // It has gone to its place since it was looked at.
      if (!document.ok && document.error.code === 'not-found' && place !== this.#place) return ok(null);
      if (!document.ok) return document;
      this.#place = place;
      const { data } = document.value;
      if (data.id !== this.id) {
        return fail('damaged', `The folder “${folder}” holds another article (${data.id}).`);
      }
      await sweep(this.#context, folder, isTemporaryName);
      const merged = await mergeConflictCopies(this.#context, place, this.id);
      if (!merged.ok) return merged;
      const present = await this.#open();
      if (!present.ok) return present;
      const record = present.value.data;
      this.#title = record.title;
      await this.#tell(await this.#settle(record));
      return ok(null);
    });
  }

  /**
   * Merges into it what lies in the other place under its id, where a sync program or a crash left both. That they
   * can't be merged is told of; then both stay.
   */
  unite(): Promise<void> {
    return this.#serial.run(async () => {
      const document = await this.#open();
      const united = document.ok ? await this.#takeInOther(document.value.data) : document;
      if (united.ok) {
        await this.#tell(await this.#settle(united.value));
        return;
      }
      const both = `“${this.#title}” lies among the articles and in the trash`;
      this.#listener.onStuck(`${both}, and the two could not be merged. ${united.error.message}`);
    });
  }

  /** Tells what the folder looks like now. */
  look(): Promise<void> {
    return this.#serial.run(() => this.#look());
  }

  /** Waits until nothing is being done to it. */
  idle(): Promise<void> {
    return this.#serial.idle();
  }

  /** Somebody else moved the folder. */
  moved(place: Place): void {
    void this.#serial.run(() => {
      this.#place = place;
      return Promise.resolve();
    });
  }

  #folder(): string {
    return articleFolder(this.#context.folder, this.#place, this.id);
  }

  async #open(): Promise<Result<Document<ArticleRecord>>> {
    const path = recordFile(this.#folder());
    const document = await Document.open(this.#context, articleKind, path);
    if (!document.ok && document.error.code === 'not-found') return this.#gone('Its folder');
    return document;
  }

  /** What is known to have been there is never taken for empty. */
  #gone(what: string): Result<never> {
    const { folder } = this.#context;
    return fail(
      'storage',
      `The article “${this.#title}” can’t be read. ${what} is gone from “${folder}”: it may have been moved or ` +
        'removed, or its disk is not connected.',
    );
  }

  async #storeWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const document = await this.#open();
      if (!document.ok) return waiting.forEach((edit) => edit.failed(document.error));
      await this.#store(document.value, waiting);
    } catch (error) {
      waiting.forEach((edit) => edit.threw(error));
    }
  }

  async #store(document: Document<ArticleRecord>, waiting: readonly WaitingEdit[]): Promise<void> {
    const before = document.data;
    let record = before;
    const accepted = waiting.filter((edit) => {
      try {
        const next = edit.attempt(record);
        if (next === null) return false;
        record = next;
        return true;
      } catch (error) {
        edit.threw(error);
        return false;
      }
    });
    if (record === before) return accepted.forEach((edit) => edit.stored());
    const now = timeAfter(before.updatedAt, this.#context.now());
    record = stampChanges(before, record, { now, writer: this.#context.writer });
    const written = await document.write(record);
    if (!written.ok) {
      await this.#lookAgain(before);
      return accepted.forEach((edit) => edit.failed(written.error));
    }
    this.#title = record.title;
    const settled = await this.#settle(record);
    accepted.forEach((edit) => edit.stored());
    await this.#tell(settled);
  }

  async #tell(record: ArticleRecord): Promise<void> {
    this.#listener.onRecord(record, this.#place);
    await this.#look();
  }

  async #look(): Promise<void> {
    try {
      const stamp = await articleStamp(this.#context.files, this.#folder());
      this.#listener.onStamp(this.id, stamp ?? '');
    } catch (error) {
      // Without it, the next scan reads the record once more.
      if (!isSystemError(error)) throw error;
    }
  }

  /**
   * After a failed write the disk decides what the article is: an error in the very last step can leave the new state
   * there, and what is shown must be what is stored.
   */
  async #lookAgain(before: ArticleRecord): Promise<void> {
    const document = await this.#open();
    if (!document.ok) return;
    const present = document.value.data;
    if (present.updatedAt !== before.updatedAt) await this.#tell(present);
  }

  /** Moves the folder to where the record says it belongs. Gives the record, with what lay there merged into it. */
  async #settle(record: ArticleRecord): Promise<ArticleRecord> {
    const place = placeOf(record);
    if (place === this.#place) return record;
    const { files, folder } = this.#context;
    const where = place === 'trash' ? 'to the trash' : 'out of the trash';
    const doing = `The folder of “${record.title}” could not be moved ${where} yet`;
    const united = await this.#takeInOther(record);
    if (!united.ok) {
      this.#listener.onStuck(`${doing}: another state of the article is in the way. ${united.error.message}`);
      return record;
    }
    // What was merged can have changed its place later.
    if (placeOf(united.value) === this.#place) return united.value;
    try {
      await files.rename(articleFolder(folder, this.#place, this.id), articleFolder(folder, place, this.id));
      const left = this.#place;
      this.#place = place;
      await files.syncFolder(placeFolder(folder, place));
      await files.syncFolder(placeFolder(folder, left));
    } catch (error) {
      this.#listener.onStuck(storageFailure(error, doing, folder).error.message);
    }
    return united.value;
  }

  async #takeInOther(record: ArticleRecord): Promise<Result<ArticleRecord>> {
    // Another article's record must not lead into that one's folder.
    if (record.id !== this.id) return fail('damaged', `One of them holds another article (${record.id}).`);
    try {
      const united = await mergeOtherPlace(this.#context, { place: this.#place, record });
      return united.ok ? ok(united.value.record) : united;
    } catch (error) {
      return storageFailure(
        error,
        'Another state of the article could not be taken in',
        this.#context.folder,
      );
    }
  }
}
