import { setTimeout as pause } from 'node:timers/promises';
import { app } from 'electron';
import { libraryFolder } from '../app-paths';
import { captureOnDemand } from '../capture-on-demand';
import { watchFaults } from '../faults';
import type { Closing } from '../library-session';
import { logFault } from '../log';
import { secureEverything } from '../security';
import { openDoorOnDemand, type CliDoor } from './open-door';
import { writerTo } from './output';
import { createProgressLine } from './progress-line';
import { readCopied } from './read-copied';
import { EXIT, runCommandLine } from './run';
import { createSlowSaves } from './slow-saves';
import { useOwnSessionFolder } from './session-folder';
import { openInput } from './stdin';

/** What a shell gives for a program that a signal ended: 128 and the signal's number. */
const SIGNAL_EXITS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const LAST_WORDS_MS = 500;

/** Carries out a command line in this process and ends it with the exit code. No window is shown. */
export function startCommandLine(words: readonly string[]): void {
  const print = writerTo(process.stdout);
  const write = writerTo(process.stderr);
  const progress = createProgressLine(process.stderr.isTTY ? write : null);
  const say = (text: string): Promise<void> => {
    progress.clear();
    return write(text);
  };
  const slowSaves = createSlowSaves(say);
  const isTerminal = process.stderr.isTTY;
  const ending = new AbortController();
  const doors: CliDoor[] = [];
  const capture = captureOnDemand();
  let exitCode: number | null = null;

  const end = async (code: number, how: Closing): Promise<void> => {
    if (exitCode !== null) return;
    exitCode = code;
    ending.abort();
    try {
      await Promise.all([...doors.map((door) => door.close(how)), capture.close()]);
      // What was cut short says so, unless it waits for input that doesn't come.
      await Promise.race([running, pause(LAST_WORDS_MS)]);
    } catch (error) {
      await logFault('The command line could not end in good order', error);
      exitCode = EXIT.failed;
    }
    app.exit(exitCode);
  };

  prepareElectron();
  watchFaults((message) => void say(`${message}\n`).then(() => end(EXIT.failed, 'stop')));
  endWhenAsked((code) => end(code, 'stop'));
  const cwd = process.cwd();
  const running = runCommandLine(words, {
    version: app.getVersion(),
    folder: cwd,
    input: openInput(),
    print,
    say,
    openDoor(library) {
      const door = openDoorOnDemand(libraryFolder(library, cwd), {
        onNotice: (notice) => void say(`${notice}\n`),
        onTask: progress.show,
        onCapture: isTerminal ? progress.showCapture : slowSaves.showCapture,
      });
      doors.push(door);
      return isTerminal ? door : slowSaves.watch(door);
    },
    readClipboard: readCopied,
    extract: async (args) => (await capture.get()).preview(args),
    pdfOf: async (door, library, id) => {
      const [{ pdfOf }] = await Promise.all([import('./pdf-of'), app.whenReady()]);
      return pdfOf(door, libraryFolder(library, cwd), id);
    },
    onItems: (done, total) => progress.show({ task: 'save', done, total, ended: done === total }),
    onFault: logFault,
    stopped: ending.signal,
  });
  void running.then((code) => end(code, 'finish'));
}

function prepareElectron(): void {
  useOwnSessionFolder();
  secureEverything();
  app.disableHardwareAcceleration();
  if (process.platform === 'darwin') app.setActivationPolicy('accessory');
  // The extractor's hidden window comes and goes; the process ends when its work is done.
  app.on('window-all-closed', () => undefined);
}

function endWhenAsked(end: (code: number) => Promise<void>): void {
  // Before Electron is ready it replaces listeners of signals by its own, which quit.
  void app.whenReady().then(() => {
    for (const [signal, code] of Object.entries(SIGNAL_EXITS)) process.on(signal, () => void end(code));
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    void end(SIGNAL_EXITS.SIGTERM);
  });
  // From source: the launcher was killed, and nobody reads what this process would still say.
  if (process.connected) process.once('disconnect', () => void end(SIGNAL_EXITS.SIGHUP));
}
