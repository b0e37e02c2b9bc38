import { resolve, sep } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSafePath, pathBelow } from '../../../electron/library/backup/safe-path';

it.each(['..', '../x', 'a/../../x', '/etc/passwd', 'a//b', 'a/', '', '.', 'a/./b', 'a\0b'])(
  'refuses %j, which doesn’t plainly lie below its folder',
  (path) => {
    expect(isSafePath(path)).toBe(false);
  },
);

it.each(['article.json', 'versions/1.json', 'assets/ab.png', '..a', 'a..', 'with space/é'])(
  'takes %j',
  (path) => {
    expect(isSafePath(path)).toBe(true);
  },
);

it('never leads a path that it takes out of the folder', () => {
  const steps = fc.array(fc.oneof(fc.constantFrom('..', '.', '', '\\', 'C:'), fc.string()), { maxLength: 6 });
  fc.assert(
    fc.property(steps, (all) => {
      const path = all.join('/');
      fc.pre(isSafePath(path));
      expect(pathBelow('/backups/into', path).startsWith(resolve('/backups/into') + sep)).toBe(true);
    }),
  );
});

it('throws at a path that leads out, should one ever come as far', () => {
  expect(() => pathBelow('/backups/into', '../into-other/x')).toThrow('leads out');
});
