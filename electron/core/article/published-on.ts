/**
 * The date of a piece as people write it, such as "1 March 2024"; empty when there is none. A source that only says
 * "2024-03" or "March 2024" is given as it said.
 *
 * @param published - as the source says: a date or a time
 */
export function publishedOn(published: string | null): string {
  if (published === null) return '';
  if (!/^\d{4}-\d{2}-\d{2}/.test(published)) return published;
  const date = new Date(published);
  if (Number.isNaN(date.getTime())) return published;
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/.test(published);
  return date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(dayOnly && { timeZone: 'UTC' }),
  });
}
