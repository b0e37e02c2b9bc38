import { basename, dirname, join } from 'node:path';
import type { Fault, VerifyReport } from '#contract/faults';
import type { ArticleId, HighlightId } from '#core/ids';
import type { Failure } from '#core/result';
import { setAside } from '../document/set-aside';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';

/** A fault before it is known what becomes of it. */
export type Finding = Omit<Fault, 'mended' | 'setAside'>;

/** What was done about a fault. */
export type Mended = Pick<Fault, 'mended' | 'setAside'>;

const UNTOUCHED: Mended = { mended: null, setAside: null };

/** One run of `verifyLibrary`: what it may do, and what it has found. Paths are relative to the library's folder. */
export class Inquiry {
  readonly context: StoreContext;
  /** Whether faults are to be mended. */
  readonly repair: boolean;
  articles = 0;
  documents = 0;
  highlights = 0;
  /** The record that has a highlight, to tell highlights of one id in two articles. */
  readonly recordOf = new Map<HighlightId, { readonly id: ArticleId; readonly path: string }>();
  readonly #faults: Fault[] = [];

  constructor(context: StoreContext, repair: boolean) {
    this.context = context;
    this.repair = repair;
  }

  absolute(path: string): string {
    return join(this.context.folder, path);
  }

  /**
   * Takes a fault down. Gives whether something was done about it.
   *
   * @param mend - mends it; called when faults are to be mended. When it fails, also by a system error, the fault
   * stays and says why
   */
  async found(finding: Finding, mend?: () => Promise<Mended | Failure>): Promise<boolean> {
    const outcome = mend === undefined || !this.repair ? UNTOUCHED : await this.#attempt(mend);
    const isMended = !('code' in outcome);
    this.#faults.push(
      isMended
        ? { ...finding, ...outcome }
        : { ...finding, ...UNTOUCHED, message: `${finding.message} ${outcome.message}` },
    );
    return isMended && outcome.mended !== null;
  }

  /** Puts a file or folder out of the way, under a dated name beside it. Gives its new path; throws system errors. */
  async setAside(path: string): Promise<string> {
    const aside = await setAside(this.context, this.absolute(path));
    await this.context.files.syncFolder(dirname(aside));
    return [...path.split('/').slice(0, -1), basename(aside)].join('/');
  }

  /** Names in a folder, sorted; none when it isn't there. Throws other system errors. */
  async names(path: string): Promise<readonly string[]> {
    try {
      return [...(await this.context.files.listFolder(this.absolute(path)))].sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** Throws system errors other than that it isn't there. */
  async isThere(path: string): Promise<boolean> {
    try {
      await this.context.files.stat(this.absolute(path));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async #attempt(mend: () => Promise<Mended | Failure>): Promise<Mended | Failure> {
    try {
      return await mend();
    } catch (error) {
      return storageFailure(error, 'It could not be mended', this.context.folder).error;
    }
  }

  report(): VerifyReport {
    const faults = this.#faults.sort((one, other) => (one.path < other.path ? -1 : 1));
    const { articles, documents, highlights } = this;
    return {
      articles,
      documents,
      highlights,
      faults,
      mended: faults.filter(({ mended }) => mended !== null).length,
      setAside: faults.filter((fault) => fault.setAside !== null).length,
    };
  }
}

/** What was done, where nothing was put out of the way. */
export function done(mended: string): Mended {
  return { mended, setAside: null };
}
