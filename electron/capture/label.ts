import { basename } from 'node:path';
import { assertNever } from '#core/result';
import type { Source } from '#core/commands';
import { shortAddress } from './address';

/** What is being saved, for people: a file's name, an address, "Pasted text". */
export function labelOf(source: Source): string {
  switch (source.kind) {
    case 'url':
      return shortAddress(source.url);
    case 'file':
      return basename(source.path);
    case 'text':
      return 'Pasted text';
    case 'html':
      return 'Pasted page';
    case 'bytes':
      return source.name ?? 'Standard input';
    default:
      return assertNever(source);
  }
}
