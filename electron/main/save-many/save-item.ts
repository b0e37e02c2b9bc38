import type { Source } from '#core/commands';
import { fail, ok, type Result } from '#core/result';

/** One of several things that are saved together. */
export interface SaveItem {
  /** File name or address, for messages. */
  readonly name: string;
  /** Fails where the item can't be read. */
  readonly source: () => Promise<Result<Source>>;
}

/** What a folder or a zip file holds. */
export interface Collection {
  readonly items: readonly SaveItem[];
  /** How many files were left out because they are of no kind that is saved, such as pictures. */
  readonly passedOver: number;
  readonly close: () => void;
}

/** More than this at once is taken for a slip. */
export const MOST_ITEMS = 10_000;

/** @param what names what holds so many; it begins the message */
export function tooManyItems(what: string): Result<never> {
  const most = MOST_ITEMS.toLocaleString('en-GB');
  return fail('too-large', `${what} holds over ${most} things to save. Nothing was saved; take it in parts.`);
}

const SAVED_FILES = /\.(x?html?|mht|mhtml|md|markdown|txt|text)$/i;

/** An item whose source is known already. */
export function itemOf(name: string, source: Source): SaveItem {
  return { name, source: () => Promise.resolve(ok(source)) };
}

/**
 * Whether a file among others is one to save, by its path with slashes: pages and texts, but no hidden files, and
 * nothing of the folders that browsers put the parts of a page in (`lamp_files`, `__MACOSX`).
 */
export function isSaved(path: string): boolean {
  const steps = path.split('/');
  return SAVED_FILES.test(path) && !steps.some((step) => step.startsWith('.')) && !isPart(steps.slice(0, -1));
}

function isPart(folders: readonly string[]): boolean {
  return folders.some((folder) => /_files$/i.test(folder) || folder === '__MACOSX');
}
