/** A value as JSON with the keys of its objects in order: equal values give equal text, however they were made. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

export function sameContent(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other);
}

/**
 * The one of two that was set later; of two set at the same time always the same one, whichever comes first.
 *
 * @param oneAt - ISO 8601, UTC
 */
export function laterOf<Value>(one: Value, oneAt: string, other: Value, otherAt: string): Value {
  if (oneAt !== otherAt) return oneAt > otherAt ? one : other;
  return canonicalJson(one) >= canonicalJson(other) ? one : other;
}

/** The later of two times. ISO 8601, UTC. */
export function laterTime(one: string, other: string): string {
  return one > other ? one : other;
}
