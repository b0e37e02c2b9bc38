import type { Fault, VerifyReport } from '#contract/faults';
import type { Result } from '#core/result';
import type { StoreContext } from '../document/store-context';
import type { Watch } from '../watch';
import { verifyLibrary } from './verify-library';

/**
 * Checks a library that may be in use, and changes nothing. A document that is just being written can look like a
 * fault, so what was found is looked at a second time, and only what is found again counts. Progress counts articles,
 * twice when there are faults.
 */
export async function verifySettled(context: StoreContext, watch: Watch): Promise<Result<VerifyReport>> {
  const first = await verifyLibrary(context, { repair: false }, watch);
  if (!first.ok || first.value.faults.length === 0) return first;
  const second = await verifyLibrary(context, { repair: false }, watch);
  if (!second.ok) return second;
  const before = new Set(first.value.faults.map(keyOf));
  const faults = second.value.faults.filter((fault) => before.has(keyOf(fault)));
  return { ok: true, value: { ...second.value, faults } };
}

function keyOf({ kind, path, message }: Fault): string {
  return JSON.stringify([kind, path, message]);
}
