import { readFile } from 'node:fs/promises';
import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron';
import { pagesFolder } from './app-paths';
import { devServer, fetchFromDevServer } from './dev-server';
import { pageHeaders } from './page-headers';
import { ASSET_SCHEME } from '#contract/asset-address';
import { APP_SCHEME, pageFileOf } from './page-path';

/** Declares the schemes of the app; must run before Electron is ready. */
export function registerAppSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
    { scheme: ASSET_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/**
 * Serves the app's pages to the windows of a session. `onGiven` is called with the address of each file that was given.
 * The development server doesn't tell.
 */
export function serveApp(session: Session, onGiven: (url: string) => void = () => undefined): void {
  const { protocol: ofSession } = session;
  const folder = pagesFolder();
  const server = devServer();
  if (server !== null) {
    if (ofSession.isProtocolHandled(APP_SCHEME)) return;
    ofSession.handle(APP_SCHEME, (request) => fetchFromDevServer(server, request.url));
    return;
  }
  // `protocol.handle` gives the first request only when Node has read its whole fetch, 90 ms at each start (measured on
  // Electron 33: window to request 130 ms against 43). The older call, deprecated since 25, is in 45 as well.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above; `npm run bench -- startup` holds it
  ofSession.registerBufferProtocol(APP_SCHEME, (request, respond) => {
    void answer(request, folder).then((response) => {
      respond(response);
      onGiven(request.url);
    });
  });
}

/** What an address of the scheme gives: a file of the app with its headers, or a status that says why not. */
async function answer(request: ProtocolRequest, folder: string): Promise<ProtocolResponse> {
  if (request.method !== 'GET') return refusal(405);
  const page = pageFileOf(request.url, folder);
  if (page === null) return refusal(403);
  try {
    return { data: await readFile(page.file), headers: { ...pageHeaders(page.path) } };
  } catch {
    // Missing, or a folder: to the page both are an address with nothing behind it.
    return refusal(404);
  }
}

function refusal(statusCode: number): ProtocolResponse {
  return { statusCode, data: Buffer.alloc(0) };
}
