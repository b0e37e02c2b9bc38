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
import { fetchAsset, type AssetRights } from './assets/fetch-asset';
import { gatherImages, type GatheredImages } from './assets/gather-images';
import { imageSources, placeImages, type PlacedImages } from './assets/place-images';
import { createBudget, type Budget } from './budget';
import { createCaptureNetwork, type CaptureNetwork } from './capture-network';
import { imageNotes, keptNotes, sourceNote } from './capture-notes';
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
   * Runs the steps up to the images. `onProgress` hears each as it begins, and bytes as they come; what ends the
   * capture (stored, failed) is the caller's to tell.
   */
  capture(args: SaveArgs, onProgress: (progress: CaptureProgress) => void): Promise<Result<NewArticle>>;
  /** The same without the images: they stay places that name their addresses, and nothing is asked for them. */
  preview(args: SaveArgs): Promise<Result<NewArticle>>;
  /**
   * Asks for images by their addresses once more, each once. Those that can't be had are told with the reason; fails
   * with `cancelled` only.
   */
  images(
    addresses: readonly string[],
    options: ImagesOptions,
    onProgress: (progress: CaptureProgress) => void,
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

interface Gathering {
  readonly signal: AbortSignal;
  readonly budget: Budget;
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

  capture(args: SaveArgs, onProgress: (progress: CaptureProgress) => void): Promise<Result<NewArticle>> {
    return this.begin(args, onProgress, (html, gathering, tell) => this.withImages(html, gathering, tell));
  }

  preview(args: SaveArgs): Promise<Result<NewArticle>> {
    return this.begin(
      args,
      () => undefined,
      (html) => Promise.resolve(ok({ html, assets: [] })),
    );
  }

  private begin(
    args: SaveArgs,
    onProgress: (progress: CaptureProgress) => void,
    place: PlaceImages,
  ): Promise<Result<NewArticle>> {
    const captureId = args.captureId ?? randomUUID();
    const label = labelOf(args.source);
    const log = new StepLog();
    const tell: Tell = (step, figures = {}) => {
      log.begin(step);
      onProgress({ captureId, label, step, bytes: null, ...figures });
    };
    return this.cancellable(captureId, (signal) => this.runSteps(args, { signal, tell, log, place }));
  }

  images(
    addresses: readonly string[],
    { captureId, label, rightsOf }: ImagesOptions,
    onProgress: (progress: CaptureProgress) => void,
  ): Promise<Result<GatheredImages>> {
    return this.cancellable(captureId, (signal) =>
      this.gather(addresses, { signal, budget: createBudget(), rightsOf }, (done, total) =>
        onProgress({ captureId, label, step: 'assets', bytes: null, images: { done, total } }),
      ),
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

  private async runSteps(args: SaveArgs, { signal, tell, log, place }: Steps): Promise<Result<NewArticle>> {
    const given = args.url === undefined ? ok(null) : webAddress(args.url);
    if (!given.ok) return given;
    tell('fetch');
    const budget = createBudget();
    const from = args.from ?? 'person';
    const loaded = await loadSource(args.source, {
      network: this.network,
      signal,
      from,
      budget,
      onProgress: (progress) => tell('fetch', figuresOf(progress)),
    });
    if (!loaded.ok) return loaded;
    log.note('fetch', sourceNote(args.source, loaded.value));
    const url = given.value?.href ?? loaded.value.url;
    const extracted = await this.extract(scoped(loaded.value, args), url, signal, tell);
    if (!extracted.ok) return extracted;
    keptNotes(loaded.value, extracted.value).forEach(({ step, note }) => log.note(step, note));
    // What a page names is as if the page sent there. One that only says where it is from may lead nowhere private.
    const isFetched = args.source.kind === 'url' && loaded.value.url !== null;
    const rights: AssetRights = isFetched
      ? { namedBy: new URL(loaded.value.url), from }
      : { namedBy: null, from: 'page' };
    const gathering = { signal, budget, rightsOf: () => rights };
    const placed = await place(extracted.value.html, gathering, tell);
    if (!placed.ok) return placed;
    imageNotes(placed.value.html).forEach((note) => log.note('assets', note));
    const article = { ...extracted.value, ...placed.value };
    return ok({
      ...capturedArticle(args, loaded.value, article, given.value?.href ?? null),
      ...(isFetched && { fetchedFrom: loaded.value.url }),
      log: log.finish(),
    });
  }

  /** Moves images out of the markup, and fetches those that are elsewhere. */
  private async withImages(html: SafeHtml, gathering: Gathering, tell: Tell): Promise<Result<PlacedImages>> {
    const sources = imageSources(html);
    if (sources.length === 0) return ok({ html, assets: [] });
    const gathered = await this.gather(sources, gathering, (done, total) =>
      tell('assets', { images: { done, total } }),
    );
    return gathered.ok ? ok(placeImages(html, gathered.value)) : gathered;
  }

  private gather(
    sources: readonly string[],
    { signal, budget, rightsOf }: Gathering,
    onProgress: (done: number, total: number) => void,
  ): Promise<Result<GatheredImages>> {
    const { network } = this;
    return gatherImages(sources, {
      signal,
      onProgress,
      fetch: (address, until) =>
        fetchAsset(new URL(address), { network, budget, signal: until, ...rightsOf(address) }),
      cleanSvg: (bytes, until) => this.extractor.run<'svg'>({ kind: 'svg', bytes }, { signal: until }),
    });
  }

  /** Decoding, extracting and sanitising happen in the sandboxed page, which says when each begins. */
  private extract(
    { kind, content, scope, images }: Loaded,
    url: string | null,
    signal: AbortSignal,
    tell: Tell,
  ): Promise<Result<ExtractedArticle>> {
    const options = { signal, onStep: (step: CaptureStep) => tell(step) };
    return kind === 'html'
      ? this.extractor.run<'page'>({ kind: 'page', content, url, scope, images }, options)
      : this.extractor.run<'text'>(
          { kind: 'text', content, format: kind === 'markdown' ? 'markdown' : 'plain', url },
          options,
        );
  }
}

type Figures = Partial<Pick<CaptureProgress, 'bytes' | 'images' | 'waiting'>>;
type Tell = (step: CaptureStep, figures?: Figures) => void;
type PlaceImages = (html: SafeHtml, gathering: Gathering, tell: Tell) => Promise<Result<PlacedImages>>;

/** What the steps of one capture share. */
interface Steps {
  readonly signal: AbortSignal;
  readonly tell: Tell;
  readonly log: StepLog;
  readonly place: PlaceImages;
}

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

/** A page that the caller wants whatever it is isn't refused for not being an article. */
function scoped(loaded: Loaded, { anyway = false }: SaveArgs): Loaded {
  return anyway && loaded.scope === 'article' ? { ...loaded, scope: 'anyway' } : loaded;
}

/** What the caller says of the article overrules what was found in it. */
function capturedArticle(
  args: SaveArgs,
  loaded: Loaded,
  { metadata, tags, html, text, words, fingerprint, assets }: ExtractedArticle & PlacedImages,
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
    fingerprint,
    assets,
    original: { bytes: loaded.bytes, extension: loaded.extension },
  };
}
