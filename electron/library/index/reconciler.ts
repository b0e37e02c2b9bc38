import type { ArticleId } from '#core/ids';
import { ok, type Failure, type Result } from '#core/result';
import type { Catalogue } from '../catalogue';
import { articleFolder, type Place } from '../layout';
import type { Watch } from '../watch';
import type { IndexEntry } from './index-entry';
import type { Finding, Known } from './scan';

/** `scanLibrary`, in this thread or in another. */
export type Scanner = (
  known: readonly Known[],
  tell: (findings: readonly Finding[]) => void,
  watch: Watch,
) => Promise<Result<null>>;

/** What a reconciler works on. */
export interface Reconciled {
  readonly folder: string;
  readonly catalogue: Catalogue;
  readonly scan: Scanner;
  /** Sets an article's folder in order, in turn with all else that is done to it, and takes in its record. */
  readonly tend: (id: ArticleId, place: Place) => Promise<Result<null>>;
  /** The catalogue has changed for these. */
  readonly onFound: (ids: readonly ArticleId[]) => void;
  readonly onNotice: (message: string) => void;
  readonly onProgress: (done: number, total: number | null) => void;
}

const NAMED_IN_NOTICE = 3;

/** Brings what is known of a library up to what its folder holds, whoever changed it. */
export class Reconciler {
  readonly #on: Reconciled;
  /** Changed by this process while a scan is under way: what the scan saw of them may be older. */
  readonly #touched = new Set<ArticleId>();
  /** What could not be read, by what it looked like: not told of again until that changes. */
  readonly #unreadable = new Map<ArticleId, Known>();
  readonly #told = new Set<string>();
  /** Copies of folders that were looked at. */
  readonly #copies = new Set<string>();
  /** By the scan that is under way: once is enough for all that is wrong with a folder. */
  readonly #tended = new Set<ArticleId>();
  #failure: string | null = null;
  #running: Promise<Result<null>> | null = null;
  #next: Promise<Result<null>> | null = null;
  #stop = new AbortController();

  constructor(on: Reconciled) {
    this.#on = on;
  }

  /** Scans once, beginning after this call: a scan that is under way may have passed what changed just now. */
  run(): Promise<Result<null>> {
    if (this.#running === null) return this.#start();
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#start();
    });
    return this.#next;
  }

  /** This process has changed the article, and knows its state. */
  touch(id: ArticleId): void {
    this.#touched.add(id);
    this.#unreadable.delete(id);
  }

  /** Ends a scan that is under way, and returns when it has ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled([this.#running, this.#next]);
    this.#stop = new AbortController();
  }

  #start(): Promise<Result<null>> {
    this.#running = this.#scan().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #scan(): Promise<Result<null>> {
    this.#touched.clear();
    this.#tended.clear();
    const { catalogue, scan, onProgress } = this.#on;
    const known = new Map<ArticleId, Known>(this.#unreadable);
    for (const { view, place, stamp } of catalogue.entries())
      known.set(view.id, { id: view.id, place, stamp });
    const failures: Failure[] = [];
    const odd: Promise<void>[] = [];
    const scanned = await scan(
      [...known.values()],
      (findings) => odd.push(...this.#takeIn(findings, failures)),
      { onProgress, signal: this.#stop.signal },
    );
    await Promise.all(odd);
    if (failures.length > 0) this.#on.onNotice(unreadableNotice(failures));
    if (scanned.ok) this.#forgetFailure();
    else if (scanned.error.code !== 'cancelled') this.#tellFailure(scanned.error);
    return scanned.ok ? ok(null) : scanned;
  }

  #takeIn(findings: readonly Finding[], failures: Failure[]): Promise<void>[] {
    const read: IndexEntry[] = [];
    const changed: ArticleId[] = [];
    const odd: Promise<void>[] = [];
    for (const finding of findings) {
      const id = 'entry' in finding ? finding.entry.view.id : finding.id;
      if (this.#touched.has(id)) continue;
      switch (finding.kind) {
        case 'read':
          read.push(finding.entry);
          break;
        case 'twice':
          read.push(finding.entry);
          this.#tellTwice(finding.entry, finding.older);
          break;
        case 'odd':
          odd.push(this.#tend(finding.id, finding.place, finding.stamp, failures));
          continue;
        case 'refused':
          // Not remembered: the next scan tries again, and tells of it again only when it was read meanwhile.
          if (!this.#told.has(finding.error.message)) failures.push(finding.error);
          this.#told.add(finding.error.message);
          continue;
        case 'copies':
          odd.push(this.#tendCopies(finding, failures));
          continue;
        case 'gone':
          this.#on.catalogue.remove(id);
          break;
      }
      this.#unreadable.delete(id);
      changed.push(id);
    }
    this.#on.catalogue.putAll(read);
    if (changed.length > 0) this.#on.onFound(changed);
    return odd;
  }

  async #tend(id: ArticleId, place: Place, stamp: string, failures: Failure[]): Promise<void> {
    if (this.#tended.has(id)) return;
    this.#tended.add(id);
    const tended = await this.#on.tend(id, place);
    if (tended.ok) return;
    failures.push(tended.error);
    this.#unreadable.set(id, { id, place, stamp });
    // What was read before stays in the list: the person finds it, and learns what is wrong when it is opened.
  }

  /** Once for each copy: one that can't be merged stays, and was told of. */
  async #tendCopies(
    { id, place, names }: Extract<Finding, { readonly kind: 'copies' }>,
    failures: Failure[],
  ): Promise<void> {
    const fresh = names.filter((name) => !this.#copies.has(name));
    for (const name of fresh) this.#copies.add(name);
    if (fresh.length > 0) await this.#tend(id, place, '', failures);
  }

  #tellTwice({ view }: IndexEntry, older: Place): void {
    this.#tellOnce(
      `The article “${view.title}” is in the library twice. The state changed last is shown; the other was left ` +
        `in “${articleFolder(this.#on.folder, older, view.id)}”.`,
    );
  }

  /** A folder that isn't there is told of once, and again only when it was there in the meantime. */
  #tellFailure({ message }: Failure): void {
    if (this.#failure === message) return;
    this.#failure = message;
    this.#on.onNotice(`${message} Commonplace goes on looking for it.`);
  }

  #forgetFailure(): void {
    if (this.#failure !== null) this.#on.onNotice('The library can be read again.');
    this.#failure = null;
  }

  #tellOnce(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#on.onNotice(message);
  }
}

function unreadableNotice(failures: readonly Failure[]): string {
  const named = failures.slice(0, NAMED_IN_NOTICE).map(({ message }) => message);
  const more = failures.length - named.length;
  const many = failures.length === 1 ? 'An article' : `${failures.length} articles`;
  return [
    `${many} can’t be shown; all others can.`,
    ...named,
    ...(more > 0 ? [`And ${more} more.`] : []),
  ].join(' ');
}
