import type { Result } from '#core/result';
import type { JobName } from './jobs';

// What the two threads say to each other. Both ends are this program's own code, so the types are taken at their word.

export type ToThread =
  | {
      readonly kind: 'start';
      readonly id: number;
      readonly job: JobName;
      readonly folder: string;
      readonly writer: string;
      readonly args: unknown;
    }
  | { readonly kind: 'stop'; readonly id: number };

export type FromThread =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number | null }
  | { readonly kind: 'notice'; readonly id: number; readonly message: string }
  /** As JSON, which is quicker to pass than an object of many small ones. */
  | { readonly kind: 'told'; readonly id: number; readonly json: string }
  | { readonly kind: 'ended'; readonly id: number; readonly result: Result<unknown> }
  /** A fault in the program. */
  | { readonly kind: 'threw'; readonly id: number; readonly error: unknown };
