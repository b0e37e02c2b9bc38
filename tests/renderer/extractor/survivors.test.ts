// @vitest-environment jsdom

import { expect, test } from 'vitest';
import type { SafeHtml } from '#core/html';
import { runJob } from '../../../renderer/extractor/run-job';
import { PROSE, SURVIVORS, SURVIVOR_URL, survivorMarkup } from '../../support/survivors';

function extracted(page: string): SafeHtml {
  const content = { kind: 'characters', characters: survivorMarkup(page) } as const;
  const result = runJob(
    { kind: 'page', content, url: SURVIVOR_URL, scope: 'article', images: [] },
    () => undefined,
  );
  if (!result.ok || typeof result.value === 'string' || !('html' in result.value))
    throw new Error('Nothing kept.');
  return result.value.html;
}

function markdownOf(html: SafeHtml): string {
  const result = runJob({ kind: 'markdown', html }, () => undefined);
  if (!result.ok || typeof result.value !== 'string') throw new Error('Nothing written.');
  return result.value;
}

test.each(SURVIVORS)('$what survive ($page)', ({ page, kept, gone = [], markdown }) => {
  const html = extracted(page);
  for (const piece of [...PROSE, ...kept]) expect(html).toContain(piece);
  for (const piece of [...gone, 'Privacy', 'Home']) expect(html).not.toContain(piece);
  const written = markdownOf(html);
  for (const piece of markdown) expect(written).toContain(piece);
});

test.each(SURVIVORS)('every link within $page leads somewhere', ({ page }) => {
  const article = new DOMParser().parseFromString(extracted(page), 'text/html');
  for (const link of article.querySelectorAll('a[href^="#"]')) {
    expect(
      article.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '')),
    ).not.toBeNull();
  }
});
