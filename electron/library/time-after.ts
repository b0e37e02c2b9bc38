/**
 * The present time (ISO 8601, UTC), or one millisecond past `last` when the clock is behind it: times in a record only
 * ever rise, because a merge of two copies takes the later one.
 */
export function timeAfter(last: string, now: Date): string {
  return new Date(Math.max(now.getTime(), Date.parse(last) + 1)).toISOString();
}
