/** A time as people of this computer's zone say it: “22 November 2026 at 18:42”. `iso` is ISO 8601. */
export function dayAndTime(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** The day alone, where there is little room: “22 Nov 2026”. */
export function shortDay(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
