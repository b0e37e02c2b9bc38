import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { acquireLock, type Lock, type LockOutcome } from '../../electron/library/lock';
import { lockRecordSchema, type LockRecord } from '../../electron/library/lock/lock-holder';
import { openLibrary } from '../../electron/library/open-library';
import { childScript } from './support/child-script';
import { errorOf, valueOf } from './support/value-of';
import { temporaryFolder } from './support/temporary-folder';

const ignore = (socket: Socket): void => {
  socket.destroy();
};

async function acquired(folder: string, onConnection: (socket: Socket) => void = ignore): Promise<Lock> {
  const outcome = await acquireLock(folder, { what: 'app', onConnection });
  if (outcome.kind !== 'acquired') throw new Error(JSON.stringify(outcome));
  let released = false;
  const release = async (): Promise<void> => {
    if (!released) await outcome.lock.release();
    released = true;
  };
  onTestFinished(release);
  return { release };
}

async function heldBy(folder: string): Promise<Extract<LockOutcome, { readonly kind: 'held' }>> {
  const outcome = await acquireLock(folder, { what: 'command line', onConnection: ignore });
  if (outcome.kind !== 'held') throw new Error(JSON.stringify(outcome));
  return outcome;
}

async function lockOnDisk(folder: string): Promise<LockRecord> {
  return lockRecordSchema.parse(JSON.parse(await readFile(join(folder, 'library.lock'), 'utf8')));
}

describe('the lock', () => {
  it('is a file that names its holder and that nobody else may read', async () => {
    const folder = await temporaryFolder();
    const lock = await acquired(folder);
    expect(await lockOnDisk(folder)).toMatchObject({ pid: process.pid, what: 'app' });
    expect(await readdir(folder)).toEqual(['library.lock']);
    if (process.platform !== 'win32') {
      const record = await lockOnDisk(folder);
      expect((await stat(join(folder, 'library.lock'))).mode & 0o777).toBe(0o600);
      expect((await stat(record.address)).mode & 0o777).toBe(0o600);
      expect((await stat(join(record.address, '..'))).mode & 0o777).toBe(0o700);
    }
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('can be had again when it was released', async () => {
    const folder = await temporaryFolder();
    for (let round = 0; round < 5; round += 1) await (await acquired(folder)).release();
  });

  it('isn’t put into a folder of other things', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'thesis.odt'), '');
    const outcome = await acquireLock(folder, { what: 'app', onConnection: ignore });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'unsupported' } });
    expect(await readdir(folder)).toEqual(['thesis.odt']);
  });

  it('doesn’t keep a library from opening in its folder', async () => {
    const folder = join(await temporaryFolder(), 'library');
    const lock = await acquired(folder);
    const library = valueOf(await openLibrary({ folder }));
    expect(library.isNew).toBe(true);
    await library.close();
    await lock.release();
    expect(await readdir(folder)).not.toContain('library.lock');
  });
});

