import { Readable } from 'node:stream';
import type { Door } from '#contract/calls';
import { fail } from '#core/result';
import { runCommandLine } from '../../electron/main/cli/run';

/** What a command line ended with, printed and asked of the library. */
export interface RanWords {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly calls: readonly (readonly [name: string, args: unknown])[];
}

/** Runs a command line in `/home/ada` against a door that answers each command and query so. */
export async function runWords(
  answers: Readonly<Record<string, unknown>>,
  ...words: readonly string[]
): Promise<RanWords> {
  const said = { out: '', err: '' };
  const calls: (readonly [string, unknown])[] = [];
  const call = (name: string, args: unknown) => {
    calls.push([name, args]);
    return Promise.resolve(answers[name]);
  };
  const code = await runCommandLine(words, {
    version: '1.2.3',
    folder: '/home/ada',
    input: Readable.from([]),
    print: (text) => {
      said.out += text;
      return Promise.resolve();
    },
    say: (text) => {
      said.err += text;
      return Promise.resolve();
    },
    openDoor: () => ({ command: call, query: call }) as unknown as Door,
    readClipboard: () => Promise.resolve(fail('unsupported', 'Nobody copies here.')),
    extract: () => Promise.resolve(fail('not-found', 'Nothing is extracted here.')),
    pdfOf: () => Promise.resolve(fail('not-found', 'Nothing is printed here.')),
    onItems: () => undefined,
    onFault: () => Promise.resolve(),
    stopped: new AbortController().signal,
  });
  return { code, ...said, calls };
}
