import { randomUUID } from 'node:crypto';
import type { Session } from 'electron';
import type { ExtractedArticle } from '#contract/extractor';
import type { CaptureProgress, CaptureStep } from '#contract/events';
import type { NewArticle } from '#core/article/new-article';
import type { CommandArgs } from '#core/commands';
import type { SafeHtml } from '#core/html';
import { assertNever, ok, type Result } from '#core/result';
import { tagsSchema } from '#core/tags';
import { webAddress } from './address';
import { createBudget } from './budget';
import { createCaptureNetwork, type CaptureNetwork } from './capture-network';
import { keptNotes, sourceNote } from './capture-notes';
import { createExtractor, type Extractor } from './extractor';
import { openExtractorWindow } from './extractor-window';
import type { FetchProgress } from './fetch-page';
import { labelOf } from './label';
import { loadSource, type Loaded } from './load-source';
import { StepLog } from './step-log';

type SaveArgs = CommandArgs<'article.save'>;

/** Turns an address, a file or a paste into an article that can be stored. Stores nothing itself. */
export interface Capture {
  /**
   * Runs the steps up to sanitising. `onProgress` hears each as it begins, and bytes as they come; what ends the
   * capture (stored, failed) is the caller's to tell.
   */
  capture(args: SaveArgs, onProgress: (progress: CaptureProgress) => void): Promise<Result<NewArticle>>;
  /** Stops the capture of that id; it ends as `cancelled`. One that has ended stays as it is. */
  cancel(captureId: string): void;
  /** Writes an article's markup as Markdown. */
  markdown(html: SafeHtml): Promise<Result<string>>;
  /** Stops everything under way and lets the extractor page go. */
  close(): Promise<void>;
}

export interface CaptureOptions {
  /** The app's version, for the User-Agent. */
  readonly version: string;
  /** Address of the extractor page on the app's scheme. */
  readonly extractorPage: string;
  /** Absolute path of the extractor's preload script. */
  readonly extractorPreload: string;
  /** Serves the app's pages to a session. */
  readonly serveApp: (session: Session) => void;
}

/** Makes the capture of an Electron app that is ready. Nothing is opened until it is needed. */
export function createCapture(options: CaptureOptions): Capture {
  const window = {
    page: options.extractorPage,
    preload: options.extractorPreload,
    serveApp: options.serveApp,
  };
  return new SteppedCapture(
    createCaptureNetwork(options.version),
    createExtractor((events) => openExtractorWindow(window, events)),
  );
}

/** The same, over any network and any extractor. */
export class SteppedCapture implements Capture {
  private readonly network: CaptureNetwork;
  private readonly extractor: Extractor;
  private readonly running = new Map<string, AbortController>();

  constructor(network: CaptureNetwork, extractor: Extractor) {
    this.network = network;
    this.extractor = extractor;
  }

  async capture(
    args: SaveArgs,
    onProgress: (progress: CaptureProgress) => void,
  ): Promise<Result<NewArticle>> {
    const captureId = args.captureId ?? randomUUID();
    const control = new AbortController();
    this.running.set(captureId, control);
    const label = labelOf(args.source);
    const log = new StepLog();
    const tell: Tell = (step, figures = {}) => {
      log.begin(step);
      onProgress({ captureId, label, step, bytes: null, ...figures });
    };
    try {
      return await this.runSteps(args, control.signal, tell, log);
    } finally {
      if (this.running.get(captureId) === control) this.running.delete(captureId);
    }
  }

  cancel(captureId: string): void {
    this.running.get(captureId)?.abort();
  }

  markdown(html: SafeHtml): Promise<Result<string>> {
    return this.extractor.run<'markdown'>({ kind: 'markdown', html });
  }

  async close(): Promise<void> {
    for (const control of this.running.values()) control.abort();
    await this.extractor.close();
  }

  private async runSteps(
    args: SaveArgs,
    signal: AbortSignal,
    tell: Tell,
    log: StepLog,
  ): Promise<Result<NewArticle>> {
    const given = args.url === undefined ? ok(null) : webAddress(args.url);
    if (!given.ok) return given;
    tell('fetch');
    const loaded = await loadSource(args.source, {
      network: this.network,
      signal,
      from: args.from ?? 'person',
      budget: createBudget(),
      onProgress: (progress) => tell('fetch', figuresOf(progress)),
    });
    if (!loaded.ok) return loaded;
    log.note('fetch', sourceNote(args.source, loaded.value));
    const url = given.value?.href ?? loaded.value.url;
    const extracted = await this.extract(loaded.value, url, signal, tell);
    if (!extracted.ok) return extracted;
    keptNotes(loaded.value, extracted.value).forEach(({ step, note }) => log.note(step, note));
    return ok({
      ...capturedArticle(args, loaded.value, extracted.value, given.value?.href ?? null),
      log: log.finish(),
    });
  }

  /** Decoding, extracting and sanitising happen in the sandboxed page, which says when each begins. */
  private extract(
    { kind, content, scope, images }: Loaded,
    url: string | null,
    signal: AbortSignal,
    tell: (step: CaptureStep) => void,
  ): Promise<Result<ExtractedArticle>> {
    const options = { signal, onStep: tell };
    return kind === 'html'
      ? this.extractor.run<'page'>({ kind: 'page', content, url, scope, images }, options)
      : this.extractor.run<'text'>({ kind: 'text', content }, options);
  }
}

type Figures = Partial<Pick<CaptureProgress, 'bytes' | 'waiting'>>;
type Tell = (step: CaptureStep, figures?: Figures) => void;

function figuresOf(progress: FetchProgress): Figures {
  switch (progress.kind) {
    case 'bytes':
      return { bytes: { done: progress.done, total: progress.total } };
    case 'waiting':
      return { waiting: { host: progress.host, seconds: progress.seconds } };
    case 'asking':
      return {};
    default:
      return assertNever(progress);
  }
}

/** What the caller says of the article overrules what was found in it. */
function capturedArticle(
  args: SaveArgs,
  loaded: Loaded,
  { metadata, tags, html, text, words }: ExtractedArticle,
  givenUrl: string | null,
): Omit<NewArticle, 'log'> {
  return {
    metadata: {
      ...metadata,
      title: args.title ?? metadata.title,
      url: givenUrl ?? metadata.url ?? loaded.url,
    },
    tags: tagsSchema.parse([...(args.tags ?? []), ...tags]),
    html,
    text,
    words,
    original: { bytes: loaded.bytes, extension: loaded.extension },
  };
}
