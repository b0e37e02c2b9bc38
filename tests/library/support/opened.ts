import { expect } from 'vitest';
import type { Library } from '../../../electron/library/library';
import { openLibrary, type OpenOptions } from '../../../electron/library/open-library';
import { valueOf } from './value-of';

/** Opens a library that should open without anything to tell. */
export async function opened(
  folder: string,
  options: Omit<OpenOptions, 'folder' | 'onNotice'> = {},
): Promise<Library> {
  const notices: string[] = [];
  const library = valueOf(
    await openLibrary({ ...options, folder, onNotice: (message) => notices.push(message) }),
  );
  expect(notices).toEqual([]);
  return library;
}
