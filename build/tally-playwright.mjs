// @ts-check
/** Playwright's run as a tally. */

import { writeTally } from './tally.mjs';

/** @import { FullConfig, Reporter, Suite } from 'playwright/types/testReporter' */
/** @import { Skipped } from './tally.mjs' */

/** @implements {Reporter} */
class TallyReporter {
  /** @type {Suite | undefined} */
  #suite;
  #errorsOutsideTests = 0;

  /**
   * @param {FullConfig} _config
   * @param {Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onError() {
    this.#errorsOutsideTests += 1;
  }

  /** The list reporter is the one that speaks to people. */
  printsToStdio() {
    return false;
  }

  async onEnd() {
    let passed = 0;
    let failed = this.#errorsOutsideTests;
    /** @type {Skipped[]} */
    const skipped = [];
    for (const test of this.#suite?.allTests() ?? []) {
      const asked = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
      const outcome = test.outcome();
      if (outcome === 'expected') passed += 1;
      else if (outcome === 'skipped' && asked !== undefined) {
        skipped.push({
          name: test.titlePath().filter(Boolean).join(' › '),
          reason: asked.description ?? 'no reason given',
        });
      } else failed += 1;
    }
    await writeTally({ passed, failed, skipped });
  }
}

// eslint-disable-next-line no-restricted-syntax -- Playwright takes a reporter's default export.
export default TallyReporter;
