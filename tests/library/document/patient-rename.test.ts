import { expect, it } from 'vitest';
import { renamePatiently } from '../../../electron/library/document/patient-rename';
import { systemError } from '../support/system-error';

function failingTimes(times: number, code: string): { attempt: () => Promise<void>; tries: () => number } {
  let tries = 0;
  return {
    tries: () => tries,
    attempt: () => {
      tries += 1;
      return tries <= times ? Promise.reject(systemError(code)) : Promise.resolve();
    },
  };
}

it('tries again while another program is busy with the file', async () => {
  for (const code of ['EPERM', 'EBUSY', 'EACCES']) {
    const rename = failingTimes(3, code);
    await renamePatiently(rename.attempt, [1, 1, 1]);
    expect(rename.tries()).toBe(4);
  }
});

it('gives up in the end, with the last error', async () => {
  const rename = failingTimes(99, 'EBUSY');
  await expect(renamePatiently(rename.attempt, [1, 1])).rejects.toMatchObject({ code: 'EBUSY' });
  expect(rename.tries()).toBe(3);
});

it('doesn’t wait for what waiting won’t mend', async () => {
  const rename = failingTimes(1, 'ENOSPC');
  await expect(renamePatiently(rename.attempt, [1, 1])).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(rename.tries()).toBe(1);
});
