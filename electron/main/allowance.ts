/**
 * Allows something so many times within a span of time that ends now. Ask with the present time in ms; a yes counts.
 */
export function createAllowance(most: number, withinMs: number): (now: number) => boolean {
  let allowed: readonly number[] = [];
  return (now) => {
    allowed = allowed.filter((time) => now - time < withinMs);
    if (allowed.length >= most) return false;
    allowed = [...allowed, now];
    return true;
  };
}
