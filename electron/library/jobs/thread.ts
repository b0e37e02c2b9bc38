import { parentPort } from 'node:worker_threads';
import type { StoreContext } from '../document/store-context';
import { storeContext } from '../document/store-context';
import { threadFileSystem } from '../document/thread-file-system';
import { jobs, type JobWatch } from './jobs';
import type { FromThread, ToThread } from './messages';

// The thread's own entry: hears which job to do, does it, and says how it went.

type AnyJob = (context: StoreContext, args: unknown, watch: JobWatch<unknown>) => Promise<unknown>;

const running = new Map<number, AbortController>();

function say(message: FromThread): void {
  parentPort?.postMessage(message);
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
    const job = jobs[message.job] as AnyJob;
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
