import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { acquireLock } from '../../../electron/library/lock';

/*
 * A process that wants a library, for the lock's tests: `hold FOLDER` takes it and stays until it is killed; `race
 * FOLDER ROUNDS` takes and frees it again and again, and checks each time that nobody else has it.
 */
const [mode, folder = '', rounds = '1'] = process.argv.slice(2);

if (mode === 'hold') await hold();
else await race(Number(rounds));

async function hold(): Promise<void> {
  const outcome = await acquireLock(folder, { what: 'app', onConnection: (socket) => socket.pipe(socket) });
  process.stdout.write(`${outcome.kind}\n`);
}

async function race(times: number): Promise<void> {
  let won = 0;
  while (won < times) {
    const outcome = await acquireLock(folder, {
      what: 'command line',
      onConnection: (socket) => socket.destroy(),
    });
    if (outcome.kind === 'failed') throw new Error(outcome.error.message);
    if (outcome.kind === 'held') {
      await pause(1 + Math.random() * 5);
      continue;
    }
    won += 1;
    await useAlone();
    await outcome.lock.release();
  }
}

/** The file is made and removed by whoever has the library: making it fails when two have it. */
async function useAlone(): Promise<void> {
  const alone = join(folder, 'library.lock.alone');
  await writeFile(alone, String(process.pid), { flag: 'wx' });
  await pause(Math.random() * 3);
  if ((await readFile(alone, 'utf8')) !== String(process.pid))
    throw new Error('Two processes had the library.');
  await rm(alone);
  await appendFile(join(folder, 'library.lock.log'), `${process.pid}\n`);
}
