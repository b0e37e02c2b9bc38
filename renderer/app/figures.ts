const MEGABYTE = 1_000_000;

/** A number as people write it: 12,040. */
export function figure(number: number): string {
  return number.toLocaleString('en-GB');
}

/** A number of things: “1 article”, “12,040 articles”. */
export function counted(number: number, noun: string): string {
  return `${figure(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Bytes in the unit that gives a short number, the decimal ones that systems show beside files. */
export function size(bytes: number): string {
  if (bytes < MEGABYTE) return `${figure(Math.ceil(bytes / 1000))} kB`;
  const megabytes = bytes / MEGABYTE;
  if (megabytes < 1000) return `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`;
  return `${(megabytes / 1000).toFixed(1)} GB`;
}
