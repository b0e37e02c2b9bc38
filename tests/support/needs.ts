import { existsSync } from 'node:fs';
import type { TestContext } from 'vitest';

// What some tests need of the machine. A test that lacks it is skipped, and the closing lines of the run say why.

/** Permissions that bind: root may do everything, and Windows has other ones. */
export function needsPermissions(context: TestContext): void {
  context.skip(process.platform === 'win32', 'Windows has other permissions');
  context.skip(process.getuid?.() === 0, 'root may do everything');
}

export function needsFolder(context: TestContext, folder: string): void {
  context.skip(!existsSync(folder), `${folder} is not there`);
}
