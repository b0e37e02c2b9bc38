import { Worker } from 'node:worker_threads';
import type { StoreContext } from '../document/store-context';
import type { JobArgs, JobName, JobReply, JobTold } from './jobs';
import type { FromThread, ToThread } from './messages';
import type { JobWatch } from './scan-job';

/** A thread takes some megabytes of memory: without work it is let go. */
const IDLE_MS = 5_000;

interface Running {
  readonly watch: JobWatch<unknown>;
  readonly onNotice: (message: string) => void;
  readonly ended: (result: unknown) => void;
  readonly threw: (error: unknown) => void;
  readonly forget: () => void;
}

/** The thread that does jobs for one library. It is started for the first job, and again after a rest. */
export class JobThread {
  readonly #script: string;
  readonly #running = new Map<number, Running>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #lastId = 0;

  /** @param script - the built file of `thread.ts` */
  constructor(script: string) {
    this.#script = script;
  }

  /** Does a job on the context's folder, on the real disk and clock. Rejects for faults in the program. */
  run<Name extends JobName>(
    job: Name,
    context: StoreContext,
    args: JobArgs<Name>,
    watch: JobWatch<JobTold<Name>>,
  ): Promise<JobReply<Name>> {
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      const worker = this.#awake();
      const stop = (): void => worker.postMessage({ kind: 'stop', id } satisfies ToThread);
      this.#running.set(id, {
        watch: watch as JobWatch<unknown>,
        onNotice: context.onNotice,
        ended: (result) => resolve(result as JobReply<Name>),
        threw: reject,
        forget: () => watch.signal.removeEventListener('abort', stop),
      });
      const { folder, writer } = context;
      worker.postMessage({ kind: 'start', id, job, folder, writer, args } satisfies ToThread);
      if (watch.signal.aborted) stop();
      else watch.signal.addEventListener('abort', stop, { once: true });
    });
  }

  /** Ends the thread. Call it when no job is under way. */
  async close(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #awake(): Worker {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    return (this.#worker ??= this.#start());
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    worker.on('message', (message: FromThread) => this.#hear(message));
    worker.on('error', (error) => this.#died(worker, error));
    worker.on('exit', (code) => this.#died(worker, new Error(`The library’s thread ended (${code}).`)));
    return worker;
  }

  #hear(message: FromThread): void {
    const running = this.#running.get(message.id);
    if (running === undefined) return;
    switch (message.kind) {
      case 'progress':
        return running.watch.onProgress(message.done, message.total);
      case 'notice':
        return running.onNotice(message.message);
      case 'told':
        return running.watch.tell(JSON.parse(message.json));
      case 'ended':
        this.#finish(message.id);
        return running.ended(message.result);
      case 'threw':
        this.#finish(message.id);
        return running.threw(message.error);
    }
  }

  #died(worker: Worker, error: Error): void {
    // One that was let go: what runs now runs in another.
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const [id, { threw }] of [...this.#running]) {
      this.#finish(id);
      threw(error);
    }
  }

  #finish(id: number): void {
    this.#running.get(id)?.forget();
    this.#running.delete(id);
    if (this.#running.size > 0) return;
    this.#idle = setTimeout(() => void this.close(), IDLE_MS);
    this.#idle.unref();
  }
}
