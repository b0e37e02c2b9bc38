import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi, type Mock } from 'vitest';
import type { Door } from '#contract/calls';
import type { TaskKind, TaskProgress } from '#contract/events';
import { articleIdSchema } from '#core/ids';
import { fail, ok } from '#core/result';
import { askToShow, createRemoteDoor } from '../../electron/main/socket/socket-client';
import { createSocketServer, type SocketServer } from '../../electron/main/socket/socket-server';

vi.mock('electron', () => ({ app: { getPath: () => tmpdir() } }));
vi.mock('../../electron/main/log', () => ({ logFault: () => Promise.resolve() }));

const ID = articleIdSchema.parse('01890a5d-ac96-774b-bcce-b302099a8057');

type Call = (name: string, args: unknown) => Promise<unknown>;

let folder: string;
let door: { command: Mock<Call>; query: Mock<Call> };
let onShow: Mock<() => void>;
let onStop: Mock<(task: TaskKind) => void>;
let holder: SocketServer;
let listener: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-socket-'));
  door = { command: vi.fn<Call>(), query: vi.fn<Call>() };
  onShow = vi.fn<() => void>();
  onStop = vi.fn<(task: TaskKind) => void>();
  holder = createSocketServer(Promise.resolve(door as unknown as Door), { onShow, onStop });
  listener = createServer(holder.accept).listen(address());
  await once(listener, 'listening');
});

afterEach(async () => {
  listener.close();
  await rm(folder, { recursive: true });
});

function address(): string {
  return process.platform === 'win32' ? `\\\\.\\pipe\\${folder.replace(/\W/g, '-')}` : join(folder, 'socket');
}

async function connected(): Promise<Socket> {
  const socket = connect(address());
  await once(socket, 'connect');
  return socket;
}

test('calls are carried out by the door of the other process', async () => {
  door.command.mockResolvedValue(ok({ value: { id: ID, title: 'Clock' }, undo: null }));
  door.query.mockResolvedValue(fail('not-found', 'No article has the id.', 'All else.'));
  const remote = createRemoteDoor(await connected());
  expect(await remote.command('article.delete', { id: ID })).toEqual(
    ok({ value: { id: ID, title: 'Clock' }, undo: null }),
  );
  expect(door.command).toHaveBeenCalledWith('article.delete', { id: ID });
  expect(await remote.query('article.read', { id: ID })).toEqual(
    fail('not-found', 'No article has the id.', 'All else.'),
  );
  remote.close();
});

test('answers may overtake each other', async () => {
  let release: (() => void) | undefined;
  door.query.mockImplementation((name: string) =>
    name === 'article.read'
      ? new Promise((resolve) => {
          release = () => resolve(ok('slow'));
        })
      : Promise.resolve(ok([])),
  );
  const remote = createRemoteDoor(await connected());
  const slow = remote.query('article.read', { id: ID });
  expect(await remote.query('article.list', {})).toEqual(ok([]));
  release?.();
  expect(await slow).toEqual(ok('slow'));
  remote.close();
});

test('arguments are checked where they arrive', async () => {
  const remote = createRemoteDoor(await connected());
  const reply = await remote.command('article.delete', { id: 'clock' } as unknown as { id: typeof ID });
  expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  expect(door.command).not.toHaveBeenCalled();
  remote.close();
});

test('a fault at the other end is told as one', async () => {
  door.query.mockRejectedValue(new Error('a bug'));
  const remote = createRemoteDoor(await connected());
  expect(await remote.query('article.list', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  remote.close();
});

test('what is no request ends the connection', async () => {
  const socket = (await connected()).resume();
  socket.write('{"kind":"command","name":"library.burn"}\n');
  await once(socket, 'close');
  expect(door.command).not.toHaveBeenCalled();
});

test('a second start shows the window', async () => {
  await askToShow(await connected());
  await vi.waitFor(() => expect(onShow).toHaveBeenCalledOnce());
});

test('a holder that closes finishes what it started, and says that the rest was not', async () => {
  let finish: (() => void) | undefined;
  door.command.mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        finish = () => resolve(ok('done'));
      }),
  );
  const remote = createRemoteDoor(await connected());
  const started = remote.command('article.delete', { id: ID });
  await vi.waitFor(() => expect(door.command).toHaveBeenCalledOnce());
  const closing = holder.close();
  const late = remote.command('article.delete', { id: ID });
  finish?.();
  await closing;
  expect(await started).toEqual(ok('done'));
  expect(await late).toMatchObject({ ok: false, error: { code: 'locked' } });
  expect(door.command).toHaveBeenCalledOnce();
  expect(await remote.query('article.list', {})).toMatchObject({ ok: false, error: { code: 'locked' } });
});

