import { setTimeout as pause } from 'node:timers/promises';
import type { WebContents } from 'electron';
import { fail, ok, type Result } from '#core/result';
import { shortAddress, webAddress } from '../address';
import { cancelled } from '../cancelled';
import type { FetchProgress } from '../fetch-page';
import { tooLarge } from '../limits';
import { networkFailure } from '../network-failure';
import type { AddressFrom } from '../reach';
import type { BusyAnswer } from './page-answer';
import { openEye, type PageEye } from './page-eye';
import { openRenderSession } from './render-session';
import { openRenderWindow } from './render-window';
import type { RequestGuard } from './request-guard';

export interface RenderOptions {
  readonly signal: AbortSignal;
  readonly from: AddressFrom;
  readonly onProgress: (progress: FetchProgress) => void;
}

/** A page as its scripts made it. */
export interface Rendered {
  readonly html: string;
  /** Where it is in the end. */
  readonly url: string;
  /** Sentences for the log. */
  readonly notes: readonly string[];
}

/** What one try came to. */
export type RenderEnd = { readonly kind: 'rendered'; readonly page: Rendered } | BusyAnswer;

/** What the page and all that it loads may come to, in bytes after decompression. */
const MOST_BYTES = 50_000_000;
/** For so long nothing has to change, or be under way, until a page counts as whole. */
const QUIET_MS = 700;
/** The same for a page without text: some scripts begin late, with nothing under way until then. */
const EMPTY_QUIET_MS = 1500;
const LOOK_EVERY_MS = 100;
/** For a page that is busy for ever to let go of its document. */
const LAST_LOOK_MS = 2000;
/** What Chromium says of a page that gave way to another, or that we stopped, which is told elsewhere. */
const ABORTED = -3;

/** One page, loaded in a window of its own and read when it has become quiet, or when its time is over. */
export class PageRender {
  private readonly address: URL;
  private readonly options: RenderOptions;
  private readonly limitMs: number;
  private failure: Result<never> | null = null;
  private busy: BusyAnswer | null = null;
  private loaded: 'nothing' | 'part' | 'whole' = 'nothing';
  private received = 0;
  private isOver = false;
  private end = (): void => undefined;
  private readonly ended = new Promise<null>((resolve) => {
    this.end = () => {
      this.isOver = true;
      resolve(null);
    };
  });

  constructor(address: URL, limitMs: number, options: RenderOptions) {
    this.address = address;
    this.limitMs = limitMs;
    this.options = options;
  }

  /** Whatever comes of it, the window is gone then, and all that the page stored. */
  async run(version: string): Promise<Result<RenderEnd>> {
    const { signal, from } = this.options;
    if (signal.aborted) return cancelled();
    const onAbort = (): void => this.fail(cancelled());
    signal.addEventListener('abort', onAbort);
    const limit = setTimeout(this.end, this.limitMs);
    const onRefused = (failure: Result<never>): void => this.fail(failure);
    const onNothing = (failure: Result<never>): void => {
      if (this.loaded === 'nothing') this.fail(failure);
    };
    const onBusy = (busy: BusyAnswer): void => {
      this.busy = busy;
      this.end();
    };
    const own = openRenderSession({ version, from, signal, onRefused, onNothing, onBusy });
    const window = openRenderWindow(own.session);
    window.on('closed', () => this.fail(gaveUp()));
    try {
      return await this.read(window.webContents, own.guard);
    } finally {
      clearTimeout(limit);
      signal.removeEventListener('abort', onAbort);
      if (!window.isDestroyed()) window.destroy();
      await own.clear();
    }
  }

  private async read(contents: WebContents, guard: RequestGuard): Promise<Result<RenderEnd>> {
    const began = performance.now();
    const eye = await this.unlessOver(openEye(contents, (more) => this.onBytes(more)));
    if (eye === null) return this.failure ?? this.tookTooLong();
    this.listen(contents);
    // Why it fails is told by `did-fail-load`, with more than the rejection says.
    void contents.loadURL(this.address.href).catch(() => undefined);
    const isQuiet = await this.untilQuiet(eye, guard);
    // Before the failure: the request is broken off for it, and that may be told as one.
    if (this.busy !== null) return ok(this.busy);
    if (this.failure !== null) return this.failure;
    if (this.loaded === 'nothing') return this.tookTooLong();
    const taken = await this.take(contents, eye);
    if (!taken.ok) return taken;
    const { html, url } = taken.value;
    const notes = [
      renderedNote((performance.now() - began) / 1000, isQuiet, this.received),
      ...(guard.refused > 0 ? [refusedNote(guard.refused)] : []),
    ];
    return ok({ kind: 'rendered', page: { html, url, notes } });
  }

