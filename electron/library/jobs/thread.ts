import { parentPort } from 'node:worker_threads';
import type { StoreContext } from '../document/store-context';
import { storeContext } from '../document/store-context';
import { threadFileSystem } from '../document/thread-file-system';
import type { JobName } from './jobs';
import type { FromThread, ToThread } from './messages';
import { scan, type JobWatch } from './scan-job';

// The thread's own entry: hears which job to do, does it, and says how it went.

type AnyJob = (context: StoreContext, args: unknown, watch: JobWatch<unknown>) => Promise<unknown>;

const running = new Map<number, AbortController>();

function say(message: FromThread): void {
  parentPort?.postMessage(message);
}

/** A lost index is scanned for in several threads at once, which start sooner without the code of the other jobs. */
async function jobNamed(name: JobName): Promise<unknown> {
  return name === 'scan' ? scan : (await import('./jobs')).jobs[name];
}

async function start(message: Extract<ToThread, { readonly kind: 'start' }>): Promise<void> {
  const { id } = message;
  const stop = new AbortController();
  running.set(id, stop);
  const context: StoreContext = {
    ...storeContext(message.folder, (notice) => say({ kind: 'notice', id, message: notice })),
    files: threadFileSystem,
    writer: message.writer,
  };
  try {
    // A name and its arguments belong together, which the message's type can't say.
    const job = (await jobNamed(message.job)) as AnyJob;
    const result = await job(context, message.args, {
      onProgress: (done, total) => say({ kind: 'progress', id, done, total }),
      tell: (told) => say({ kind: 'told', id, json: JSON.stringify(told) }),
      signal: stop.signal,
    });
    say({ kind: 'ended', id, result: result as Extract<FromThread, { kind: 'ended' }>['result'] });
  } catch (error) {
    say({ kind: 'threw', id, error });
  } finally {
    running.delete(id);
  }
}

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'start') void start(message);
  else running.get(message.id)?.abort();
});
