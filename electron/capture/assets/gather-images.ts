import { createHash } from 'node:crypto';
import type { CleanSvg } from '#contract/extractor';
import type { MissingReason, NewAsset } from '#core/article/assets';
import { fail, ok, type FailureCode, type Result } from '#core/result';
import { cancelled } from '../cancelled';
import { dataUrlBytes } from './data-url';
import { imageFormat } from './image-format';
import { imageSize, type ImageSize } from './image-size';

/** What became of one image. */
export type ImageOutcome =
  | {
      readonly kind: 'kept';
      readonly asset: NewAsset;
      /** Null when the image doesn't say. */
      readonly size: ImageSize | null;
    }
  | { readonly kind: 'missing'; readonly reason: MissingReason };

/** By the source that was asked for. */
export type GatheredImages = ReadonlyMap<string, ImageOutcome>;

export interface GatherOptions {
  /** Fails when the image isn't to be had; a limit on one image is its to keep. */
  readonly fetch: (address: string, signal: AbortSignal) => Promise<Result<Uint8Array>>;
  readonly cleanSvg: (bytes: Uint8Array, signal: AbortSignal) => Promise<Result<CleanSvg>>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  readonly limits?: GatherLimits;
}

export interface GatherLimits {
  /** Images of one article. */
  readonly images: number;
  /** Bytes of one image, and of all images of one article together. */
  readonly bytesEach: number;
  readonly bytes: number;
  /** Pixels of one image: more would fill the memory of whoever shows it. */
  readonly pixels: number;
  /** For all images together; what hasn't come by then is left out. */
  readonly ms: number;
}

export const LIMITS: GatherLimits = {
  images: 500,
  bytesEach: 20_000_000,
  bytes: 200_000_000,
  pixels: 100_000_000,
  ms: 180_000,
};

const HOSTS_AT_ONCE = 4;
/** After as many failures in a row a host is taken for gone: an article must not wait for each of its images. */
const PATIENCE = 2;

/**
 * Gets images by their sources, addresses of the web or data URLs: one after the other of each host, hosts side by
 * side. An image that can't be had is no failure of the whole. Fails with `cancelled` only.
 */
export async function gatherImages(
  sources: readonly string[],
  options: GatherOptions,
): Promise<Result<GatheredImages>> {
  const limits = options.limits ?? LIMITS;
  const gathering = new Gathering(new Set(sources).size, limits, options);
  const distinct = [...new Set(sources)];
  const within = distinct.slice(0, limits.images);
  for (const source of distinct.slice(limits.images)) gathering.leaveOut(source, 'too-many');
  const lanes = lanesOf(within);
  const work = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) await gathering.lane(lane);
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work));
  return options.signal.aborted ? cancelled() : ok(gathering.outcomes);
}

/** What is inside the markup comes first and needs no host. */
function lanesOf(sources: readonly string[]): string[][] {
  const lanes = new Map<string, string[]>();
  for (const source of sources) {
    const host = URL.canParse(source) ? new URL(source).host : '';
    lanes.set(host, [...(lanes.get(host) ?? []), source]);
  }
  return [...lanes].sort(([one], [other]) => Number(one !== '') - Number(other !== '')).map(([, lane]) => lane);
}

class Gathering {
  readonly outcomes = new Map<string, ImageOutcome>();
  private readonly total: number;
  private readonly limits: GatherLimits;
  private readonly options: GatherOptions;
  private readonly signal: AbortSignal;
  private readonly known = new Set<string>();
  private bytes = 0;

  constructor(total: number, limits: GatherLimits, options: GatherOptions) {
    this.total = total;
    this.limits = limits;
    this.options = options;
    this.signal = AbortSignal.any([options.signal, AbortSignal.timeout(limits.ms)]);
    options.onProgress(0, total);
  }

  leaveOut(source: string, reason: MissingReason): void {
    this.settle(source, { kind: 'missing', reason });
  }

  /** Sources of one host. */
  async lane(sources: readonly string[]): Promise<void> {
    let failures = 0;
    for (const source of sources) {
      if (this.signal.aborted || failures >= PATIENCE) this.leaveOut(source, 'waiting');
      else if (this.bytes >= this.limits.bytes) this.leaveOut(source, 'too-many');
      else {
        const outcome = await this.take(source);
        const isGone = outcome.kind === 'missing' && outcome.reason === 'unreachable';
        failures = isGone ? failures + 1 : 0;
        this.settle(source, outcome);
      }
    }
  }

  private settle(source: string, outcome: ImageOutcome): void {
    this.outcomes.set(source, outcome);
    this.options.onProgress(this.outcomes.size, this.total);
  }

  private async take(source: string): Promise<ImageOutcome> {
    const bytes = await this.bytesOf(source);
    // Broken off by the limit of time: as good as not asked for.
    if (this.signal.aborted) return missing('waiting');
    if (!bytes.ok) return missing(REASONS[bytes.error.code] ?? 'unreachable');
    if (bytes.value.byteLength > this.limits.bytesEach) return missing('too-large');
    return this.recognised(bytes.value);
  }

  private async bytesOf(source: string): Promise<Result<Uint8Array>> {
    const inline = dataUrlBytes(source);
    if (inline !== null) return ok(inline);
    if (!URL.canParse(source)) return fail('unsupported', 'This is no address.');
    return this.options.fetch(source, this.signal);
  }

  private async recognised(bytes: Uint8Array): Promise<ImageOutcome> {
    const format = imageFormat(bytes);
    if (format === null) return missing('not-image');
    if (format !== 'svg') return this.keep(bytes, format, imageSize(bytes, format));
    const clean = await this.options.cleanSvg(bytes, this.signal);
    if (!clean.ok) return missing('not-image');
    const { markup, width, height } = clean.value;
    const size = width === null || height === null ? null : { width, height };
    return this.keep(new TextEncoder().encode(markup), format, size);
  }

  private keep(bytes: Uint8Array, format: string, size: ImageSize | null): ImageOutcome {
    if (size !== null && size.width * size.height > this.limits.pixels) return missing('too-large');
    const name = `${createHash('sha256').update(bytes).digest('hex')}.${format}`;
    if (!this.known.has(name) && this.bytes + bytes.byteLength > this.limits.bytes) return missing('too-many');
    if (!this.known.has(name)) this.bytes += bytes.byteLength;
    this.known.add(name);
    return { kind: 'kept', asset: { name, bytes }, size };
  }
}

const REASONS: Partial<Readonly<Record<FailureCode, MissingReason>>> = {
  'too-large': 'too-large',
  'http-status': 'refused',
  unsupported: 'not-followed',
};

function missing(reason: MissingReason): ImageOutcome {
  return { kind: 'missing', reason };
}
