import type { ExtractedArticle } from '#contract/extractor';
import type { CaptureProgress, CaptureStep } from '#contract/events';
import type { Validators } from '#core/article/article';
import type { NewArticle } from '#core/article/new-article';
import type { CommandArgs } from '#core/commands';
import { assertNever, ok, type Result } from '#core/result';
import { tagsSchema } from '#core/tags';
import { webAddress } from './address';
import { fetchAsset, type AssetRights } from './assets/fetch-asset';
import { gatherImages, type GatheredImages } from './assets/gather-images';
import { imageSources, placeImages, type PlacedImages } from './assets/place-images';
import type { Budget } from './budget';
import type { CaptureNetwork } from './capture-network';
import { imageNotes, keptNotes, sourceNote } from './capture-notes';
import type { Extractor } from './extractor';
import type { FetchOptions, FetchProgress, UnchangedPage } from './fetch-page';
import { withFurtherPages } from './further-pages';
import { loadSource, reloadSource, type Loaded } from './load-source';
import { reachOfHost } from './private-network';
import type { StepLog } from './step-log';
import { afterScripts, loadRendered } from './render/load-rendered';
import type { RenderPage } from './render/in-turn';
import type { KnownPage } from './validators';

type SaveArgs = CommandArgs<'article.save'>;
type Figures = Partial<Pick<CaptureProgress, 'bytes' | 'images' | 'waiting'>>;

/** What the steps of one capture share. */
export interface Run {
  readonly signal: AbortSignal;
  /** Tells that a step begins, or what it has come to. */
  readonly tell: (step: CaptureStep, figures?: Figures) => void;
  readonly log: StepLog;
  readonly budget: Budget;
  /** Whether images are fetched, or stay places that name their addresses. */
  readonly images: 'kept' | 'named';
}

/** How images are gathered. */
export interface Gathering {
  readonly signal: AbortSignal;
  readonly budget: Budget;
  readonly rightsOf: (address: string) => AssetRights;
  readonly onProgress: (done: number, total: number) => void;
}

/** The steps of a capture, one after the other. */
export class CaptureSteps {
  private readonly network: CaptureNetwork;
  private readonly extractor: Extractor;
  private readonly render: RenderPage;

  constructor(network: CaptureNetwork, extractor: Extractor, render: RenderPage) {
    this.network = network;
    this.extractor = extractor;
    this.render = render;
  }

  async capture(args: SaveArgs, run: Run): Promise<Result<NewArticle>> {
    const given = givenAddress(args);
    if (!given.ok) return given;
    run.tell('fetch');
    if (args.render === true) return this.captureRendered(args, given.value, run);
    const loaded = await loadSource(args.source, this.fetchOptions(args, run));
    return loaded.ok ? this.make(args, given.value, loaded.value, run) : loaded;
  }

  async recapture(
    args: SaveArgs,
    known: KnownPage | null,
    run: Run,
  ): Promise<Result<NewArticle | UnchangedPage>> {
    // A page that is rendered is asked for by Chromium, and may be another for scripts of another day.
    if (args.render === true) return this.capture(args, run);
    const given = givenAddress(args);
    if (!given.ok) return given;
    run.tell('fetch');
    const loaded = await reloadSource(args.source, known, this.fetchOptions(args, run));
    if (!loaded.ok) return loaded;
    return loaded.value.kind === 'unchanged'
      ? ok(loaded.value)
      : this.make(args, given.value, loaded.value, run);
  }

