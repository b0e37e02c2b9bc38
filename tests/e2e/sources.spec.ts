import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webArchive } from '../capture/web-archive-fixture';
import { anyZip } from '../library/archive/any-zip';
import { png } from '../support/images';
import { expect, launchApp, test } from './launch';
import { serve } from './local-server';
import { runCommand } from './run-command';

const PAGE =
  '<!doctype html><html lang="en"><!--\n Page saved with SingleFile \n url: https://harbour.example/one \n' +
  ' saved date: Sat Mar 09 2024 10:30:00 GMT+0000 (Coordinated Universal Time)\n--><head><title>The quay</title></head>' +
  '<body><article><h1>The quay</h1><p>The ferry came in at noon with the post and two hundred sacks of flour.</p>' +
  '<p>Nobody had expected it before the evening, and the quay was empty but for the dogs.</p></article></body></html>';
const NOTE =
  '---\ntitle: The lamp\nauthor: Ada Fern\nsource: https://harbour.example/note\ntags: [light]\n---\n\nIt burned.\n';

test('a folder of saved pages is saved, each with its own address, and extract stores nothing', async ({
  folder,
}) => {
  const pages = join(folder, 'pages');
  const library = join(folder, 'library');
  await mkdir(pages);
  await writeFile(join(pages, 'a.mhtml'), webArchive());
  await writeFile(join(pages, 'b.html'), PAGE);
  await writeFile(join(pages, 'c.md'), NOTE);
  await writeFile(join(pages, 'd.txt'), ' ');
  await writeFile(join(pages, 'e.png'), 'x');

  const looked = await runCommand(['extract', join(pages, 'a.mhtml'), '--json', '--library', library]);
  expect(looked).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(looked.stdout)).toMatchObject({
    title: 'The lamp room',
    site: 'harbour.example',
    language: 'en',
  });

  const saved = await runCommand(['save', pages, '--json', '--library', library, '--tag', 'kept']);
  expect(saved.code).toBe(1);
  expect(JSON.parse(saved.stdout)).toMatchObject([
    { source: 'a.mhtml', ok: true, article: { url: 'https://harbour.example/lamp', title: 'The lamp room' } },
    { source: 'b.html', ok: true, article: { url: 'https://harbour.example/one', title: 'The quay' } },
    {
      source: 'c.md',
      ok: true,
      article: { url: 'https://harbour.example/note', authors: ['Ada Fern'], tags: ['kept', 'light'] },
    },
    { source: 'd.txt', ok: false, error: { code: 'empty' } },
  ]);
  const list = await runCommand(['list', '--json', '--library', library]);
  expect(JSON.parse(list.stdout)).toHaveLength(3);
});

test('images beside a page or a Markdown file are kept, from a file, a folder and a zip', async ({
  folder,
}) => {
  const pages = join(folder, 'pages');
  const library = join(folder, 'library');
  await mkdir(join(pages, 'img'), { recursive: true });
  const picture = png(40, 30, [20, 90, 160]);
  const markup = PAGE.replace(
    '<p>Nobody',
    '<img src="img/a.png" alt="Quay"><img src="img/gone.png"><p>Nobody',
  );
  const text = '# The lamp\n\nIt burned all night over the quay.\n\n![Lamp](<img/a b.png>)\n';
  await writeFile(join(pages, 'page.html'), markup.replace(/<!--[^]*?-->/, ''));
  await writeFile(join(pages, 'note.md'), text);
  for (const name of ['a.png', 'a b.png']) await writeFile(join(pages, 'img', name), picture);
  const zip = join(folder, 'zipped.zip');
  const other = png(40, 30, [200, 90, 160]);
  await writeFile(
    zip,
    anyZip([
      {
        name: 'in/note.md',
        bytes: Buffer.from(text.replace('lamp', 'zipped lamp').replace('all', 'half the')),
      },
      { name: 'in/img/a b.png', bytes: other },
    ]),
  );
  const saved = await runCommand(['save', pages, zip, '--json', '--library', library]);
  expect(saved).toMatchObject({ code: 0, stderr: '' });
  const articles = JSON.parse(saved.stdout) as readonly { article: { id: string } }[];
  expect(articles).toHaveLength(3);
  for (const { article } of articles) {
    const shown = await runCommand(['show', article.id, '--format', 'html', '--library', library]);
    expect(shown.stdout).toMatch(/<img[^>]* src="assets\/[\da-f]{64}\.png"/);
    const log = await runCommand(['log', article.id, '--library', library]);
    expect(log.stdout).toContain('Took in 1 image that lies beside it.');
    expect(log.stdout).toContain('Kept 1 image with the article.');
  }
  const log = await runCommand(['log', articles[1]?.article.id ?? '', '--library', library]);
  expect(log.stdout).toContain('don’t lie beside it: img/gone.png.');
});

test('a link saves what it names in the open window, says so, and can be stopped', async ({ folder }) => {
  const asked: string[] = [];
  const { server, address } = await serve((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html' });
    if (request.url?.endsWith('/slow') === true) response.write('<!doctype html>');
    else response.end(PAGE);
  });
  // An address of the web that leads to the server here: a link may not name this machine itself.
  const switches = ['--host-resolver-rules=MAP harbour.example 93.184.215.14'];
  const { app, window, quit } = await launchApp(folder, { switches });
  await app.evaluate(
    ({ session }, proxy) =>
      session.fromPartition('capture', { cache: false }).setProxy({ proxyRules: proxy }),
    address.replace('http://', ''),
  );
  const open = (link: string) =>
    app.evaluate(({ app: electron }, words) => {
      electron.emit('second-instance', {}, [], '', { folder: null, link: words });
    }, link);

  await open(`commonplace://save?url=${encodeURIComponent('file:///etc/passwd')}`);
  await expect(window.getByText('A link asked to save what isn’t an http or https address.')).toBeVisible();

  await open(`commonplace://save?url=${encodeURIComponent('http://harbour.example/slow')}`);
  await expect(window.getByText('A link asked to save harbour.example/slow.')).toBeVisible();
  await window.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.getByText('Saving was stopped. Nothing was saved.')).toBeVisible();
  expect(asked).toEqual(['http://harbour.example/slow']);
  await expect(window.getByRole('option')).toHaveCount(1);

  await open(`commonplace://save?url=${encodeURIComponent('http://harbour.example/one')}&title=Noon`);
  await expect(window.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText('Noon');
  await expect(window.getByText(/^A link asked to save harbour/)).toHaveCount(0);
  await quit();
  server.close();
  server.closeAllConnections();
});
