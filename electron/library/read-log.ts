import type { CaptureLog } from '#core/article/capture-log';
import { ok, type Result } from '#core/result';
import { Document } from './document/document';
import type { StoreContext } from './document/store-context';
import { captureLogKind } from './document-kinds';
import { logFile } from './layout';

/** How a content version was captured; null when nobody took it down. @param folder - the article's */
export async function readLog(
  context: StoreContext,
  folder: string,
  version: number,
): Promise<Result<CaptureLog | null>> {
  const document = await Document.open(context, captureLogKind, logFile(folder, version));
  if (document.ok) return ok({ steps: document.value.data.steps });
  return document.error.code === 'not-found' ? ok(null) : document;
}
