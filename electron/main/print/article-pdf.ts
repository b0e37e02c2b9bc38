import { app } from 'electron';
import type { PrintJob } from '#contract/print';
import { ok, type Result } from '#core/result';
import { withPrintPage } from './print-page';

/** Where paper is cut in inches: the countries that use US Letter, by CLDR's `paperSize` (supplemental data). */
const LETTER_COUNTRIES = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

const FOOTER =
  '<div style="width:100%;font:8px sans-serif;color:#6b6b6b;text-align:center">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>';

/**
 * An article with its highlights and notes as a PDF: tagged for those who hear it, with an outline of its headings and
 * numbered pages, on the paper of this computer's country.
 *
 * @param library - the folder that the images are in
 */
export function articlePdf(library: string, job: PrintJob): Promise<Result<Uint8Array>> {
  return withPrintPage(library, job, async (contents) =>
    ok(
      await contents.printToPDF({
        pageSize: LETTER_COUNTRIES.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4',
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: FOOTER,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      }),
    ),
  );
}
