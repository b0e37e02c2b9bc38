import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { png } from '../support/images';
import { PROSE, SURVIVORS, SURVIVOR_URL, survivorMarkup, survivorPath } from '../support/survivors';
import { BatchProcess } from './batch-process';
import { expect, test } from './launch';

// Through the real extractor page: Chromium parses and sanitises as the app does.

test.describe('on the command line', () => {
  let home: string;
  let batch: BatchProcess;

  test.beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'commonplace-survivors-'));
    batch = new BatchProcess(join(home, 'library'));
  });

  test.afterAll(async () => {
    expect(await batch.end()).toBe(0);
    await rm(home, { recursive: true });
  });

  for (const { page, what, kept, gone = [], markdown } of SURVIVORS) {
    test(`${what} survive (${page})`, async () => {
      const read = await batch.run('extract', survivorPath(page), '--url', SURVIVOR_URL);
      expect(read).toMatchObject({ ok: true });
      const { html } = read.result as { html: string };
      for (const piece of [...PROSE, ...kept]) expect(html).toContain(piece);
      for (const piece of gone) expect(html).not.toContain(piece);
      // Saving would ask for its pictures, which are on no server here.
      if (html.includes('data-address')) return;
      const saved = await batch.run('save', survivorPath(page), '--url', SURVIVOR_URL);
      expect(saved).toMatchObject({ ok: true });
      const shown = await batch.run('show', (saved.result as { id: string }).id, '--format', 'md');
      for (const piece of markdown) expect(shown.result).toContain(piece);
    });
  }
});

test.describe('in the reader', () => {
  let server: Server;
  let origin: string;

  test.beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      const page = SURVIVORS.find((each) => path === `/${each.page}.html`)?.page;
      if (path.endsWith('.jpg')) {
        response.writeHead(200, { 'content-type': 'image/png' }).end(png(320, 180, [70, 110, 140]));
      } else if (page !== undefined) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(servedPage(page));
      } else response.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  test.afterAll(async () => {
    await new Promise((closed) => server.close(closed));
  });

  async function saved(window: Page, page: string): Promise<Locator> {
    await window.keyboard.press('Control+l');
    await window.getByRole('textbox', { name: 'Web address of the article' }).fill(`${origin}/${page}.html`);
    await window.keyboard.press('Enter');
    const article = window.frameLocator('iframe').locator('article');
    await expect(article.getByText('The tide mill at Carrow stood')).toBeVisible();
    return article;
  }

  test('a footnote’s mark opens its note and leads to it, and the note leads back', async ({
    commonplace: { window },
  }) => {
    const article = await saved(window, 'notes-list');
    await window.setViewportSize({ width: 900, height: 420 });
    await article.locator('a[href="#fnref:2"]').click();
    await expect(article.locator('[id="fnref:2"]')).toBeInViewport();
    await article.locator('a[href="#fn:2"]').click();
    const note = window.frameLocator('iframe').getByRole('note', { name: 'Note 2' });
    await note.getByRole('button', { name: 'Go to the note' }).click();
    await expect(article.locator('[id="fn:2"]')).toBeInViewport();
  });

  test('the place of a video is a link with its picture and its label', async ({
    commonplace: { window },
  }) => {
    const article = await saved(window, 'embed-video');
    const link = article.getByRole('link', { name: 'The gate closing (video)', exact: true });
    await expect(link).toHaveAttribute('href', `${origin}/film/gate.mp4`);
    await link.scrollIntoViewIfNeeded();
    await expect
      .poll(() => link.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(320);
    await expect(article.getByRole('link', { name: 'Video on Vimeo', exact: true })).toBeVisible();
  });

  test('a formula is drawn as one, once', async ({ commonplace: { window } }) => {
    const article = await saved(window, 'math-katex');
    const fraction = article.locator('math[display="block"] mfrac');
    const [over, under] = await fraction.locator('mi').all();
    const [above, below] = [await over?.boundingBox(), await under?.boundingBox()];
    expect(above?.y ?? 0).toBeLessThan(below?.y ?? 0);
    await expect(article.locator('math')).toHaveCount(2);
  });
});

/** Players have their pictures on servers of their own, which aren't here. */
function servedPage(name: string): string {
  return survivorMarkup(name).replace(
    /<div class="video-wrapper">.*?<\/iframe>|<lite-youtube.*?<\/lite-youtube>/gs,
    '',
  );
}