test('a holder that is killed leaves no call waiting', async () => {
  door.command.mockReturnValue(new Promise(() => undefined));
  let held: Socket | undefined;
  listener.once('connection', (socket: Socket) => (held = socket));
  const remote = createRemoteDoor(await connected());
  const call = remote.command('article.delete', { id: ID });
  await vi.waitFor(() => expect(door.command).toHaveBeenCalledOnce());
  held?.destroy();
  expect(await call).toMatchObject({ ok: false, error: { code: 'internal' } });
});

test('a holder that closes takes no new connection, whose calls may be made elsewhere', async () => {
  await holder.close();
  const remote = createRemoteDoor(await connected());
  expect(await remote.query('article.list', {})).toMatchObject({ ok: false, error: { code: 'locked' } });
});

const HALF: TaskProgress = { task: 'backup', done: 5, total: 10, ended: false };

interface HeldCall {
  end: (outcome: unknown) => void;
  readonly begun: () => Promise<void>;
}

/** The next command is under way until it is let end. */
function heldCall(): HeldCall {
  const before = door.command.mock.calls.length;
  const held: HeldCall = {
    end: () => undefined,
    begun: () => vi.waitFor(() => expect(door.command.mock.calls.length).toBe(before + 1)),
  };
  door.command.mockImplementationOnce(() => new Promise((resolve) => (held.end = resolve)));
  return held;
}

test('whoever asked for a task hears how far it is, and nobody else does', async () => {
  const [mine, others] = [vi.fn(), vi.fn()];
  const remote = createRemoteDoor(await connected(), mine);
  const other = createRemoteDoor(await connected(), others);
  const backup = heldCall();
  const asked = remote.command('library.backup', {});
  await backup.begun();
  const shelving = heldCall();
  const shelved = other.command('article.delete', { id: ID });
  await shelving.begun();
  holder.tell(HALF);
  holder.tell({ ...HALF, task: 'verify' });
  backup.end(ok('backed up'));
  shelving.end(ok('deleted'));
  expect([await asked, await shelved]).toEqual([ok('backed up'), ok('deleted')]);
  expect(mine.mock.calls).toEqual([[HALF]]);
  holder.tell(HALF);
  door.query.mockResolvedValue(ok([]));
  await Promise.all([remote.query('article.list', {}), other.query('article.list', {})]);
  expect(mine).toHaveBeenCalledOnce();
  expect(others).not.toHaveBeenCalled();
  remote.close();
  other.close();
});

test('whoever asked for a task can stop it, and waits for its answer', async () => {
  const remote = createRemoteDoor(await connected());
  const backup = heldCall();
  const asked = remote.command('library.backup', {});
  await backup.begun();
  onStop.mockImplementation(() => backup.end(fail('cancelled', 'The backup was stopped.')));
  await remote.stop();
  expect(onStop.mock.calls).toEqual([['backup']]);
  expect(await asked).toEqual(fail('cancelled', 'The backup was stopped.'));
  await remote.stop();
  expect(onStop).toHaveBeenCalledOnce();
  remote.close();
});

test('what isn’t a task, or is somebody else’s, isn’t stopped, nor waited for', async () => {
  const remote = createRemoteDoor(await connected());
  const other = await connected();
  const deleting = heldCall();
  const deleted = remote.command('article.delete', { id: ID });
  await deleting.begun();
  await remote.stop();
  const backup = heldCall();
  const asked = remote.command('library.backup', {});
  await backup.begun();
  for (const id of [1, 2]) other.write(`{"kind":"stop","id":${id}}\n`);
  other.end();
  await once(other.resume(), 'close');
  deleting.end(ok('deleted'));
  backup.end(ok('backed up'));
  expect([await deleted, await asked]).toEqual([ok('deleted'), ok('backed up')]);
  expect(onStop).not.toHaveBeenCalled();
  remote.close();
});
