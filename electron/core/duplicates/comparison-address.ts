/** Parameters that say how a reader came to a page, not which page it is. */
const TRACKING =
  /^(?:utm_[^=]*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|vero_id|ref_src|ref_url|s_cid|cmpid|ns_[^=]*|at_medium|at_campaign|share_id|smid)(?:=|$)/i;

/**
 * An address in a form that is the same for one page however it was come by: without scheme, `www.`, fragment, tracking
 * parameters, the order of the others, a port that goes without saying or a slash at the end. For comparing only; it
 * leads nowhere. By string work alone, since it is made for each article of a library: give it an address as a URL
 * parser writes it.
 *
 * @returns null for what is no web address
 */
export function comparisonAddress(address: string): string | null {
  const parts = /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#]+)([^?#]*)(?:\?([^#]*))?/i.exec(address);
  if (parts === null) return null;
  const [, host = '', path = '', query = ''] = parts;
  const kept = query === '' ? [] : query.split('&').filter((part) => part !== '' && !TRACKING.test(part));
  const place = `${host.toLowerCase().replace(/:(?:80|443)$/, '')}${path.replace(/\/+$/, '')}`;
  return kept.length === 0 ? place : `${place}?${kept.sort().join('&')}`;
}
