import { z } from 'zod';
import { COMMAND_NAMES, QUERY_NAMES } from '#contract/channels';
import { TASK_KINDS } from '#contract/events';
import { FAILURE_CODES, REMEDIES } from '#core/result';

// What two processes of Commonplace on one computer say to each other: newline-delimited JSON over the socket of the
// library's lock, after the lock's own greeting. Arguments are checked by the contract's schemas, not here.

/** To the process that holds the library. */
export const requestSchema = z.union([
  z.object({ id: z.int(), kind: z.literal('command'), name: z.enum(COMMAND_NAMES), args: z.unknown() }),
  z.object({ id: z.int(), kind: z.literal('query'), name: z.enum(QUERY_NAMES), args: z.unknown() }),
  /** A second start: the window should come before the person. */
  z.object({ kind: z.literal('show') }),
  /** The task that this connection's call of that id asked for should end as `cancelled`, which is its answer then. */
  z.object({ kind: z.literal('stop'), id: z.int() }),
]);
export type SocketRequest = Readonly<z.infer<typeof requestSchema>>;
/** What has an answer. */
export type SocketCall = Extract<SocketRequest, { readonly kind: 'command' | 'query' }>;

/** From the process that holds the library. */
export const answerSchema = z.union([
  z.object({
    id: z.int(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({
        ok: z.literal(false),
        error: z.object({
          code: z.enum(FAILURE_CODES),
          message: z.string(),
          kept: z.string().exactOptional(),
          remedy: z.enum(REMEDIES).exactOptional(),
        }),
      }),
    ]),
  }),
  /** The first message: requests are read from now on. A connection that ends before it has started nothing. */
  z.object({ kind: z.literal('hello') }),
  /** How far a task is that a call of this connection asked for. */
  z.object({
    kind: z.literal('progress'),
    progress: z.object({
      task: z.enum(TASK_KINDS),
      done: z.int().nonnegative(),
      total: z.int().nonnegative().nullable(),
      ended: z.boolean(),
    }),
  }),
  /** Nothing that was sent and isn't answered by now was started; the socket closes. */
  z.object({ kind: z.literal('closing') }),
]);
export type SocketAnswer = Readonly<z.infer<typeof answerSchema>>;

/** A message as it goes over the wire: one line. */
export function toLine(message: SocketRequest | SocketAnswer): string {
  return `${JSON.stringify(message)}\n`;
}

/** Reads a line as JSON; undefined, which JSON has no word for, when it isn't any. */
export function parseLine(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
