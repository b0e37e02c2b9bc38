import { expect, test, vi } from 'vitest';
import { externalAddress, openExternalLink } from '../../electron/main/external-links';

const system = vi.hoisted(() => ({ openExternal: vi.fn<(address: string) => Promise<void>>() }));
vi.mock('electron', () => ({ shell: system }));

test.each([
  ['https://example.org/a b?c=ü', 'https://example.org/a%20b?c=%C3%BC'],
  ['HTTP://EXAMPLE.org', 'http://example.org/'],
  ['mailto:reader@example.org', 'mailto:reader@example.org'],
])('%s may leave the app', (given, address) => {
  expect(externalAddress(given)).toBe(address);
});

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'smb://server/share',
  'commonplace-app://bundle/index.html',
  ' \u0001vscode://open',
  'example.org',
  '',
])('%s may not', async (given) => {
  expect(externalAddress(given)).toBeNull();
  expect(await openExternalLink(given)).toMatchObject({ ok: false, error: { code: 'unsupported' } });
  expect(system.openExternal).not.toHaveBeenCalled();
});

test('a system that can’t open it is told of in words', async () => {
  system.openExternal.mockRejectedValueOnce(new Error('xdg-open: exit code 3'));
  const opened = await openExternalLink('mailto:reader@example.org');
  expect(opened).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('No program') as unknown },
  });
});
