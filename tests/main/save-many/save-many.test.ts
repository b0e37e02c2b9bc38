import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Door } from '#contract/calls';
import type { TaskProgress } from '#contract/events';
import { fail, ok } from '#core/result';
import { collectionAt } from '../../../electron/main/save-many/collect';
import { itemOf } from '../../../electron/main/save-many/save-item';
import { createManySaves } from '../../../electron/main/save-many/save-together';
import { anyZip } from '../../library/archive/any-zip';
import { temporaryFolder } from '../../library/support/temporary-folder';

const bytes = (text: string): Buffer => Buffer.from(text);

async function namesIn(path: string) {
  const collection = await collectionAt(path);
  if (!collection.ok || collection.value === null) return collection;
  collection.value.close();
  return { names: collection.value.items.map(({ name }) => name), passedOver: collection.value.passedOver };
}

test('a folder gives its pages and texts by name, without parts of pages, hidden files and links', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'notes', 'deep'), { recursive: true });
  await mkdir(join(folder, 'lamp_files'));
  for (const name of ['b10.html', 'b9.HTM', 'lamp.png', '.hidden.txt', 'notes/a.md', 'notes/deep/c.mhtml'])
    await writeFile(join(folder, name), 'x');
  await writeFile(join(folder, 'lamp_files', 'frame.html'), 'x');
  await symlink('/etc', join(folder, 'elsewhere'));
  await symlink('/etc/hosts', join(folder, 'elsewhere.txt'));
  expect(await namesIn(folder)).toEqual({
    names: ['b9.HTM', 'b10.html', join('notes', 'a.md'), join('notes', 'deep', 'c.mhtml')],
    passedOver: 3,
  });
});

test('a zip gives its pages and texts as bytes, and each that can’t be read says why', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'pages.zip');
  await writeFile(
    path,
    anyZip([
      { name: 'a.txt', bytes: bytes('Lamp'), deflate: true },
      { name: '../../b.txt', bytes: bytes('Up') },
      { name: 'picture.png', bytes: bytes('x') },
      { name: 'link.txt', bytes: bytes('/etc/hosts'), mode: 0o120777 },
      { name: 'locked.txt', bytes: bytes('x'), deflate: true, flags: 1 },
      { name: 'bomb.txt', bytes: bytes('x'), deflate: true, declaredSize: 4_000_000_000 },
      { name: 'lying.txt', bytes: Buffer.alloc(1_000_000), deflate: true, declaredSize: 10 },
    ]),
  );
  const collection = await collectionAt(path);
  if (!collection.ok || collection.value === null) throw new Error('No zip was found.');
  const sources = [];
  for (const item of collection.value.items) sources.push(await item.source());
  collection.value.close();
  // A name that leads up is no page's, nor is a picture's.
  expect(collection.value.passedOver).toBe(2);
  expect(sources).toMatchObject([
    { value: { kind: 'bytes', base64: bytes('Lamp').toString('base64'), name: 'a.txt' } },
    { error: { code: 'unsupported', message: expect.stringContaining('link') as string } },
    { error: { code: 'unsupported', message: expect.stringContaining('encrypted') as string } },
    { error: { code: 'too-large' } },
    { error: { code: 'damaged' } },
  ]);
});

test.each([
  ['an empty folder', 'empty', (path: string) => mkdir(path)],
  ['a zip of nothing to save', 'empty', (path: string) => writeFile(`${path}.zip`, anyZip([]))],
  ['what only calls itself a zip', 'damaged', (path: string) => writeFile(`${path}.zip`, 'no zip')],
])('%s is refused with a reason', async (_what, code, make) => {
  const path = join(await temporaryFolder(), 'x');
  await make(path);
  const given = _what.includes('zip') ? `${path}.zip` : path;
  expect(await collectionAt(given)).toMatchObject({ ok: false, error: { code } });
});

test('a file and what isn’t there are no collections', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.txt'), 'x');
  expect(await collectionAt(join(folder, 'a.txt'))).toEqual(ok(null));
  expect(await collectionAt(join(folder, 'b.zip'))).toEqual(ok(null));
});

function savingDoor(onSave: (index: number) => void) {
  let saved = 0;
  const command = () => {
    saved += 1;
    onSave(saved);
    return Promise.resolve(
      saved === 2 ? fail('not-text', 'A picture.') : ok({ value: { title: `No ${saved}` }, undo: null }),
    );
  };
  return { command, query: command } as unknown as Door;
}

const three = [1, 2, 3].map((each) => itemOf(`${each}.txt`, { kind: 'text', text: `Text ${each}` }));

test('each item has its own result, and the figure goes on past one that failed', async () => {
  const told: TaskProgress[] = [];
  const saves = createManySaves(
    savingDoor(() => undefined),
    () => undefined,
    (each) => told.push(each),
  );
  expect(await saves.save(three)).toMatchObject([
    { source: '1.txt', result: { ok: true } },
    { source: '2.txt', result: { ok: false, error: { code: 'not-text' } } },
    { source: '3.txt', result: { ok: true } },
  ]);
  expect(told.map(({ done, total }) => `${done} of ${total}`).slice(0, 4)).toEqual([
    '0 of 3',
    '1 of 3',
    '2 of 3',
    '3 of 3',
  ]);
  expect(told.at(-1)?.ended).toBe(true);
});

test('stopping ends the item under way, begins no other, and says how many are left', async () => {
  const cancelled: string[] = [];
  const saves = createManySaves(
    savingDoor(() => saves.stop()),
    (id) => cancelled.push(id),
    () => undefined,
  );
  expect(await saves.save(three)).toMatchObject([
    { source: '1.txt', result: { ok: true } },
    {
      source: '2.txt',
      result: { error: { code: 'cancelled', message: expect.stringContaining('2 of 3') as string } },
    },
  ]);
  expect(cancelled).toHaveLength(1);
});
