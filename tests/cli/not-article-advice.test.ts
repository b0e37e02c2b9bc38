import { expect, test } from 'vitest';
import type { Failure } from '#core/result';
import { withAdvice } from '../../electron/main/cli/not-article-advice';

const wall: Failure = { code: 'not-article', message: 'This page asks to sign in.' };
const shell: Failure = { code: 'not-article', message: 'There is no text.', remedy: 'render' };
const both = { anyway: true, render: true };

test('a shell for scripts is best rendered, and any other page saved as it is', () => {
  expect(withAdvice(shell, both).message).toMatch(/--render.*--anyway/);
  expect(withAdvice(wall, both).message).toMatch(/--anyway.*--render/);
});

test('what was given already, or can’t be done with this source, isn’t advised', () => {
  expect(withAdvice(wall, { anyway: true, render: false }).message).not.toContain('--render');
  expect(withAdvice(shell, { anyway: false, render: true }).message).not.toContain('--anyway');
  expect(withAdvice(shell, { anyway: false, render: false })).toBe(shell);
});

test('other failures are left as they are', () => {
  const gone: Failure = { code: 'http-status', message: 'There is no such page.', kept: 'All.' };
  expect(withAdvice(gone, both)).toBe(gone);
});
