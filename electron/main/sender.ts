import { pageAddress } from './page-path';

/** What is known of the frame that a message came from, read while it is still there. */
export interface Sender {
  /** Of the frame itself; null when the frame is gone. */
  readonly url: string | null;
  /** Whether it is the topmost frame of its page. */
  readonly isMainFrame: boolean;
  /** Whether the page is the one in our window. */
  readonly isInWindow: boolean;
}

/** Whether a message may be acted on: it comes from the app's own page, at the top of the app's own window. */
export function isTrustedSender(sender: Sender): boolean {
  if (!sender.isInWindow || !sender.isMainFrame || sender.url === null) return false;
  // An in-page link may have put a fragment there.
  return sender.url.split('#')[0] === pageAddress('index');
}
