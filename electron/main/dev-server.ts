import { app } from 'electron';

/**
 * The server of `npm run dev`, which stands behind the app's own scheme then, so that origins, sender checks and
 * relative addresses are those of the built app. Null otherwise, and always in a packaged app.
 */
export function devServer(): URL | null {
  const address = process.env['ELECTRON_RENDERER_URL'];
  if (app.isPackaged || address === undefined || !URL.canParse(address)) return null;
  return new URL(address);
}

/** Gives what the dev server has at the path of an address of the app's scheme. */
export async function fetchFromDevServer(server: URL, address: string): Promise<Response> {
  const { pathname, search } = new URL(address);
  const reply = await fetch(new URL(pathname + search, server));
  // Only what a page needs: the server's other headers speak of its own connection.
  const type = reply.headers.get('Content-Type') ?? 'application/octet-stream';
  return new Response(await reply.arrayBuffer(), { status: reply.status, headers: { 'Content-Type': type } });
}