  gather(
    sources: readonly string[],
    { signal, budget, rightsOf, onProgress }: Gathering,
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

  private async captureRendered(args: SaveArgs, given: string | null, run: Run): Promise<Result<NewArticle>> {
    const rendered = await loadRendered(args.source, this.render, this.fetchOptions(args, run));
    if (!rendered.ok) return rendered;
    const { loaded, notes } = rendered.value;
    notes.forEach((note) => run.log.note('fetch', note));
    const made = await this.make(args, given, loaded, run);
    return made.ok ? ok({ ...made.value, rendered: true }) : afterScripts(made);
  }

  private fetchOptions(args: SaveArgs, { signal, budget, tell }: Run): FetchOptions {
    const onProgress = (progress: FetchProgress): void => tell('fetch', figuresOf(progress));
    return { network: this.network, signal, from: args.from ?? 'person', budget, onProgress };
  }

  private async make(
    args: SaveArgs,
    given: string | null,
    loaded: Loaded,
    run: Run,
  ): Promise<Result<NewArticle>> {
    const { log } = run;
    log.note('fetch', sourceNote(args.source, loaded));
    loaded.notes.forEach((note) => log.note('fetch', note));
    const url = given ?? loaded.url;
    const first = await this.extract(scoped(loaded, args), url, run);
    if (!first.ok) return first;
    const fetched = args.source.kind === 'url' ? loaded.url : null;
    const options = this.fetchOptions(args, run);
    const whole =
      fetched === null
        ? ok({ article: first.value, isOnePage: true })
        : await withFurtherPages(first.value, fetched, {
            fetch: options,
            extractor: this.extractor,
            note: (sentence) => log.note('extract', sentence),
            isRendered: args.render === true,
          });
    if (!whole.ok) return whole;
    const { article, isOnePage } = whole.value;
    keptNotes(loaded, article).forEach(({ step, note }) => log.note(step, note));
    // What a page names is as if the page sent there. One that only says where it is from may lead nowhere private.
    const rights: AssetRights =
      fetched === null ? { namedBy: null, from: 'page' } : { namedBy: new URL(fetched), from: options.from };
    const placed = await this.withImages(article, rights, run);
    if (!placed.ok) return placed;
    imageNotes(article.metadata, placed.value).forEach((note) => log.note('assets', note));
    return ok({
      ...capturedArticle(args, loaded, { ...article, ...placed.value }, given),
      ...(fetched !== null && { fetchedFrom: fetched }),
      ...(isOfPerson(args, fetched) && { givenBy: 'person' }),
      ...(isOnePage && knownBy(loaded.validators)),
      log: log.finish(),
    });
  }

  /** Moves images out of the markup, and fetches those that are elsewhere. */
  private async withImages(
    { html, metadata }: ExtractedArticle,
    rights: AssetRights,
    { images, signal, budget, tell }: Run,
  ): Promise<Result<PlacedImages>> {
    const lead = metadata.image ?? null;
    const sources = [...imageSources(html), ...(lead === null ? [] : [lead])];
    if (images === 'named' || sources.length === 0) return ok({ html, assets: [] });
    const onProgress = (done: number, total: number): void => tell('assets', { images: { done, total } });
    const gathered = await this.gather(sources, { signal, budget, rightsOf: () => rights, onProgress });
    return gathered.ok ? ok(placeImages(html, lead, gathered.value)) : gathered;
  }

  /** Decoding, extracting and sanitising happen in the sandboxed page, which says when each begins. */
  private extract(
    { kind, content, scope, images }: Loaded,
    url: string | null,
    { signal, tell }: Run,
  ): Promise<Result<ExtractedArticle>> {
    const options = { signal, onStep: (step: CaptureStep) => tell(step) };
    return kind === 'html'
      ? this.extractor.run<'page'>({ kind: 'page', content, url, scope, images }, options)
      : this.extractor.run<'text'>(
          { kind: 'text', content, format: kind === 'markdown' ? 'markdown' : 'plain', url, images },
          options,
        );
  }
}

/** The address that the caller gives an article that isn't fetched from it. */
function givenAddress({ url }: SaveArgs): Result<string | null> {
  if (url === undefined) return ok(null);
  const address = webAddress(url);
  return address.ok ? ok(address.value.href) : address;
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

/** What a person gave may have sent elsewhere, and that host is theirs only if it is in their own network. */
function isOfPerson({ source, from = 'person' }: SaveArgs, fetched: string | null): boolean {
  if (from !== 'person' || fetched === null || source.kind !== 'url') return false;
  const address = new URL(fetched);
  return hostOf(source.url) === address.host || reachOfHost(address) === 'private';
}

function hostOf(given: string): string | null {
  const address = webAddress(given);
  return address.ok ? address.value.host : null;
}

/** A page that the caller wants whatever it is isn't refused for not being an article. */
function scoped(loaded: Loaded, { anyway = false }: SaveArgs): Loaded {
  return anyway && loaded.scope === 'article' ? { ...loaded, scope: 'anyway' } : loaded;
}

/** What the caller says of the article overrules what was found in it. */
function capturedArticle(
  args: SaveArgs,
  loaded: Loaded,
  { metadata, tags, html, text, words, fingerprint, assets, leadImage }: ExtractedArticle & PlacedImages,
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
    ...(leadImage !== undefined && { leadImage }),
    original: { bytes: loaded.bytes, extension: loaded.extension },
  };
}

/** Only what says something is worth keeping. */
function knownBy(validators: Validators | null): Pick<NewArticle, 'validators'> {
  const says = validators !== null && (validators.etag !== null || validators.lastModified !== null);
  return says ? { validators } : {};
}
