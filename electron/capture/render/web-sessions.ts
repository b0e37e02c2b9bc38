import type { Session } from 'electron';

const rendering = new WeakSet<Session>();

/** Says that a session's pages are on the web, under rules of their own. Call before anything is opened in it. */
export function letOnWeb(session: Session): void {
  rendering.add(session);
}

/** Whether a session's pages are those that are rendered: all other pages of the app have no network. */
export function isOnWeb(session: Session): boolean {
  return rendering.has(session);
}
