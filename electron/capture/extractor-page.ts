import type { ExtractorRequest } from '#contract/extractor';

/** What a page says while it lives. */
export interface ExtractorPageEvents {
  /** A message from the page, unchecked. */
  readonly onMessage: (message: unknown) => void;
  /** It crashed or was closed from outside; nothing more will come. */
  readonly onGone: () => void;
}

/** A page that does jobs, one at a time. */
export interface ExtractorPage {
  send(request: ExtractorRequest): void;
  /** Ends it at once, whatever it is busy with. After this no event comes. */
  close(): void;
}

/** Opens a page that is ready for its first job. Rejects when it can't be loaded. */
export type OpenExtractorPage = (events: ExtractorPageEvents) => Promise<ExtractorPage>;
