/**
 * Pieces of markup that try to do harm, as templates: `{run}` stands for a call that a recorder sees, `{trap}` for an
 * address at which nothing may ever be asked for, `{host}` for the same without its scheme.
 */
export type Payload = string;

export interface PayloadTargets {
  /** Tells which payload a call or a request came from. */
  readonly number: number;
  /** Scheme, host and port of the server that nobody may ask. */
  readonly trap: string;
}

/** The payload as it goes into a page. */
export function armed(payload: Payload, { number, trap }: PayloadTargets): string {
  const address = `${trap}/${number}`;
  return payload
    .replaceAll('{run}', `pwned(${number})`)
    .replaceAll('{trap}', address)
    .replaceAll('{host}', address.replace(/^http:/, ''));
}

/** Every one of `some` with the next of `others`, which begins anew when it ends: each of both is used. */
export function inTurn(
  some: readonly string[],
  others: readonly string[],
): readonly (readonly [string, string])[] {
  return some.map((one, index) => [one, others[index % others.length] ?? ''] as const);
}
