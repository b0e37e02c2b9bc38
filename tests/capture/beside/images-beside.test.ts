import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imagesBeside, type ReadBeside } from '../../../electron/capture/beside/images-beside';
import { readInFolder } from '../../../electron/capture/beside/read-folder';
import { readInZip } from '../../../electron/capture/beside/read-zip';
import { anyZip } from '../../library/archive/any-zip';
import { temporaryFolder } from '../../library/support/temporary-folder';
import { png } from '../../support/images';

const picture = png(4, 4, [200, 30, 30]);
const page = (...sources: readonly string[]): Uint8Array =>
  new TextEncoder().encode(sources.map((source) => `<p>ä<img src="${source}"></p>`).join(''));

/** A folder `given` with a page folder and pictures in it, and a picture outside. */
async function pictures(): Promise<string> {
  const folder = await temporaryFolder();
  const given = join(folder, 'given');
  await mkdir(join(given, 'pages', 'img'), { recursive: true });
  await writeFile(join(folder, 'outside.png'), picture);
  await writeFile(join(given, 'above.png'), picture);
  for (const name of ['a.png', 'b c.png', 'ä.png', '50%.png']) {
    await writeFile(join(given, 'pages', 'img', name), picture);
  }
  await writeFile(join(given, 'pages', 'text.png'), 'root:x:0:0');
  await symlink(join(folder, 'outside.png'), join(given, 'pages', 'out.png'));
  await symlink(folder, join(given, 'pages', 'up'));
  await symlink(join(given, 'above.png'), join(given, 'pages', 'in.png'));
  return given;
}

const namesOf = async (sources: readonly string[], read: ReadBeside): Promise<readonly string[]> =>
  (await imagesBeside(page(...sources), 'html', read)).images.map(({ address }) => address);

test('images are taken by the names that the page has for them', async () => {
  const given = await pictures();
  const read = readInFolder(join(given, 'pages', 'a.html'), given);
  const sources = ['img/a.png', './img/a.png', 'img\\a.png', 'img/b%20c.png', 'img/ä.png', 'img/50%.png'];
  const taken = await imagesBeside(page(...sources, 'img/a.png?v=2', '../above.png', 'in.png'), 'html', read);
  expect(taken.images).toContainEqual({
    address: 'img/a.png',
    data: `data:image/png;base64,${picture.toString('base64')}`,
  });
  expect(taken.images.map(({ address }) => address)).toEqual(
    expect.arrayContaining([...sources, 'img/a.png?v=2', '../above.png', 'in.png']),
  );
  expect(taken.notes).toEqual(['Took in 9 images that lie beside it.']);
});

test('nothing is read outside the folder, by any way', async () => {
  const given = await pictures();
  const read = readInFolder(join(given, 'pages', 'a.html'), join(given, 'pages'));
  const ways = ['../above.png', '../../outside.png', 'out.png', 'up/outside.png', 'in.png', '/etc/passwd'];
  const others = [
    '%2e%2e/above.png',
    '..%2fabove.png',
    '..\\above.png',
    'img/../../above.png',
    'img/%00.png',
  ];
  const { images, notes } = await imagesBeside(page(...ways, ...others), 'html', read);
  expect(images).toEqual([]);
  expect(notes).toHaveLength(2);
  expect(notes[0]).toMatch(
    /^Images left out because they lie outside the folder that was given: \.\.\/above/,
  );
  expect(notes[1]).toBe('Images that the page names but that don’t lie beside it: img/%00.png.');
});

test('what is missing, too large or no image is told by name', async () => {
  const given = await pictures();
  const read = readInFolder(join(given, 'pages', 'a.html'), given);
  const { notes } = await imagesBeside(page('img/gone.png', 'text.png', 'img'), 'html', read);
  expect(notes).toEqual([
    'Images that the page names but that don’t lie beside it: img/gone.png, img.',
    'Files that the page names as images but that aren’t any: text.png.',
  ]);
  const small: ReadBeside = (address) => read(address, 10);
  expect((await imagesBeside(page('img/a.png'), 'html', small)).notes).toEqual([
    'Images left out because they are over 20 MB: img/a.png.',
  ]);
});

test('Markdown’s names are also given as a page writes them', async () => {
  const given = await pictures();
  const read = readInFolder(join(given, 'pages', 'a.md'), given);
  const text = new TextEncoder().encode('![A](<img/b c.png>)');
  expect((await imagesBeside(text, 'markdown', read)).images.map(({ address }) => address)).toEqual([
    'img/b c.png',
    'img/b%20c.png',
  ]);
});

test('in a zip, images are those of the zip', async () => {
  const given = await pictures();
  const path = join(given, 'pages.zip');
  await writeFile(
    path,
    anyZip([
      { name: 'posts/a.html', bytes: page('x') },
      { name: 'posts/img/a.png', bytes: picture, deflate: true },
      { name: 'b.png', bytes: picture },
      { name: 'posts/link.png', bytes: Buffer.from('/etc/hosts'), mode: 0o120777 },
      { name: 'posts/bomb.png', bytes: picture, deflate: true, declaredSize: 4_000_000_000 },
    ]),
  );
  const { read, close } = readInZip(path, 'posts/a.html');
  expect(await namesOf(['img/a.png', '../b.png', 'link.png', '../../outside.png'], read)).toEqual([
    'img/a.png',
    '../b.png',
  ]);
  expect(await read('bomb.png', 1000)).toEqual({ kind: 'too-large' });
  expect(await read('../../above.png', 1000)).toEqual({ kind: 'outside' });
  close();
  expect(await readInZip(join(given, 'none.zip'), 'a').read('b.png', 1)).toEqual({ kind: 'missing' });
});
