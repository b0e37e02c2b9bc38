import type { BrowserWindow, WebContents } from 'electron';
import type { PrintJob } from '#contract/print';
import { fileNameFor } from '#core/export/file-name';
import { fail, ok, type Result } from '#core/result';
import { askForPdfPath } from '../dialogs';
import { writeBytes } from '../write-file';
import { articlePdf } from './article-pdf';
import { withPrintPage } from './print-page';

/** What Electron says when a person closes the dialog. */
const CANCELLED = /cancel/i;

/** Prints an article with its notes, by the system's dialog. Done when the system has taken it. */
export async function printArticle(library: string, job: PrintJob): Promise<Result<null>> {
  return withPrintPage(library, job, print);
}

/** Writes an article with its notes into a file that the person names. Gives the path; null without one. */
export async function saveAsPdf(
  window: BrowserWindow,
  library: string,
  job: PrintJob,
): Promise<Result<string | null>> {
  const path = await askForPdfPath(window, fileNameFor(job.open.content.article.title, '.pdf', new Set()));
  if (path === null) return ok(null);
  const pdf = await articlePdf(library, job);
  return pdf.ok ? writeBytes(path, pdf.value) : pdf;
}

function print(contents: WebContents): Promise<Result<null>> {
  return new Promise((resolve) => {
    contents.print({ printBackground: true }, (isPrinted, reason) => {
      if (isPrinted || CANCELLED.test(reason)) resolve(ok(null));
      else resolve(fail('unsupported', `Nothing was printed: ${reason}. It can be saved as PDF instead.`));
    });
  });
}
