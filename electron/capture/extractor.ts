import type { ZodType } from 'zod';
import {
  articleTextSchema,
  cleanSvgSchema,
  extractedArticleSchema,
  extractorReplySchema,
  markdownSchema,
  type ExtractorJob,
  type ExtractorStep,
  type ExtractorValues,
} from '#contract/extractor';
import { assertNever, fail, ok, type Failure, type Result } from '#core/result';
import type { ExtractorPage, OpenExtractorPage } from './extractor-page';
import { cancelled } from './cancelled';

type JobKind = ExtractorJob['kind'];
export type JobOf<Kind extends JobKind> = Extract<ExtractorJob, { readonly kind: Kind }>;

export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onStep?: (step: ExtractorStep) => void;
}

/** Does jobs in the extractor page, in the order they come, one at a time. */
export interface Extractor {
  /** Fails with what the page says, with `timeout`, `extraction-failed` (the page died) or `cancelled`. */
  run<Kind extends JobKind>(job: JobOf<Kind>, options?: JobOptions): Promise<Result<ExtractorValues[Kind]>>;
  /** Ends the page; jobs under way and waiting end as cancelled. */
  close(): Promise<void>;
}

const VALUE_SCHEMAS: { readonly [Kind in JobKind]: ZodType<ExtractorValues[Kind]> } = {
  page: extractedArticleSchema,
  text: extractedArticleSchema,
  join: articleTextSchema,
  markdown: markdownSchema,
  svg: cleanSvgSchema,
};

/** Honest pages take hundredths of a second; some hostile ones would take hours. */
const JOB_LIMIT_MS = 10_000;
/** Opening a page costs a tenth of a second and a process; one that is kept costs memory. */
const IDLE_LIMIT_MS = 60_000;

/** Makes an extractor; its page is opened for the first job, and again after one that it didn't survive. */
export function createExtractor(open: OpenExtractorPage): Extractor {
  return new QueuedExtractor(open);
}

interface Running {
  readonly hear: (message: unknown) => void;
  readonly stop: (failure: Result<never>) => void;
}

class QueuedExtractor implements Extractor {
  private readonly open: OpenExtractorPage;
  private page: ExtractorPage | null = null;
  private running: Running | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;
  private lastId = 0;
  private closed = false;

  constructor(open: OpenExtractorPage) {
    this.open = open;
  }

  run<Kind extends JobKind>(
    job: JobOf<Kind>,
    options: JobOptions = {},
  ): Promise<Result<ExtractorValues[Kind]>> {
    const turn = this.queue.then(() => this.runNow(job, options));
    // A turn that threw is its caller's to hear of, not the next one's.
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.running?.stop(cancelled());
    await this.queue;
    this.endPage();
  }

  private async runNow<Kind extends JobKind>(
    job: JobOf<Kind>,
    options: JobOptions,
  ): Promise<Result<ExtractorValues[Kind]>> {
    if (this.isOff(options)) return cancelled();
    clearTimeout(this.idle);
    const page = await this.readyPage();
    if (!page.ok) return page;
    if (this.isOff(options)) return cancelled();
    const result = await this.ask<Kind>(page.value, job, options);
    this.idle = setTimeout(() => this.endPage(), IDLE_LIMIT_MS);
    this.idle.unref();
    return result;
  }

  private isOff(options: JobOptions): boolean {
    return this.closed || options.signal?.aborted === true;
  }

  private async readyPage(): Promise<Result<ExtractorPage>> {
    try {
      this.page ??= await this.open({
        onMessage: (message) => this.running?.hear(message),
        onGone: () => this.onGone(),
      });
      return ok(this.page);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return fail('internal', `The part of Commonplace that reads pages could not be started (${reason}).`);
    }
  }

  /** Gives the page one job and waits. A page that doesn't answer properly is ended, and no later job sees it. */
  private ask<Kind extends JobKind>(
    page: ExtractorPage,
    job: JobOf<Kind>,
    options: JobOptions,
  ): Promise<Result<ExtractorValues[Kind]>> {
    return new Promise((resolve) => {
      this.lastId += 1;
      const id = this.lastId;
      const settle = (result: Result<ExtractorValues[Kind]>): void => {
        clearTimeout(limit);
        options.signal?.removeEventListener('abort', onAbort);
        this.running = null;
        resolve(result);
      };
      const stop = (failure: Result<never>): void => {
        this.endPage();
        settle(failure);
      };
      const onAbort = (): void => stop(cancelled());
      const limit = setTimeout(() => stop(tookTooLong()), JOB_LIMIT_MS);
      options.signal?.addEventListener('abort', onAbort);
      this.running = {
        stop,
        hear: (message) => {
          const reply = extractorReplySchema.safeParse(message);
          if (!reply.success) return stop(senseless());
          if (reply.data.id !== id) return undefined;
          switch (reply.data.kind) {
            case 'step':
              return options.onStep?.(reply.data.step);
            case 'failed':
              return settle(failureOf(reply.data));
            case 'done': {
              const value = VALUE_SCHEMAS[job.kind].safeParse(reply.data.value);
              return value.success ? settle(ok(value.data as ExtractorValues[Kind])) : stop(senseless());
            }
            default:
              return assertNever(reply.data);
          }
        },
      };
      page.send({ id, job });
    });
  }

  private onGone(): void {
    this.page = null;
    this.running?.stop(
      fail('extraction-failed', 'This page could not be read: it made its reader fail. Nothing was saved.'),
    );
  }

  private endPage(): void {
    clearTimeout(this.idle);
    this.page?.close();
    this.page = null;
  }
}

function failureOf({ code, message, remedy }: Failure): Result<never> {
  return { ok: false, error: { code, message, ...(remedy && { remedy }) } };
}

function tookTooLong(): Result<never> {
  const seconds = JOB_LIMIT_MS / 1000;
  return fail(
    'timeout',
    `Reading this page took over ${seconds} seconds, so it was stopped. Nothing was saved.`,
  );
}

function senseless(): Result<never> {
  return fail(
    'extraction-failed',
    'This page could not be read: what came out of it makes no sense. Nothing was saved.',
  );
}
