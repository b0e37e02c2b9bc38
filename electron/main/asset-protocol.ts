import { readFile } from 'node:fs/promises';
import type { ProtocolRequest, ProtocolResponse, Session } from 'electron';
import { ASSET_SCHEME } from '#contract/asset-address';
import { assetFileOf } from './asset-path';

/** A drawing is a document: opened as one, it may do nothing but show itself. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/**
 * Serves the images that are kept with articles to the windows of a session, by the older call as the app's pages are
 * (see `app-protocol.ts`).
 *
 * @param library - the folder
 */
export function serveAssets(session: Session, library: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- as for the app's pages
  session.protocol.registerBufferProtocol(ASSET_SCHEME, (request, respond) => {
    void answer(request, library).then(respond);
  });
}

async function answer({ method, url }: ProtocolRequest, library: string): Promise<ProtocolResponse> {
  if (method !== 'GET') return refusal(405);
  const asset = assetFileOf(url, library);
  if (asset === null) return refusal(403);
  try {
    return { data: await readFile(asset.file), headers: { ...headers(asset.type) } };
  } catch {
    // Missing, or not to be read: the check of the library says which, the reader shows that it isn't there.
    return refusal(404);
  }
}

function headers(type: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    // Named after its bytes, so it is the same for ever.
    'Cache-Control': 'max-age=31536000, immutable',
  };
}

function refusal(statusCode: number): ProtocolResponse {
  return { statusCode, data: Buffer.alloc(0) };
}
