// @ts-check
/** Vitest's run as a tally. */

import { writeTally } from './tally.mjs';

/** @import { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node' */
/** @import { Skipped } from './tally.mjs' */

/** @implements {Reporter} */
class TallyReporter {
  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly SerializedError[]} unhandledErrors
   */
  async onTestRunEnd(modules, unhandledErrors) {
    let passed = 0;
    let failed = unhandledErrors.length;
    /** @type {Skipped[]} */
    const skipped = [];
    for (const module of modules) {
      const failedBefore = failed;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'skipped')
          skipped.push({ name: test.fullName, reason: reasonOf(test, result.note) });
        else failed += 1;
      }
      // A file that could not be loaded, or a hook that failed, has no failed test to count.
      if (module.state() === 'failed' && failed === failedBefore) failed += 1;
    }
    await writeTally({ passed, failed, skipped });
  }
}

/**
 * @param {TestCase} test
 * @param {string | undefined} note
 */
function reasonOf(test, note) {
  if (note !== undefined) return note;
  return test.options.mode === 'todo' ? 'not written yet' : 'no reason given';
}

// eslint-disable-next-line no-restricted-syntax -- Vitest takes a reporter's default export.
export default TallyReporter;
