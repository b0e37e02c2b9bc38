const DATE = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const DATE_AND_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/**
 * Brings a date from a page into ISO 8601, as exact as it was: a date, a time with its zone in UTC, or a local time
 * without one. Dates in English words are understood; anything else gives null.
 */
export function isoDate(given: string | null): string | null {
  const words = given?.trim() ?? '';
  const date = DATE.exec(words);
  if (date !== null) return existing(`${date[1]}-${date[2]}-${date[3]}`);
  const moment = DATE_AND_TIME.exec(words);
  if (moment !== null) {
    const [, day = '', time = '', seconds = ':00', zone] = moment;
    if (zone === undefined) return existing(`${day}T${time}${seconds}`);
    const offset = /^[+-]/.test(zone) ? zone : 'Z';
    const at = new Date(`${day}T${time}${seconds}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
    return Number.isNaN(at.getTime()) ? null : at.toISOString().replace('.000Z', 'Z');
  }
  return inWords(words);
}

/** `14 June 2014`, `June 14, 2014`, with or without a weekday and a time that is left out. */
function inWords(words: string): string | null {
  if (!/^[\p{L}\d\s,.:+-]{8,60}$/u.test(words) || !/\p{L}{3}/u.test(words) || !/\b\d{4}\b/.test(words))
    return null;
  const at = new Date(words);
  if (Number.isNaN(at.getTime())) return null;
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

function existing(iso: string): string | null {
  const at = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : `${iso}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso.slice(0, 10)) ? iso : null;
}
