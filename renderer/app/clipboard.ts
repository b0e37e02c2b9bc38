import type { QuoteCopy } from '#core/export/quote-copies';
import { fail, ok, type Result } from '#core/result';

/** Puts something into the clipboard, in each flavour that it has. */
export async function writeClipboard({ text, html }: QuoteCopy): Promise<Result<null>> {
  const flavours = {
    'text/plain': blobOf(text, 'text/plain'),
    ...(html !== undefined && { 'text/html': blobOf(html, 'text/html') }),
  };
  try {
    await navigator.clipboard.write([new ClipboardItem(flavours)]);
    return ok(null);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return fail(
      'unsupported',
      'The clipboard didn’t take it. Nothing was copied; what was there is still there.',
    );
  }
}

function blobOf(text: string, type: string): Blob {
  return new Blob([text], { type });
}
