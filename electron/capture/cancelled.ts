import { fail, type Result } from '#core/result';

/** What a capture ends with when a person stops it. */
export function cancelled(): Result<never> {
  return fail('cancelled', 'Saving was stopped. Nothing was saved.');
}