  private async take(contents: WebContents, eye: PageEye): Promise<Result<Pick<Rendered, 'html' | 'url'>>> {
    const page = await Promise.race([eye.take(), pause(LAST_LOOK_MS, 'busy' as const)]);
    if (this.failure !== null) return this.failure;
    if (page === 'busy') {
      // It doesn't hear that its window is gone; its process does.
      contents.forcefullyCrashRenderer();
      return this.neverLetGo();
    }
    const at = page === null ? null : webAddress(page.url);
    if (page === null || at?.ok !== true) return this.neverLetGo();
    if (page.html === null) return tooLarge(shortAddress(page.url), null);
    return ok({ html: page.html, url: at.value.href });
  }

  private listen(contents: WebContents): void {
    contents.on('did-start-loading', () => {
      if (this.loaded === 'whole') this.loaded = 'part';
    });
    contents.on('did-navigate', () => (this.loaded = 'part'));
    contents.on('did-stop-loading', () => {
      if (this.loaded === 'part') this.loaded = 'whole';
    });
    contents.on('did-fail-load', (_event, code, words, url, isMainFrame) => {
      if (!isMainFrame || code === ABORTED) return;
      this.fail(networkFailure(new Error(`net::${words}`), URL.canParse(url) ? new URL(url).host : url));
    });
    contents.on('render-process-gone', () => this.fail(gaveUp()));
  }

  /** True when the page has become quiet; false when its time is over before. */
  private async untilQuiet(eye: PageEye, guard: RequestGuard): Promise<boolean> {
    let quietSince = performance.now();
    while (!this.isOver) {
      const quietFor = await this.unlessOver(eye.quietFor());
      const idleFor = guard.idleFor;
      const now = performance.now();
      const isStill = this.loaded === 'whole' && quietFor !== null && idleFor !== null;
      quietSince = isStill ? Math.max(quietSince, now - Math.min(quietFor, idleFor)) : now;
      const still = now - quietSince;
      if (still >= EMPTY_QUIET_MS) return true;
      if (still >= QUIET_MS && (await this.unlessOver(eye.hasText())) === true) return true;
      await this.unlessOver(pause(LOOK_EVERY_MS));
    }
    return false;
  }

  private unlessOver<Value>(work: Promise<Value>): Promise<Value | null> {
    return Promise.race([work, this.ended]);
  }

  private onBytes(more: number): void {
    this.received += more;
    this.options.onProgress({ kind: 'bytes', done: this.received, total: null });
    if (this.received > MOST_BYTES) this.fail(this.loadsTooMuch());
  }

  /** The first is what happened; more may only follow from it. */
  private fail(failure: Result<never>): void {
    this.failure ??= failure;
    this.end();
  }

  private tookTooLong(): Result<never> {
    const message = `${this.address.host} took longer than ${this.limitMs / 1000} seconds to send the page. Nothing was saved.`;
    return fail('timeout', message);
  }

  private neverLetGo(): Result<never> {
    const message = `The scripts of this page were still busy after ${this.limitMs / 1000} seconds, and nothing could be read. Nothing was saved.`;
    return fail('timeout', message);
  }

  private loadsTooMuch(): Result<never> {
    const limit = `${MOST_BYTES / 1_000_000} MB`;
    return fail(
      'too-large',
      `${shortAddress(this.address.href)} loads more than ${limit}. Nothing was saved.`,
    );
  }
}

function gaveUp(): Result<never> {
  return fail(
    'extraction-failed',
    'This page made the window that it was rendered in fail. Nothing was saved.',
  );
}

function renderedNote(seconds: number, isQuiet: boolean, bytes: number): string {
  const size = `${Math.ceil(bytes / 1000).toLocaleString('en-GB')} kB`;
  const how = isQuiet
    ? 'until nothing changed any more'
    : 'and the page was taken as it was then, though it was still changing or loading';
  return `Rendered first: its scripts ran in a hidden window for ${seconds.toFixed(1)} seconds, ${how}. ${size} were loaded for it.`;
}

function refusedNote(count: number): string {
  const what = count === 1 ? 'One thing' : `${count} things`;
  return `${what} that the page wanted from your own network ${count === 1 ? 'was' : 'were'} refused.`;
}
