/** An address in the parts that people look at: the host is what tells whose page it is. */
export interface LinkWords {
  readonly before: string;
  readonly host: string;
  readonly after: string;
}

/** Null for what isn't an address. */
export function linkWords(address: string): LinkWords | null {
  if (address.startsWith('#')) return { before: '', host: 'In this article', after: '' };
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return { before: 'Mail to ', host: decoded(url.pathname), after: '' };
  const rest = `${url.pathname}${url.search}${url.hash}`;
  return { before: '', host: url.host.replace(/^www\./, ''), after: rest === '/' ? '' : decoded(rest) };
}

/** Letters as people read them; an address that isn't well written stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
