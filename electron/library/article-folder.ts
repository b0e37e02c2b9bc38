import type { ArticleRecord, ContentVersion } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Failure, type Result } from '#core/result';
import { Document } from './document/document';
import { Serial } from './document/serial';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { articleKind, contentKind } from './document-kinds';
import { articleFolder, placeFolder, placeOf, recordFile, versionFile, type Place } from './layout';
import type { Edit, Edited } from './library';
import { timeAfter } from './time-after';

/** An edit that was asked for and isn't written yet. */
interface Waiting {
  /** The record after the edit; null when the edit was refused, which its caller then knows. */
  attempt(record: ArticleRecord): ArticleRecord | null;
  stored(): void;
  failed(error: Failure): void;
  threw(error: unknown): void;
}

/**
 * One article's folder. Everything done to it goes in order, so a read never meets a half-done move and edits never
 * work on an old state; other articles aren't waited for.
 */
export class ArticleFolder {
  readonly id: ArticleId;
  readonly #context: StoreContext;
  readonly #onRecord: (record: ArticleRecord) => void;
  readonly #serial = new Serial();
  #place: Place;
  #title: string;
  #waiting: Waiting[] = [];

  /** @param onRecord - told of each state that the disk has come to hold */
  constructor(
    context: StoreContext,
    place: Place,
    record: ArticleRecord,
    onRecord: (record: ArticleRecord) => void,
  ) {
    this.id = record.id;
    this.#context = context;
    this.#onRecord = onRecord;
    this.#place = place;
    this.#title = record.title;
  }

  record(): Promise<Result<ArticleRecord>> {
    return this.#serial.run(async () => {
      const document = await this.#open();
      return document.ok ? ok(document.value.data) : document;
    });
  }

  content(version: number): Promise<Result<ContentVersion>> {
    return this.#serial.run(async () => {
      const path = versionFile(articleFolder(this.#context.folder, this.#place, this.id), version);
      const document = await Document.open(this.#context, contentKind, path);
      if (document.ok) return ok(document.value.data);
      return document.error.code === 'not-found' ? this.#gone(`Version ${version} of the text`) : document;
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
   * Moves the folder to where the record says it belongs: the record is the truth, and the place follows it. A move
   * that fails, or that a crash prevents, is made up for when the library is opened next.
   */
  settle(record: ArticleRecord): Promise<void> {
    return this.#serial.run(() => this.#settle(record));
  }

  async #open(): Promise<Result<Document<ArticleRecord>>> {
    const path = recordFile(articleFolder(this.#context.folder, this.#place, this.id));
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

  async #store(document: Document<ArticleRecord>, waiting: readonly Waiting[]): Promise<void> {
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
    const written = await document.write(record);
    if (!written.ok) {
      await this.#lookAgain(before);
      return accepted.forEach((edit) => edit.failed(written.error));
    }
    this.#title = record.title;
    await this.#settle(record);
    accepted.forEach((edit) => edit.stored());
    this.#onRecord(record);
  }

  /**
   * After a failed write the disk decides what the article is: an error in the very last step can leave the new state
   * there, and what is shown must be what is stored.
   */
  async #lookAgain(before: ArticleRecord): Promise<void> {
    const document = await this.#open();
    if (!document.ok) return;
    const present = document.value.data;
    if (present.updatedAt !== before.updatedAt) this.#onRecord(present);
  }

  async #settle(record: ArticleRecord): Promise<void> {
    const place = placeOf(record);
    if (place === this.#place) return;
    const { files, folder, onNotice } = this.#context;
    try {
      await files.rename(articleFolder(folder, this.#place, this.id), articleFolder(folder, place, this.id));
      const left = this.#place;
      this.#place = place;
      await files.syncFolder(placeFolder(folder, place));
      await files.syncFolder(placeFolder(folder, left));
    } catch (error) {
      const where = place === 'trash' ? 'to the trash' : 'out of the trash';
      const doing = `The folder of “${record.title}” could not be moved ${where} yet`;
      onNotice(storageFailure(error, doing, folder).error.message);
    }
  }
}
