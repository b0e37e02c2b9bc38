import { z } from 'zod';

/** Which kind of process holds a library. */
export const HOLDER_KINDS = ['app', 'command line'] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];

/** A library folder may come from elsewhere: no other path or pipe than ours is ever connected to or removed. */
const ADDRESS =
  /^(\/.*\/commonplace-\d+\/[0-9a-f]{12}-[0-9a-f]{8}\.sock|\\\\\.\\pipe\\commonplace-[0-9a-f]{12}-[0-9a-f]{8})$/;

/** What the lock file says. Only its owner may read it: the token opens the socket. */
export const lockRecordSchema = z.object({
  /** Of this one lock, not of the library: no two locks ever have the same. */
  id: z.uuid(),
  pid: z.int().positive(),
  hostname: z.string(),
  startedAt: z.iso.datetime(),
  what: z.enum(HOLDER_KINDS),
  /** The holder's local socket, or named pipe on Windows. */
  address: z.string().regex(ADDRESS),
  token: z.string().min(1),
});
export type LockRecord = Readonly<z.infer<typeof lockRecordSchema>>;

/** Who holds a library, for people. */
export type Holder = Pick<LockRecord, 'pid' | 'hostname' | 'startedAt' | 'what'>;

/** “the Commonplace app (process 4711 on hazel, since 2026-11-22 09:30)”; the time is local. */
export function describeHolder(holder: Holder): string {
  const started = new Date(holder.startedAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${started.getFullYear()}-${two(started.getMonth() + 1)}-${two(started.getDate())}`;
  const since = `${date} ${two(started.getHours())}:${two(started.getMinutes())}`;
  const what = holder.what === 'app' ? 'the Commonplace app' : 'a Commonplace command';
  return `${what} (process ${holder.pid} on ${holder.hostname}, since ${since})`;
}