describe('a held library', () => {
  it('says by whom, and connects those who ask with it', async () => {
    const folder = await temporaryFolder();
    const echo = (socket: Socket): void => void socket.pipe(socket);
    await acquired(folder, echo);
    const held = await heldBy(folder);
    expect(held.holder).toMatchObject({ pid: process.pid, what: 'app' });
    expect(held.error.code).toBe('locked');
    expect(held.error.message).toContain(`the Commonplace app (process ${process.pid} on `);
    expect(JSON.stringify(held)).not.toContain((await lockOnDisk(folder)).token);
    const socket = valueOf(await held.connect());
    socket.write('hello\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toBe('hello\n');
    socket.destroy();
  });

  it('turns away who doesn’t know the token', async () => {
    const folder = await temporaryFolder();
    let admitted = 0;
    await acquired(folder, () => (admitted += 1));
    const { address, token } = await lockOnDisk(folder);
    for (const line of [
      '',
      '\n',
      'x\n',
      `${'0'.repeat(token.length)}\n`,
      `${token}x\n`,
      'x'.repeat(100_000),
    ]) {
      const socket = connect(address);
      // A reset is one of the ways to be turned away.
      socket.on('error', () => undefined);
      socket.end(line);
      await new Promise((resolve) => socket.once('close', resolve));
    }
    expect(admitted).toBe(0);
  });

  it('takes the token in pieces and loses nothing of what follows', async () => {
    const folder = await temporaryFolder();
    const lines: string[] = [];
    await acquired(folder, (socket) => {
      socket.setEncoding('utf8').on('data', (text: string) => lines.push(text));
      socket.resume();
    });
    const { address, token } = await lockOnDisk(folder);
    const socket = connect(address).resume();
    socket.write(token.slice(0, 10));
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.end(`${token.slice(10)}\nfirst\nsecond\n`);
    await once(socket, 'close');
    expect(lines.join('')).toBe('first\nsecond\n');
  });

  it('is respected when another computer holds it', async () => {
    const folder = await temporaryFolder();
    const lock = await acquired(folder);
    const record = await lockOnDisk(folder);
    await lock.release();
    await writeFile(join(folder, 'library.lock'), JSON.stringify({ ...record, hostname: 'elsewhere' }));
    const held = await heldBy(folder);
    expect(held.error.message).toContain('on elsewhere, since ');
    expect(held.error.message).toContain('delete the file “library.lock”');
    expect(errorOf(await held.connect()).code).toBe('locked');
  });
});

describe('a lock that was left behind', () => {
  it('is taken over when it can’t be read and isn’t being written any more', async () => {
    for (const content of ['', '{"pid":1', '{}']) {
      const folder = await temporaryFolder();
      const path = join(folder, 'library.lock');
      await writeFile(path, content);
      await utimes(path, new Date(0), new Date(0));
      await acquired(folder);
      expect((await lockOnDisk(folder)).pid).toBe(process.pid);
    }
  });

  it('is never made to remove or reach anything but a socket of ours', async () => {
    const folder = await temporaryFolder();
    const lock = await acquired(folder);
    const record = await lockOnDisk(folder);
    await lock.release();
    const precious = join(folder, '.precious');
    await writeFile(precious, 'mine');
    const path = join(folder, 'library.lock');
    await writeFile(path, JSON.stringify({ ...record, address: precious }));
    await utimes(path, new Date(0), new Date(0));
    await acquired(folder);
    expect(await readFile(precious, 'utf8')).toBe('mine');
  });

  it.skipIf(process.platform === 'win32')(
    'is never made to remove or reach what only looks like a socket of ours',
    async () => {
      const folder = await temporaryFolder();
      const lock = await acquired(folder);
      const record = await lockOnDisk(folder);
      await lock.release();
      const trap = join(await temporaryFolder(), `commonplace-${process.getuid?.() ?? 0}`);
      await mkdir(trap, { mode: 0o700 });
      const address = join(trap, basename(record.address));
      let reached = 0;
      const listener = createServer(() => (reached += 1)).listen(address);
      await once(listener, 'listening');
      onTestFinished(() => void listener.close());
      const path = join(folder, 'library.lock');

      await writeFile(path, JSON.stringify({ ...record, address }));
      expect(errorOf(await (await heldBy(folder)).connect()).code).toBe('locked');

      await writeFile(path, JSON.stringify({ ...record, address, startedAt: new Date(0).toISOString() }));
      await acquired(folder);
      expect((await stat(address)).isSocket()).toBe(true);
      expect(reached).toBe(0);
    },
  );

  it('is swept with the temporary files of those who were killed while they made theirs', async () => {
    const folder = await temporaryFolder();
    const fresh = 'library.lock.0b6e3a52-6c3f-4d5e-8f55-0123456789ab.tmp';
    const stray = 'library.lock.0b6e3a52-6c3f-4d5e-8f55-ba9876543210.tmp';
    await writeFile(join(folder, fresh), '');
    await writeFile(join(folder, stray), '');
    await utimes(join(folder, stray), new Date(0), new Date(0));
    await acquired(folder);
    expect((await readdir(folder)).sort()).toEqual(['library.lock', fresh]);
  });
});

describe('with other processes', () => {
  let scripts = '';
  let script = '';
  const usual = process.env['XDG_RUNTIME_DIR'];

  beforeAll(async () => {
    scripts = await mkdtemp(join(tmpdir(), 'commonplace-test-'));
    script = await childScript('lock-child', scripts);
    // Sockets of killed processes would stay in the real one.
    process.env['XDG_RUNTIME_DIR'] = scripts;
  });
  afterAll(() => {
    if (usual === undefined) delete process.env['XDG_RUNTIME_DIR'];
    else process.env['XDG_RUNTIME_DIR'] = usual;
    return rm(scripts, { recursive: true, force: true });
  });

  function child(...words: readonly string[]): ChildProcess {
    const started = spawn(process.execPath, [script, ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void started.kill('SIGKILL'));
    return started;
  }

  async function holder(folder: string): Promise<ChildProcess> {
    const started = child('hold', folder);
    const [line] = (await once(started.stdout ?? started, 'data')) as [Buffer];
    expect(line.toString()).toBe('acquired\n');
    return started;
  }

  it('is held while its process lives, and taken over after kill -9', async () => {
    const folder = await temporaryFolder();
    const process = await holder(folder);
    const held = await heldBy(folder);
    expect(held.holder.pid).toBe(process.pid);
    const { address } = await lockOnDisk(folder);
    process.kill('SIGKILL');
    await once(process, 'exit');
    await acquired(folder);
    expect((await lockOnDisk(folder)).pid).not.toBe(process.pid);
    expect(await readdir(folder)).toEqual(['library.lock']);
    await expect(stat(address)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(errorOf(await held.connect()).message).toContain('doesn’t answer');
  });

  it('is taken over when the dead process’s socket was cleaned up too', async () => {
    const folder = await temporaryFolder();
    const process = await holder(folder);
    const { address } = await lockOnDisk(folder);
    process.kill('SIGKILL');
    await once(process, 'exit');
    await rm(address);
    await acquired(folder);
  });

  it.skipIf(process.platform === 'win32')(
    'is respected while its process lives, though something removed its socket',
    async () => {
      const folder = await temporaryFolder();
      const process = await holder(folder);
      await rm((await lockOnDisk(folder)).address);
      expect((await heldBy(folder)).holder.pid).toBe(process.pid);
    },
  );

  it(
    'is had by one of twenty processes at a time, also when it starts with a dead one’s lock',
    { timeout: 120_000 },
    async () => {
      const folder = await temporaryFolder();
      const dead = await holder(folder);
      dead.kill('SIGKILL');
      await once(dead, 'exit');
      const racers = Array.from({ length: 20 }, () => child('race', folder, '5'));
      const exits = await Promise.all(
        racers.map(async (racer) => ((await once(racer, 'exit')) as [number])[0]),
      );
      expect(exits).toEqual(racers.map(() => 0));
      const log = await readFile(join(folder, 'library.lock.log'), 'utf8');
      expect(log.trim().split('\n')).toHaveLength(100);
      expect(await readdir(folder)).toEqual(['library.lock.log']);
    },
  );

  it(
    'is had by exactly one of twenty processes that want it at once, round after round of kill -9',
    { timeout: 120_000 },
    async () => {
      const folder = await temporaryFolder();
      for (let round = 0; round < 4; round += 1) {
        const wanting = Array.from({ length: 20 }, () => child('hold', folder));
        const outcomes = await Promise.all(
          wanting.map(async (one) => ((await once(one.stdout ?? one, 'data')) as [Buffer]).toString().trim()),
        );
        expect(outcomes.filter((outcome) => outcome === 'acquired')).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(19);
        for (const one of wanting) one.kill('SIGKILL');
      }
    },
  );
});
