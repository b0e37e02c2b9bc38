import type { Door } from '#contract/calls';
import type { ArticleId } from '#core/ids';
import { DEFAULT_READING } from '#core/reading/reading-settings';
import { ok, type Result } from '#core/result';
import { articlePdf } from '../print/article-pdf';
import { printJobOf } from '../print/print-job';
import type { ArticlePdf } from './command';

/**
 * An article of a library with its highlights and notes as PDF, in the typeface that everybody begins with.
 *
 * @param library - its folder
 */
export async function pdfOf(door: Door, library: string, id: ArticleId): Promise<Result<ArticlePdf>> {
  const job = await printJobOf(door, id, DEFAULT_READING.typeface);
  if (!job.ok) return job;
  const bytes = await articlePdf(library, job.value);
  return bytes.ok ? ok({ title: job.value.open.content.article.title, bytes: bytes.value }) : bytes;
}
