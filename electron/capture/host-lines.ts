import { Line, type Leave } from './line';

/** Hosts that are asked at the same time. */
const MOST_AT_ONCE = 6;

/**
 * Who may ask which host now, over all captures: one request at a time for each host, different hosts side by side up
 * to a limit.
 */
export class HostLines {
  private readonly lines = new Map<string, Line>();
  private readonly all = new Line(MOST_AT_ONCE);

  /** Whether `host` may be asked at once. */
  hasRoom(host: string): boolean {
    return this.all.hasRoom && (this.lines.get(host)?.hasRoom ?? true);
  }

  /**
   * Waits until `host` may be asked.
   * @param host a name or address, with the port where it isn't the usual one
   * @returns what gives the turn back; null when `signal` was aborted first
   */
  async take(host: string, signal: AbortSignal): Promise<Leave | null> {
    const line = this.lines.get(host) ?? new Line(1);
    this.lines.set(host, line);
    const leaveHost = await line.take(signal);
    if (leaveHost === null) return null;
    const leave = (): void => {
      leaveHost();
      // A line is made anew when it is needed; kept, they would grow with every host that was ever asked.
      if (line.isEmpty) this.lines.delete(host);
    };
    const leaveAll = await this.all.take(signal);
    if (leaveAll === null) {
      leave();
      return null;
    }
    return () => {
      leaveAll();
      leave();
    };
  }
}
