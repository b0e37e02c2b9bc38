import { randomUUID } from 'node:crypto';
import type { Session } from 'electron';
import type { CaptureProgress } from '#contract/events';
import type { NewArticle } from '#core/article/new-article';
import type { CommandArgs } from '#core/commands';
import type { SafeHtml } from '#core/html';
import type { Result } from '#core/result';
import type { AssetRights } from './assets/fetch-asset';
import type { GatheredImages } from './assets/gather-images';
import { createBudget } from './budget';
import { createCaptureNetwork, type CaptureNetwork } from './capture-network';
import { CaptureSteps, type Run } from './capture-steps';
import { createExtractor, type Extractor } from './extractor';
import { openExtractorWindow } from './extractor-window';
import type { UnchangedPage } from './fetch-page';
import { labelOf } from './label';
import type { RenderPage } from './render/in-turn';
import { createRenderer } from './render/renderer';
import { StepLog } from './step-log';
import type { KnownPage } from './validators';

type SaveArgs = CommandArgs<'article.save'>;
type OnProgress = (progress: CaptureProgress) => void;

/** Turns an address, a file or a paste into an article that can be stored. Stores nothing itself. */
export interface Capture {
  /**
   * Runs the steps up to the images. `onProgress` hears each as it begins, and bytes as they come; what ends the
   * capture (stored, failed) is the caller's to tell.
   */
  capture(args: SaveArgs, onProgress: OnProgress): Promise<Result<NewArticle>>;
  /** The same for a page that was fetched before: its server is asked for it only if it isn't the known one. */
  recapture(
    args: SaveArgs,
    known: KnownPage | null,
    onProgress: OnProgress,
  ): Promise<Result<NewArticle | UnchangedPage>>;
  /** As `capture`, without the images: they stay places that name their addresses, and nothing is asked for them. */
  preview(args: SaveArgs): Promise<Result<NewArticle>>;
  /**
   * Asks for images by their addresses once more, each once. Those that can't be had are told with the reason; fails
   * with `cancelled` only.
   */
  images(
    addresses: readonly string[],
    options: ImagesOptions,
    onProgress: OnProgress,
  ): Promise<Result<GatheredImages>>;
  /** Stops the capture of that id; it ends as `cancelled`. One that has ended stays as it is. */
  cancel(captureId: string): void;
  /** Writes an article's markup as Markdown. */
  markdown(html: SafeHtml): Promise<Result<string>>;
  /** Stops everything under way and lets the extractor page go. */
  close(): Promise<void>;
}

/** How images are asked for apart from a page. */
export interface ImagesOptions {
  readonly captureId: string;
  /** For people: what they belong to. */
  readonly label: string;
  readonly rightsOf: (address: string) => AssetRights;
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
  const network = createCaptureNetwork(options.version);
  return new SteppedCapture(
    network,
    createExtractor((events) => openExtractorWindow(window, events)),
    createRenderer(options.version, network.lines),
  );
}

/** The same, over any network, extractor and renderer. */
export class SteppedCapture implements Capture {
  private readonly steps: CaptureSteps;
  private readonly extractor: Extractor;
  private readonly running = new Map<string, AbortController>();

  constructor(network: CaptureNetwork, extractor: Extractor, render: RenderPage) {
    this.steps = new CaptureSteps(network, extractor, render);
    this.extractor = extractor;
  }

  capture(args: SaveArgs, onProgress: OnProgress): Promise<Result<NewArticle>> {
    return this.begin(args, onProgress, (run) => this.steps.capture(args, { ...run, images: 'kept' }));
  }

  recapture(
    args: SaveArgs,
    known: KnownPage | null,
    onProgress: OnProgress,
  ): Promise<Result<NewArticle | UnchangedPage>> {
    return this.begin(args, onProgress, (run) =>
      this.steps.recapture(args, known, { ...run, images: 'kept' }),
    );
  }

  preview(args: SaveArgs): Promise<Result<NewArticle>> {
    return this.begin(
      args,
      () => undefined,
      (run) => this.steps.capture(args, { ...run, images: 'named' }),
    );
  }

  images(
    addresses: readonly string[],
    { captureId, label, rightsOf }: ImagesOptions,
    onProgress: OnProgress,
  ): Promise<Result<GatheredImages>> {
    return this.cancellable(captureId, (signal) =>
      this.steps.gather(addresses, {
        signal,
        budget: createBudget(),
        rightsOf,
        onProgress: (done, total) =>
          onProgress({ captureId, label, step: 'assets', bytes: null, images: { done, total } }),
      }),
    );
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

  private begin<Value>(
    args: SaveArgs,
    onProgress: OnProgress,
    work: (run: Omit<Run, 'images'>) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const captureId = args.captureId ?? randomUUID();
    const label = labelOf(args.source);
    const log = new StepLog();
    const tell: Run['tell'] = (step, figures = {}) => {
      log.begin(step);
      onProgress({ captureId, label, step, bytes: null, ...figures });
    };
    return this.cancellable(captureId, (signal) => work({ signal, tell, log, budget: createBudget() }));
  }

  private async cancellable<Value>(
    captureId: string,
    work: (signal: AbortSignal) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const control = new AbortController();
    this.running.set(captureId, control);
    try {
      return await work(control.signal);
    } finally {
      if (this.running.get(captureId) === control) this.running.delete(captureId);
    }
  }
}
