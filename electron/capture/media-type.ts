import { fail, ok, type Result } from '#core/result';

/** A Content-Type header, taken apart. */
export interface MediaType {
  /** Lower case, such as `text/html`; null when nothing usable was declared. */
  readonly essence: string | null;
  readonly charset: string | null;
}

export function parseMediaType(header: string | null): MediaType {
  const essence = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(header ?? '')?.[1]?.toLowerCase() ?? null;
  const charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(header ?? '')?.[1] ?? null;
  return { essence, charset };
}

/** What a content type promises; `unknown` leaves it to the bytes. */
export type PromisedKind = 'html' | 'text' | 'markdown' | 'unknown';

const PROMISED: Readonly<Record<string, PromisedKind>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'application/octet-stream': 'unknown',
  'application/x-mimearchive': 'unknown',
  'message/rfc822': 'unknown',
  'multipart/related': 'unknown',
  'application/xml': 'unknown',
  'text/xml': 'unknown',
};

/**
 * Whether a response of this type can become an article.
 * @param what names the source in the message
 */
export function promisedKind(type: MediaType, what: string): Result<PromisedKind> {
  if (type.essence === null) return ok('unknown');
  const promised = PROMISED[type.essence];
  if (promised !== undefined) return ok(promised);
  const name = nameOf(type.essence);
  const code = /^(text\/|application\/(json|.*\+json|javascript))/.test(type.essence)
    ? 'unsupported'
    : 'not-text';
  return fail(code, `${what} is ${name}, not a page or a text. Nothing was saved.`);
}

function nameOf(essence: string): string {
  if (essence === 'application/pdf') return 'a PDF document';
  if (essence.endsWith('json')) return 'data (JSON)';
  if (/zip|compressed|x-tar|gzip|x-7z|x-rar/.test(essence)) return 'an archive';
  if (/msword|officedocument|opendocument|epub/.test(essence)) return `a document (${essence})`;
  switch (essence.slice(0, essence.indexOf('/'))) {
    case 'image':
      return 'an image';
    case 'audio':
      return 'a sound recording';
    case 'video':
      return 'a video';
    case 'font':
      return 'a font';
    default:
      return `of the type ${essence}`;
  }
}
