import type { Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import type { Door } from '#contract/calls';
import type { CaptureProgress, TaskKind, TaskProgress } from '#contract/events';
import type { ArticleId } from '#core/ids';
import type { BackupSummary } from '#contract/library-views';
import { fail, type Failure, type Result } from '#core/result';
import { storeContext } from '../library/document/store-context';
import { anchoringInThread } from '../library/jobs/anchoring-in-thread';
import { JobThread } from '../library/jobs/job-thread';
import { scanInThreads } from '../library/jobs/scan-in-threads';
import type { Library } from '../library/library';
import { acquireLock, type Holder, type HolderKind } from '../library/lock';
import { openLibrary } from '../library/open-library';
import { backupsFolder, cachesFolder, importsFolder, libraryThreadPath } from './app-paths';
import { captureOnDemand } from './capture-on-demand';
import { createDoor } from './dispatch';
import { createSocketServer } from './socket/socket-server';
import { createLibraryTasks } from './tasks/library-tasks';
import { TaskRunner } from './tasks/task-runner';

const MOST_THREADS = 4;

/** What a process wants to hear of the library that it holds. */
export interface SessionOptions {
  readonly folder: string;
  readonly what: HolderKind;
  /** Something that a person should know, such as a damaged document that was set aside. */
  readonly onNotice: (message: string) => void;
  readonly onProgress: (progress: CaptureProgress) => void;
  readonly onTask: (progress: TaskProgress) => void;
  readonly onChange: (articleIds: readonly ArticleId[]) => void;
  /** A second start on this library asks for the window. */
  readonly onShow: () => void;
}

/**
 * How a process lets go of a library. *finish*: what other processes asked it for is carried out first; *stop*:
 * captures and long tasks under way end as `cancelled`, since somebody is waiting for the end.
 */
export type Closing = 'finish' | 'stop';

/** The library in this process, with everything that works on it. */
export interface LibrarySession {
  readonly library: Library;
  readonly door: Door;
  readonly cancelCapture: (captureId: string) => void;
  /** Asks a long task to end as `cancelled`. */
  readonly cancelTask: (task: TaskKind) => void;
  /** Makes today's backup if there is none yet. Null: there is one. */
  readonly backUpDaily: () => Promise<Result<BackupSummary | null>>;
  /** Waits until everything that was started is durable, and lets other processes have the library. */
  readonly close: (how: Closing) => Promise<void>;
}

export type OpenedLibrary =
  | { readonly kind: 'here'; readonly session: LibrarySession }
  | {
      readonly kind: 'elsewhere';
      readonly holder: Holder;
      /** Names the holder, for people. */
      readonly error: Failure;
      readonly connect: () => Promise<Result<Socket>>;
    }
  | { readonly kind: 'failed'; readonly error: Failure };

/** Takes a library for this process, or says who has it. */
export async function openLibraryHere(options: SessionOptions): Promise<OpenedLibrary> {
  let giveDoor: (door: Door) => void = () => undefined;
  const door = new Promise<Door>((resolve) => {
    giveDoor = resolve;
  });
  const runner = new TaskRunner((progress) => {
    options.onTask(progress);
    server.tell(progress);
  });
  const server = createSocketServer(door, {
    onShow: options.onShow,
    onStop: (task) => runner.cancel(task),
  });
  const locked = await acquireLock(options.folder, { what: options.what, onConnection: server.accept });
  if (locked.kind === 'held') {
    return {
      kind: 'elsewhere',
      holder: locked.holder,
      error: locked.error,
      connect: () => locked.connect(),
    };
  }
  if (locked.kind === 'failed') return locked;

  const threads = jobThreads();
  const [thread] = threads;
  const opened = await openOrFree(options, threads, async () => {
    giveDoor(closedDoor(options.folder));
    await server.close();
    await locked.lock.release();
  });
  if (!opened.ok) return { kind: 'failed', error: opened.error };
  const library = opened.value;
  library.onChange(options.onChange);
  const capture = captureOnDemand();
  const tasks = createLibraryTasks({
    library,
    context: storeContext(options.folder, options.onNotice),
    runJob: (job, context, args, watch) => thread.run(job, context, args, watch),
    runner,
    backups: backupsFolder(),
    imports: importsFolder(),
  });
  const here = createDoor({ library, capture: capture.get, onProgress: options.onProgress, tasks });
  giveDoor(here);
  return {
    kind: 'here',
    session: {
      library,
      door: here,
      cancelCapture: capture.cancel,
      cancelTask: tasks.cancel,
      backUpDaily: tasks.backUpDaily,
      async close(how) {
        // From here on it takes no more requests.
        const drained = server.close();
        if (how === 'stop') {
          runner.stop();
          await capture.close();
        }
        await drained;
        await capture.close();
        await runner.close();
        await library.close();
        await Promise.all(threads.map((each) => each.close()));
        await locked.lock.release();
      },
    },
  };
}

type JobThreads = readonly [JobThread, ...JobThread[]];

/**
 * The first does all long work; the others only help to read a large library anew. None runs before it is needed. One
 * processor is left to this thread, which takes in what they find and writes the index.
 */
function jobThreads(): JobThreads {
  const helpers = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1)) - 1;
  const start = (): JobThread => new JobThread(libraryThreadPath());
  return [start(), ...Array.from({ length: helpers }, start)];
}

/** Opens the library. When that fails, `free` lets others have it. */
async function openOrFree(
  { folder, onNotice, onTask }: SessionOptions,
  threads: JobThreads,
  free: () => Promise<void>,
): Promise<Result<Library>> {
  let opened: Result<Library> | null = null;
  try {
    opened = await openLibrary({
      folder,
      onNotice,
      caches: cachesFolder(),
      scan: (context) => scanInThreads(threads, context),
      anchoring: (context) => anchoringInThread(threads[0], context),
      onProgress: (done, total) => onTask({ task: 'index', done, total, ended: done === total }),
    });
    return opened;
  } finally {
    if (opened?.ok !== true) await free();
  }
}

/** Answers those who connected while a library was being opened that could not be. */
function closedDoor(folder: string): Door {
  const closed = fail('locked', `The library “${folder}” could not be opened by its holder. Try again.`);
  return { command: () => Promise.resolve(closed), query: () => Promise.resolve(closed) };
}
