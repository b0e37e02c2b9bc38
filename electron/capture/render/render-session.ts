import { randomUUID } from 'node:crypto';
import {
  session,
  type HeadersReceivedResponse,
  type OnHeadersReceivedListenerDetails,
  type Session,
} from 'electron';
import type { Result } from '#core/result';
import { lookUpIn, userAgent } from '../capture-network';
import type { AddressFrom } from '../reach';
import { leavesPage, noPage, pageAnswer, redirectOf, withPolicy, type BusyAnswer } from './page-answer';
import { RequestGuard } from './request-guard';
import { letOnWeb } from './web-sessions';

export interface RenderSessionOptions {
  /** The app's version, for the User-Agent. */
  readonly version: string;
  readonly from: AddressFrom;
  readonly signal: AbortSignal;
  /** Hears why the page itself can't be had; nothing of it is shown then. */
  readonly onRefused: (failure: Result<never>) => void;
  /** Hears why an address gives nothing to show: a page that is there already stays. */
  readonly onNothing: (failure: Result<never>) => void;
  /** Hears that the page's host wants to be left alone; nothing of it is shown then. */
  readonly onBusy: (busy: BusyAnswer) => void;
}

export interface RenderSession {
  readonly session: Session;
  readonly guard: RequestGuard;
  /** Forgets all that the page left. Call when its window is gone. */
  readonly clear: () => Promise<void>;
}

const EVERYTHING = { urls: ['<all_urls>'] };

/** Makes a session in memory for one page, which shares nothing with any other and asks for nothing by itself. */
export function openRenderSession(options: RenderSessionOptions): RenderSession {
  const { version, from, signal, onRefused, onNothing, onBusy } = options;
  // No `persist:` prefix, and a name that no other page has had: what a page stores is gone with it.
  const own = session.fromPartition(`render-${randomUUID()}`, { cache: false });
  letOnWeb(own);
  own.setUserAgent(userAgent(version));
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event, item) => {
    event.preventDefault();
    onNothing(noPage(item.getURL()));
  });

  const guard = new RequestGuard({ from, signal, lookUp: (address) => lookUpIn(own, address) });
  const { webRequest } = own;
  webRequest.onBeforeRequest(EVERYTHING, (details, answer) => {
    void guard.decide(details).then((decided) => {
      // One that ended meanwhile gave way to another, which is the page now.
      const isOver = !decided.ok && decided.error.code === 'cancelled';
      if (!decided.ok && !isOver && details.resourceType === 'mainFrame') onRefused(decided);
      answer({ cancel: !decided.ok });
    });
  });
  const answerHeaders = async (
    details: OnHeadersReceivedListenerDetails,
    answer: (response: HeadersReceivedResponse) => void,
  ): Promise<void> => {
    const url = redirectOf(details);
    const followed = url === null ? null : await guard.follow({ ...details, url });
    if (followed?.ok === false && details.resourceType === 'mainFrame') onRefused(followed);
    if (followed !== null) return answer({ cancel: !followed.ok });
    if (details.resourceType !== 'mainFrame') return answer({});
    const page = pageAnswer(details);
    if (!page.ok && leavesPage(details.statusCode)) {
      onNothing(page);
      // Chromium lets the page be by itself; broken off, it would show an error in its place.
      return answer({});
    }
    if (!page.ok) onRefused(page);
    else if (page.value !== null) onBusy(page.value);
    const isPage = page.ok && page.value === null;
    return answer(isPage ? { responseHeaders: withPolicy(details.responseHeaders) } : { cancel: true });
  };
  webRequest.onHeadersReceived(EVERYTHING, (details, answer) => void answerHeaders(details, answer));
  webRequest.onCompleted(EVERYTHING, ({ id }) => guard.ended(id));
  webRequest.onErrorOccurred(EVERYTHING, ({ id }) => guard.ended(id));
  return { session: own, guard, clear: () => clear(own) };
}

async function clear(own: Session): Promise<void> {
  await own.closeAllConnections();
  await Promise.all([own.clearStorageData(), own.clearCache(), own.clearAuthCache()]);
}
