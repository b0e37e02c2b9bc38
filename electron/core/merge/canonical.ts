/** A value as JSON with the keys of its objects in order: equal values give equal text, however they were made. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/**
 * Whether two values are the same as JSON: a key that holds undefined isn't there. What both share by reference isn't
 * looked into, so comparing a record with an edited one costs no more than the edit.
 */
export function sameContent(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && sameItems(one, other);
  }
  const [left, right] = [Object.entries(one).filter(isThere), Object.entries(other).filter(isThere)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => sameContent(value, (other as Readonly<Record<string, unknown>>)[key]))
  );
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => sameContent(item, other[index]));
}

function isThere([, value]: readonly [string, unknown]): boolean {
  return value !== undefined;
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
