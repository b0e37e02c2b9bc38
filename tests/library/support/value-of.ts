import type { Failure, Result } from '#core/result';

/** The value of what should have gone well; the failure is shown when it didn't. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The failure of what should have failed. */
export function errorOf(result: Result<unknown>): Failure {
  if (result.ok) throw new Error(`It went well: ${JSON.stringify(result.value)}`);
  return result.error;
}
