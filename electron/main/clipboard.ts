import { clipboard } from 'electron';
import type { Copied } from '#core/pasted-source';

/** The clipboard as Electron had it before version 44, and as it has it since, where they differ. */
type Clipboard =
  | { readonly readHTML: () => string }
  | {
      readonly readHTML?: never;
      readonly read: () => Promise<
        readonly { readonly types: readonly string[]; readonly getType: (type: string) => Promise<Blob> }[]
      >;
    };

/** What a person copied. */
export async function readClipboard(): Promise<Copied> {
  // Since version 44 a promise, before that the text itself.
  const text: string | Promise<string> = clipboard.readText();
  return { text: await text, html: await readHtml(clipboard as unknown as Clipboard) };
}

async function readHtml(board: Clipboard): Promise<string> {
  if (board.readHTML !== undefined) return board.readHTML();
  for (const item of await board.read()) {
    if (item.types.includes('text/html')) return (await item.getType('text/html')).text();
  }
  return '';
}
