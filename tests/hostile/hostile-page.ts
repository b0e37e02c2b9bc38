import { CLOBBERING } from './clobbering';
import { EVENT_ATTRIBUTES } from './events';
import { FOREIGN } from './foreign';
import { HOSTILE_ADDRESSES } from './addresses';
import { MUTATIONS } from './mutations';
import { armed, type Payload, type PayloadTargets } from './payload';
import { SCRIPTS } from './scripts';

/** What a server answers with. */
export interface HostilePage {
  /** For people, when it did harm. */
  readonly name: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Made when it is asked for: some are large. */
  readonly body: (targets: PayloadTargets) => string | Buffer;
}

export const PARAGRAPHS: readonly string[] = [
  'The harbour master kept two books, and in the second of them he wrote what the first one had no room for.',
  'Every ship that came in was entered with its captain, its cargo and the state of the tide, and nothing besides.',
  'What the captains said, however, and what they left unsaid, he put down at night, by the light of a small lamp.',
];

/** An article with something in the middle of it, so that it is taken for a part of the article. */
export function pageAround(markup: string, title = 'The second book', head = ''): string {
  const [first = '', second = '', third = ''] = PARAGRAPHS;
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><article>` +
    `<h1>${title}</h1><p>${first}</p>${markup}<p>${second}</p><p>${third}</p></article></body></html>`
  );
}

const FAMILIES: Readonly<Record<string, readonly Payload[]>> = {
  script: SCRIPTS,
  event: EVENT_ATTRIBUTES,
  address: HOSTILE_ADDRESSES,
  mutation: MUTATIONS,
  foreign: FOREIGN,
  clobbering: CLOBBERING,
};

/** Each payload in an article of its own. */
export const PAYLOAD_PAGES: readonly HostilePage[] = Object.entries(FAMILIES).flatMap(([family, payloads]) =>
  payloads.map((payload, index) => ({
    name: `${family} ${index}: ${payload.slice(0, 100)}`,
    body: (targets: PayloadTargets) => pageAround(armed(payload, targets)),
  })),
);
