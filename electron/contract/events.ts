import type { ArticleId } from '#core/ids';
import type { ReadingSettings } from '#core/reading/reading-settings';
import type { MenuAction } from './menu-actions';

/** The steps of a capture, in order. */
export const CAPTURE_STEPS = ['fetch', 'decode', 'extract', 'sanitise', 'assets', 'store'] as const;
export type CaptureStep = (typeof CAPTURE_STEPS)[number];

export interface CaptureProgress {
  readonly captureId: string;
  /** What is being saved, for people: a file name, an address, "Pasted text". */
  readonly label: string;
  readonly step: CaptureStep | 'done' | 'failed';
  /** Bytes so far and, when the server said, of how many; null for steps without a figure. */
  readonly bytes: { readonly done: number; readonly total: number | null } | null;
  /** There while nothing is done but waiting: for the turn at a host (`seconds` null), or so long as it asked for. */
  readonly waiting?: { readonly host: string; readonly seconds: number | null };
  /** Of the step `assets`: how many images are settled, and of how many. */
  readonly images?: { readonly done: number; readonly total: number };
}

/**
 * Long work on the whole library. *compare*: what a backup would change; *import*: reading what is to be merged, to
 * say what it would do; *merge*: taking it in; *save*: several articles, which are counted.
 */
export const TASK_KINDS = [
  'index',
  'backup',
  'compare',
  'restore',
  'verify',
  'repair',
  'merge',
  'export',
  'import',
  'save',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** How far a task is; `done` and `total` count what it works through, articles or files. */
export interface TaskProgress {
  readonly task: TaskKind;
  readonly done: number;
  readonly total: number | null;
  /** It has ended, well or not. */
  readonly ended: boolean;
}

/** What main tells the window without being asked. */
export interface Events {
  /** These articles changed, by whichever door; the window reads them again. */
  readonly 'library.changed': { readonly articleIds: readonly ArticleId[] };
  readonly 'capture.progress': CaptureProgress;
  readonly 'task.progress': TaskProgress;
  /** The person changed how they read, by whichever door. */
  readonly 'reading.changed': ReadingSettings;
  readonly 'menu.action': { readonly action: MenuAction };
  /** A link from another program asks for a page; the window saves it and says so. */
  readonly 'save.asked': { readonly url: string; readonly title: string | null };
  /** Something that a person should know, such as a damaged document that was set aside. */
  readonly notice: { readonly message: string };
}

export type EventName = keyof Events;

export const EVENT_NAMES: readonly EventName[] = [
  'library.changed',
  'capture.progress',
  'task.progress',
  'reading.changed',
  'menu.action',
  'save.asked',
  'notice',
];
