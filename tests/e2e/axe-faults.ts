import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe finds in the window as it is now, a line each: the rule, and the markup that breaks it. */
export async function axeFaults(window: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
